using System.Text;
using System.Text.Json;

namespace Signals.Journal.Logbook;

/// <summary>
/// Anchors of one chain. New ones are appended to <c>anchors.ndjson</c>. When a day is over, or that file is 8 MB, it begins anew: the last anchor of each
/// day goes to <c>kept.ndjson</c>, which is enough, since a hash covers every line before it.
/// </summary>
internal sealed class AnchorFile : IDisposable
{
    private const string CurrentName = "anchors.ndjson";
    private const string KeptName = "kept.ndjson";
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly string folder;
    private readonly string node;
    private readonly int keptDays;
    private readonly Dictionary<string, Anchor> ends = [];
    private readonly Dictionary<(string Log, string Node), Anchor> starts = [];
    private FileStream current;
    private DateOnly day;
    private long whole;

    private AnchorFile(string folder, string node, int keptDays, FileStream current)
    {
        (this.folder, this.node, this.keptDays, this.current) = (folder, node, keptDays, current);
        whole = current.Length;
        foreach (var anchor in Read(folder)) Note(anchor);
    }

    /// <exception cref="IOException">The files cannot be read or written.</exception>
    /// <exception cref="JsonException">A line that is whole is no anchor.</exception>
    public static AnchorFile Open(string folder, string node, int keptDays)
    {
        Directory.CreateDirectory(folder);
        var current = new FileStream(Path.Combine(folder, CurrentName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            CutTorn(current);
            return new(folder, node, keptDays, current);
        }
        catch
        {
            current.Dispose();
            throw;
        }
    }

    /// <summary>The last end of this chain in a log that was anchored; null for none.</summary>
    public Anchor? End(string log) => ends.GetValueOrDefault(log);

    /// <summary>The last of the oldest lines of this chain that were deleted by their term; null for none.</summary>
    public Anchor? Start(string log) => starts.GetValueOrDefault((log, node));

    /// <summary>Appends, and returns once it is on the disk.</summary>
    /// <exception cref="IOException">Whether it is on the disk is not known.</exception>
    public void Append(IReadOnlyList<Anchor> anchors)
    {
        if (anchors.Count == 0) return;
        var today = DateOnly.FromDateTime(anchors[0].At.UtcDateTime);
        if (current.Length > 0 && (today > day || current.Length > MostBytes)) BeginAnew(anchors[0].At);
        // What a failed attempt left, perhaps half a line, must not stay before the next one.
        if (current.Length != whole) current.SetLength(whole);
        current.Seek(0, SeekOrigin.End);
        current.Write([.. anchors.SelectMany(anchor => anchor.ToLine())]);
        current.Flush(flushToDisk: true);
        whole = current.Length;
        foreach (var anchor in anchors) Note(anchor);
    }

    public void Dispose() => current.Dispose();

    /// <summary>Every anchor of a folder. Half a line at the end, from a crash, is passed over.</summary>
    public static IEnumerable<Anchor> Read(string folder)
    {
        foreach (var name in (string[])[KeptName, CurrentName])
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) continue;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var lines = reader.ReadToEnd().Split('\n');
            foreach (var line in lines.SkipLast(1)) yield return Anchor.Parse(line);
        }
    }

    private void Note(Anchor anchor)
    {
        if (anchor.Kind == Anchor.Start)
        {
            if (!starts.TryGetValue((anchor.Log, anchor.Node), out var known) || known.Sequence <= anchor.Sequence) starts[(anchor.Log, anchor.Node)] = anchor;
        }
        else if (anchor.Node == node && (End(anchor.Log) is not { } last || last.Sequence <= anchor.Sequence))
        {
            ends[anchor.Log] = anchor;
        }
        day = DateOnly.FromDateTime(anchor.At.UtcDateTime);
    }

    // Both files hold the last ends and starts, so that losing either name of them in a crash loses none of these. Of another's chain nothing is left once
    // a term has passed since its last lines were deleted.
    private void BeginAnew(DateTimeOffset now)
    {
        foreach (var (place, start) in starts)
            if (place.Node != node && start.At < now.AddDays(-keptDays)) starts.Remove(place);
        var lasting = ends.Values.Concat(starts.Values).ToList();
        var kept = Read(folder).Where(anchor => anchor.Kind == Anchor.End && anchor.At >= now.AddDays(-keptDays))
            .GroupBy(anchor => (anchor.Log, anchor.Node, DateOnly.FromDateTime(anchor.At.UtcDateTime)))
            .Select(ofDay => ofDay.MaxBy(anchor => anchor.Sequence)!);
        Files.Replace(Path.Combine(folder, KeptName), [.. kept.Concat(lasting).Distinct().SelectMany(anchor => anchor.ToLine())]);
        current.Dispose();
        var path = Path.Combine(folder, CurrentName);
        Files.Replace(path, [.. lasting.SelectMany(anchor => anchor.ToLine())]);
        current = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        whole = current.Length;
    }

    private static void CutTorn(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        if (text.Length > 0 && text[^1] != '\n') file.SetLength(Encoding.UTF8.GetByteCount(text[..(text.LastIndexOf('\n') + 1)]));
    }
}

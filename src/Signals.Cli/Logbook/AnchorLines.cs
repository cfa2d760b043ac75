using System.Globalization;
using System.Text.Json;
using Signals.Cli.Lines;

namespace Signals.Cli.Logbook;

/// <summary>A line that an anchor file vouches for.</summary>
internal sealed record AnchorLine(long Sequence, byte[] Hash, DateTimeOffset At, DateTimeOffset? Before);

/// <summary>What anchor files vouch for of one chain.</summary>
internal sealed class ChainAnchors
{
    private readonly Dictionary<long, byte[]> ends = [];

    /// <summary>The last line that was anchored; 0 for none.</summary>
    public long Last { get; private set; }

    /// <summary>The last of the oldest lines that were deleted by their term; null for none.</summary>
    public AnchorLine? Start { get; private set; }

    /// <summary>Lines for which two anchors give two hashes.</summary>
    public SortedSet<long> Contradicted { get; } = [];

    public byte[]? At(long sequence) => ends.GetValueOrDefault(sequence);

    public void AddEnd(AnchorLine anchor)
    {
        if (!ends.TryAdd(anchor.Sequence, anchor.Hash) && !ends[anchor.Sequence].AsSpan().SequenceEqual(anchor.Hash)) Contradicted.Add(anchor.Sequence);
        Last = Math.Max(Last, anchor.Sequence);
    }

    public void AddStart(AnchorLine anchor)
    {
        if (Start is null || anchor.Sequence >= Start.Sequence) Start = anchor;
    }
}

/// <summary>Reads folders of anchors: in each, a folder for every name that the process had.</summary>
internal sealed class AnchorLines
{
    private readonly Dictionary<(string Log, string Node), ChainAnchors> chains = [];

    /// <summary>What cannot be read, by file and line.</summary>
    public List<string> Unreadable { get; } = [];

    public IEnumerable<(string Log, string Node)> Chains => chains.Keys;

    public ChainAnchors Of(string log, string node) => chains.TryGetValue((log, node), out var known) ? known : chains[(log, node)] = new();

    /// <exception cref="CommandFailedException">There is no such folder, or it cannot be read.</exception>
    public static async Task<AnchorLines> Read(IEnumerable<string> folders, CancellationToken cancellation)
    {
        var anchors = new AnchorLines();
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder)) throw new CommandFailedException($"--anchors: there is no folder {folder}. Check the name.");
            try
            {
                foreach (var file in Directory.EnumerateFiles(folder, "*.ndjson", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) await anchors.ReadFile(file, cancellation);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new CommandFailedException($"--anchors: {folder} cannot be read: {failure.Message}", failure);
            }
        }
        return anchors;
    }

    private async Task ReadFile(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var lines = (await reader.ReadToEndAsync(cancellation)).Split('\n');
        // A crash leaves half a line at the end, which nobody was told of.
        for (var i = 0; i < lines.Length - 1; i++)
        {
            if (!Take(lines[i]) && Unreadable.Count < 100) Unreadable.Add(string.Create(CultureInfo.InvariantCulture, $"{path}, line {i + 1}"));
        }
    }

    private bool Take(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var anchor = new AnchorLine(
                root.GetProperty("sequence").GetInt64(), Convert.FromHexString(root.GetProperty("hash").GetString()!), root.GetProperty("at").GetDateTimeOffset(),
                root.TryGetProperty("before", out var before) ? before.GetDateTimeOffset() : null);
            var chain = Of(root.GetProperty("log").GetString()!, root.GetProperty("node").GetString()!);
            switch (root.GetProperty("kind").GetString())
            {
                case "end": chain.AddEnd(anchor); return true;
                case "start": chain.AddStart(anchor); return true;
                default: return false;
            }
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentNullException)
        {
            return false;
        }
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Signals.Journal.Logbook;

/// <summary>The folder in which one process anchors: a lock, the name of its chain, and a folder of anchors for each name that it had.</summary>
internal sealed class AnchorFolder : IAsyncDisposable
{
    private const string NameFile = "node";

    private readonly string path;
    private readonly FileStream hold;

    private AnchorFolder(string path, FileStream hold) => (this.path, this.hold) = (path, hold);

    /// <exception cref="IOException">Another process has the folder, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static AnchorFolder Open(string path)
    {
        Directory.CreateDirectory(path);
        return new(path, new(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
    }

    /// <returns>The name of the chain that this folder was last used for; null for none.</returns>
    public string? Name()
    {
        var file = Path.Combine(path, NameFile);
        return File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } name ? name : null;
    }

    /// <summary>Begins a chain under a name that no other has.</summary>
    public string NewName(string beginning)
    {
        var name = $"{beginning}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        Files.Replace(Path.Combine(path, NameFile), Encoding.ASCII.GetBytes(name));
        return name;
    }

    public AnchorFile Of(string name, int keptDays) => AnchorFile.Open(Path.Combine(path, name), name, keptDays);

    public ValueTask DisposeAsync() => hold.DisposeAsync();
}

/// <summary>Files that are there whole or not at all.</summary>
internal static class Files
{
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}

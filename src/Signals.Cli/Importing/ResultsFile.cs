using System.Text;
using Signals.Cli.Lines;

namespace Signals.Cli.Importing;

/// <summary>The result of every line, as NDJSON.</summary>
internal sealed class ResultsFile : IDisposable
{
    private readonly FileStream file;

    /// <param name="path">The file.</param>
    /// <param name="length">How much of it stands from a run before; the rest was written after the last confirmed line and goes.</param>
    /// <exception cref="CommandFailedException">The file cannot be opened, or lost what it held.</exception>
    public ResultsFile(string path, long length)
    {
        try
        {
            file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be opened: {failure.Message}", failure);
        }
        if (file.Length < length)
        {
            file.Dispose();
            throw new CommandFailedException($"{path} is shorter than where the import left off. Delete the progress file to begin anew.");
        }
        file.SetLength(length);
        file.Position = length;
    }

    /// <summary>Its length in bytes.</summary>
    public long Length => file.Length;

    public void Write(IEnumerable<LineResult> results)
    {
        foreach (var result in results) file.Write(Encoding.UTF8.GetBytes(result.ToJson() + "\n"));
        file.Flush();
    }

    public void Dispose() => file.Dispose();
}

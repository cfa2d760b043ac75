namespace Signals.Testing;

/// <summary>A folder of its own that goes when it is disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("signals-").FullName;

    /// <returns>The full path of a file in it.</returns>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

namespace Signals.Journal.Vault;

/// <summary>A master key in a file, for the embedded platform. A cluster takes its key from the secrets of its platform.</summary>
public static class MasterKey
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the key, or makes one in a file that only its owner can read.</summary>
    /// <param name="path">The file. Keep a copy of it apart from backups of the vault: each is worthless without the other.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="InvalidOperationException">The file does not hold 32 bytes.</exception>
    public static byte[] LoadOrCreate(string path)
    {
        if (!File.Exists(path)) Create(Path.GetFullPath(path));
        var key = File.ReadAllBytes(path);
        return key.Length == Seal.KeyBytes
            ? key
            : throw new InvalidOperationException($"The master key file must hold {Seal.KeyBytes} bytes. Restore it from a backup; a new key cannot open an existing vault.");
    }

    // Written elsewhere and then moved, so that a crash leaves no half key and of two processes one wins.
    private static void Create(string path)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            file.Write(Seal.NewKey());
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}

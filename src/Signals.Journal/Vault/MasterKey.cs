namespace Signals.Journal.Vault;

/// <summary>A master key in a file, for the embedded platform. A cluster takes its key from the secrets of its platform.</summary>
public static class MasterKey
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Making a key takes milliseconds; this is ten seconds.
    private const int MostTries = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

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

    // Written elsewhere and then moved, so that a crash leaves no half key; one after the other, since moving may replace what another made meanwhile.
    private static void Create(string path)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        using var turn = WaitForTurn($"{path}.lock");
        if (File.Exists(path)) return;
        var draft = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            file.Write(Seal.NewKey());
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: false);
    }

    private static FileStream WaitForTurn(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new(path, options);
            }
            catch (IOException) when (tries < MostTries)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}

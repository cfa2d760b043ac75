using System.Globalization;
using System.Security.Cryptography;

namespace Signals.Journal.Vault;

/// <summary>Master keys in files of 32 bytes: one file, or a folder of them.</summary>
/// <remarks>
/// A key is known by a fingerprint of it, so that a file can be renamed or moved. In a folder, the last one by name that ends in <c>.key</c> is current; it is read anew whenever it is asked
/// for, so that a key that was added is found without a restart.
/// </remarks>
public sealed class MasterKeyFiles : IMasterKeys
{
    /// <summary>How many keys a folder may hold.</summary>
    public const int MostKeys = 100;

    private readonly string? folder;
    private readonly byte[]? single;

    /// <param name="key">The only key: 32 bytes.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public MasterKeyFiles(ReadOnlyMemory<byte> key)
    {
        if (key.Length != Seal.KeyBytes) throw new ArgumentException($"A master key is {Seal.KeyBytes} bytes.", nameof(key));
        single = key.ToArray();
    }

    private MasterKeyFiles(string folder) => this.folder = folder;

    /// <inheritdoc/>
    public bool IsSingle => single is not null;

    /// <inheritdoc/>
    public IReadOnlyList<ReadOnlyMemory<byte>> Held => [.. All().Select(key => new ReadOnlyMemory<byte>(key))];

    /// <summary>Reads a file, which is made if it is not there, or a folder with keys.</summary>
    /// <exception cref="MasterKeyException">There is no key, or one is not of 32 bytes.</exception>
    public static MasterKeyFiles Open(string path)
    {
        if (Directory.Exists(path))
        {
            var keys = new MasterKeyFiles(path);
            keys.All();
            return keys;
        }
        try
        {
            return new(MasterKey.LoadOrCreate(path));
        }
        catch (InvalidOperationException failure)
        {
            throw new MasterKeyException(failure.Message, failure);
        }
    }

    /// <summary>Makes a key in a folder, that is current from then on.</summary>
    /// <returns>The file.</returns>
    public static string Add(string folder, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var last = Directory.GetFiles(folder, "*.key").Select(Path.GetFileName).Max(StringComparer.Ordinal);
        var name = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}.key");
        if (string.CompareOrdinal(last, name) >= 0) name = $"{Path.GetFileNameWithoutExtension(last)}-{name}";
        var path = Path.Combine(folder, name);
        MasterKey.LoadOrCreate(path);
        return path;
    }

    /// <inheritdoc/>
    public Task<string> Current(CancellationToken cancellation) => Task.FromResult(NameOf(All()[^1]));

    /// <inheritdoc/>
    public Task<WrappedKey> Wrap(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> about, CancellationToken cancellation)
    {
        var master = All()[^1];
        return Task.FromResult(new WrappedKey(NameOf(master), Seal.Close(master, key.Span, about.Span)));
    }

    /// <inheritdoc/>
    public Task<byte[]> Unwrap(WrappedKey wrapped, ReadOnlyMemory<byte> about, CancellationToken cancellation)
    {
        var master = All().Find(key => NameOf(key) == wrapped.MasterKey) ?? throw new MasterKeyException(wrapped.MasterKey.StartsWith(Prefix, StringComparison.Ordinal)
            ? $"The vault needs the master key {wrapped.MasterKey}, and no file here holds it. Put its file back where Signals:MasterKeyFile leads to, and see 'signals vault keys' before one is removed."
            : $"The vault needs the master key {wrapped.MasterKey}, which is not in files. Set Signals:Transit as it was.");
        return Task.FromResult(Seal.Open(master, wrapped.Bytes.Span, about.Span));
    }

    private const string Prefix = "file:";

    private static string NameOf(byte[] key) => $"{Prefix}{Convert.ToHexStringLower(SHA256.HashData([.. "signals master key "u8, .. key]).AsSpan(0, 8))}";

    private List<byte[]> All()
    {
        if (single is not null) return [single];
        var files = Directory.GetFiles(folder!, "*.key").Order(StringComparer.Ordinal).ToList();
        if (files.Count is 0 or > MostKeys)
            throw new MasterKeyException($"The folder {folder} holds {files.Count} files that end in .key; it must hold 1 to {MostKeys}. Make one with: signals vault new-key {folder}");
        return [.. files.Select(file => File.ReadAllBytes(file) is { Length: Seal.KeyBytes } key
            ? key
            : throw new MasterKeyException($"The file {file} must hold {Seal.KeyBytes} bytes. Restore it from a backup; a new key cannot open an existing vault."))];
    }
}

using System.Globalization;
using System.Text;
using Dapper;
using Signals.Core.Areas;

namespace Signals.Journal.Vault;

/// <summary>The keys between master keys and all others, which stand in the key ring as keys of no municipality. Few, and all of them in memory.</summary>
internal sealed class VaultKeys(IDatabase database, IMasterKeys masters, TimeProvider time)
{
    /// <summary>What the purposes of these keys begin with.</summary>
    public const string Purpose = "kluissleutel/";

    private const byte Format = 3;

    private const string All = $"""SELECT purpose AS "Purpose", wrapped_key AS "WrappedKey" FROM key_ring WHERE municipality = @Municipality AND purpose LIKE '{Purpose}%'""";

    private const string Add = "INSERT INTO key_ring (municipality, purpose, wrapped_key) VALUES (@Municipality, @Purpose, @WrappedKey) ON CONFLICT (municipality, purpose) DO NOTHING";

    // Another process may have made a newer one: for so long an older one is used.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private static MunicipalityCode Nobody => default;

    private VaultKeySet? set;

    /// <summary>Everything that <see cref="Read"/> read last.</summary>
    public VaultKeySet Known => set ?? throw new InvalidOperationException("The vault's keys were not read yet.");

    /// <summary>Reads the keys when a vault opens, and makes the first where they are needed.</summary>
    /// <exception cref="MasterKeyException">A master key is missing, cannot be reached or refuses.</exception>
    /// <exception cref="BrokenSealException">The keys were altered.</exception>
    public async Task Open(CancellationToken cancellation)
    {
        await Read(cancellation);
        if (Known.Current == 0 && !masters.IsSingle) await Make(cancellation);
    }

    public async Task<byte[]> Wrap(byte[] key, byte[] about, CancellationToken cancellation)
    {
        if (time.GetUtcNow() - Known.ReadAt >= Fresh) await Read(cancellation);
        return Known.Wrap(key, about);
    }

    /// <inheritdoc cref="VaultKeySet.Unwrap"/>
    public async Task<byte[]> Unwrap(byte[] wrapped, byte[] about, CancellationToken cancellation)
    {
        if (VaultKeySet.NumberOf(wrapped) is var number and not 0 && !Known.Keys.ContainsKey(number)) await Read(cancellation);
        return Known.Unwrap(wrapped, about);
    }

    /// <summary>Makes a key under the current master key, that wraps from then on.</summary>
    public async Task Make(CancellationToken cancellation)
    {
        var purpose = string.Create(CultureInfo.InvariantCulture, $"{Purpose}{Known.Current + 1}");
        var wrapped = await masters.Wrap(Seal.NewKey(), About(purpose), cancellation);
        var row = new KeyRow { Municipality = Nobody.Number, Purpose = purpose, WrappedKey = Written(wrapped) };
        await database.Write(c => c.ExecuteAsync(Sql.Of(Add, row, cancellation)), cancellation);
        // Another may have been first: the one in the table is the one.
        await Read(cancellation);
    }

    /// <summary>Reads the table; only keys that were not known yet are unwrapped.</summary>
    public async Task Read(CancellationToken cancellation)
    {
        var rows = await database.Read(c => c.QueryAsync<KeyRow>(Sql.Of(All, new { Municipality = Nobody.Number }, cancellation)), cancellation);
        var keys = new Dictionary<int, (byte[], string)>();
        foreach (var row in rows)
        {
            var number = int.Parse(row.Purpose.AsSpan(Purpose.Length), CultureInfo.InvariantCulture);
            var wrapped = Parse(row.WrappedKey);
            keys[number] = set?.Keys.TryGetValue(number, out var known) == true && known.MasterKey == wrapped.MasterKey
                ? known
                : (await masters.Unwrap(wrapped, About(row.Purpose), cancellation), wrapped.MasterKey);
        }
        set = new(masters.Held, keys, time.GetUtcNow());
    }

    private static byte[] About(string purpose) => KeyRing.About(Nobody, purpose);

    private static byte[] Written(WrappedKey wrapped)
    {
        var name = Encoding.UTF8.GetBytes(wrapped.MasterKey);
        return [Format, checked((byte)name.Length), .. name, .. wrapped.Bytes.Span];
    }

    private static WrappedKey Parse(ReadOnlySpan<byte> row) => row.Length > 2 && row[0] == Format && row.Length > 2 + row[1]
        ? new(Encoding.UTF8.GetString(row.Slice(2, row[1])), row[(2 + row[1])..].ToArray())
        : throw new BrokenSealException();

    private sealed class KeyRow
    {
        public int Municipality { get; init; }

        public string Purpose { get; init; } = "";

        public byte[] WrappedKey { get; init; } = [];
    }
}

using System.Collections.Concurrent;
using System.Text;
using Dapper;
using Signals.Core.Areas;
using Signals.Grains.Vault;

namespace Signals.Journal.Vault;

/// <summary>Keys of municipalities. What is in memory is a copy; the table decides which key is the one.</summary>
internal sealed class KeyRing(IDatabase database, VaultKeys keys, Rewrapping rewrapping, int mostInMemory, TimeProvider time) : IKeyRing
{
    private const int LongestPurpose = 60;

    private const string Find =
        """
        SELECT wrapped_key AS "WrappedKey", destroy_at AS "DestroyAt" FROM key_ring
        WHERE municipality = @Municipality AND purpose = @Purpose AND (destroy_at IS NULL OR destroy_at > @Now)
        """;

    private const string Add =
        """
        INSERT INTO key_ring (municipality, purpose, destroy_at, wrapped_key)
        VALUES (@Municipality, @Purpose, @DestroyAt, @WrappedKey) ON CONFLICT (municipality, purpose) DO NOTHING
        """;

    private const string DeleteExpired = "DELETE FROM key_ring WHERE destroy_at <= @now";

    private readonly ConcurrentDictionary<(MunicipalityCode, string), HeldKey> held = new();

    public async Task<ReadOnlyMemory<byte>> Key(MunicipalityCode municipality, string purpose, DateTimeOffset? destroyAt, CancellationToken cancellation)
    {
        if (purpose.Length is 0 or > LongestPurpose) throw new ArgumentException("A key's purpose is 1 to 60 characters.", nameof(purpose));
        // Past its time another process may have destroyed it: then the table must say whether it is still the key.
        if (held.TryGetValue((municipality, purpose), out var known) && !(known.DestroyAt <= time.GetUtcNow())) return known.Bytes;
        if (await Load(municipality, purpose, cancellation) is not { } key)
        {
            // A period that is over gets no key again: one that nobody keeps opens nothing and joins nothing.
            if (destroyAt <= time.GetUtcNow()) return Seal.NewKey();
            await Make(municipality, purpose, destroyAt, cancellation);
            // Another may have been first: the one in the table is the one. One whose time has come may be there until housekeeping comes by, and is none.
            if (await Load(municipality, purpose, cancellation) is not { } made) return Seal.NewKey();
            key = made;
        }
        if (held.Count >= mostInMemory) held.Clear();
        held[(municipality, purpose)] = key;
        return key.Bytes;
    }

    public async Task<int> DestroyExpired(DateTimeOffset now, CancellationToken cancellation)
    {
        var destroyed = await database.Erase(c => c.ExecuteAsync(Sql.Of(DeleteExpired, new { now = Instant.Of(now) }, cancellation)), cancellation);
        foreach (var (place, key) in held)
        {
            if (key.DestroyAt <= now) held.TryRemove(new(place, key));
        }
        return destroyed;
    }

    public Task<int> Rewrap(int most, CancellationToken cancellation) => rewrapping.Some(most, cancellation);

    private async Task Make(MunicipalityCode municipality, string purpose, DateTimeOffset? destroyAt, CancellationToken cancellation)
    {
        var row = new KeyRow
        {
            Municipality = municipality.Number,
            Purpose = purpose,
            DestroyAt = destroyAt is { } instant ? Instant.Of(instant).Value : null,
            WrappedKey = await keys.Wrap(Seal.NewKey(), About(municipality, purpose), cancellation),
        };
        await database.Write(c => c.ExecuteAsync(Sql.Of(Add, row, cancellation)), cancellation);
    }

    private async Task<HeldKey?> Load(MunicipalityCode municipality, string purpose, CancellationToken cancellation)
    {
        var place = new KeyRow { Municipality = municipality.Number, Purpose = purpose, Now = Instant.Of(time.GetUtcNow()).Value };
        var row = await database.Read(c => c.QuerySingleOrDefaultAsync<KeyRow>(Sql.Of(Find, place, cancellation)), cancellation);
        if (row is null) return null;
        return new(await keys.Unwrap(row.WrappedKey, About(municipality, purpose), cancellation), row.DestroyAt is { } ticks ? new Instant(ticks).Time : null);
    }

    internal static byte[] About(MunicipalityCode municipality, string purpose) => Encoding.UTF8.GetBytes($"ring/{municipality}/{purpose}");

    private sealed record HeldKey(byte[] Bytes, DateTimeOffset? DestroyAt);

    private sealed class KeyRow
    {
        public int Municipality { get; init; }

        public string Purpose { get; init; } = "";

        public long? DestroyAt { get; init; }

        public long Now { get; init; }

        public byte[] WrappedKey { get; init; } = [];
    }
}

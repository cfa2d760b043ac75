using System.Globalization;
using Dapper;

namespace Signals.Journal.Vault;

/// <summary>
/// Wraps keys again after a rotation, so many at a time, while others go on reading and writing. May be broken off anywhere and begun again, also by several processes at once: a row is changed
/// only if it still is what was read.
/// </summary>
internal sealed class Rewrapping(IDatabase database, VaultKeys keys, IMasterKeys masters, TimeProvider time)
{
    /// <summary>How long after everything was found done an older key stays: longer than any other process goes on wrapping under it.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    private const string Older = "substr(wrapped_key, 1, 5) <> @head";

    private static readonly string NoVaultKey = $"NOT (municipality = 0 AND purpose LIKE '{VaultKeys.Purpose}%')";

    private static readonly string SomeParts =
        $"""
        SELECT municipality AS "Municipality", signal AS "Signal", wrapped_key AS "WrappedKey" FROM personal_part
        WHERE (municipality, signal) > (@Municipality, @Signal) AND {Older} ORDER BY municipality, signal LIMIT @most
        """;

    private static readonly string SomeRing =
        $"""
        SELECT municipality AS "Municipality", purpose AS "Purpose", wrapped_key AS "WrappedKey" FROM key_ring
        WHERE (municipality, purpose) > (@Municipality, @Purpose) AND {Older} AND {NoVaultKey} ORDER BY municipality, purpose LIMIT @most
        """;

    private const string PutPart =
        "UPDATE personal_part SET wrapped_key = @NewKey WHERE municipality = @Municipality AND signal = @Signal AND wrapped_key = @WrappedKey";

    private const string PutRing =
        "UPDATE key_ring SET wrapped_key = @NewKey WHERE municipality = @Municipality AND purpose = @Purpose AND wrapped_key = @WrappedKey";

    private static readonly string Counts =
        $"""
        SELECT substr(wrapped_key, 1, 5) AS "Head", count(*) AS "Rows" FROM
            (SELECT substr(wrapped_key, 1, 5) AS wrapped_key FROM personal_part UNION ALL SELECT substr(wrapped_key, 1, 5) FROM key_ring WHERE {NoVaultKey}) wrapped
        GROUP BY substr(wrapped_key, 1, 5)
        """;

    private const string Drop =
        """
        DELETE FROM key_ring WHERE municipality = 0 AND purpose = @purpose
            AND NOT EXISTS (SELECT 1 FROM personal_part WHERE substr(wrapped_key, 1, 5) = @head)
            AND NOT EXISTS (SELECT 1 FROM key_ring WHERE substr(wrapped_key, 1, 5) = @head)
        """;

    private Row part = Row.First;
    private Row ring = Row.First;
    private DateTimeOffset? doneSince;
    private int settled;

    /// <inheritdoc cref="Signals.Grains.Vault.IKeyRing.Rewrap"/>
    public async Task<int> Some(int most, CancellationToken cancellation)
    {
        await keys.Read(cancellation);
        if (keys.Known.Current == 0 && masters.IsSingle) return 0;
        if (keys.Known.Current == 0 || keys.Known.Keys[keys.Known.Current].MasterKey != await masters.Current(cancellation))
        {
            await keys.Make(cancellation);
            doneSince = null;
        }
        if (settled == keys.Known.Current || time.GetUtcNow() - doneSince < Margin) return 0;
        var parts = await Batch(SomeParts, PutPart, part, most, cancellation);
        part = parts.Count == 0 ? Row.First : parts[^1];
        var rings = await Batch(SomeRing, PutRing, ring, most, cancellation);
        ring = rings.Count == 0 ? Row.First : rings[^1];
        if (parts.Count + rings.Count > 0) doneSince = null;
        else await Settle(cancellation);
        return Math.Max(parts.Count, rings.Count);
    }

    /// <summary>Wraps everything again under a new key at once, and destroys the older ones. For when nobody else has the vault open.</summary>
    /// <returns>How many keys were wrapped again.</returns>
    public async Task<long> All(int most, CancellationToken cancellation)
    {
        await keys.Make(cancellation);
        (part, ring, doneSince, settled) = (Row.First, Row.First, null, 0);
        var done = 0L;
        // Each round moves on by a key, and no others are made meanwhile.
        while (await Some(most, cancellation) is var some and > 0) done += some;
        await DropOlder(cancellation);
        return done;
    }

    /// <returns>How many keys lie under each key of the vault; 0 for a master key itself.</returns>
    public async Task<IReadOnlyDictionary<int, long>> CountByKey(CancellationToken cancellation)
    {
        var rows = await database.Read(c => c.QueryAsync<HeadRow>(Sql.Of(Counts, null, cancellation)), cancellation);
        return rows.GroupBy(row => VaultKeySet.NumberOf(row.Head)).ToDictionary(group => group.Key, group => group.Sum(row => row.Rows));
    }

    // What another process wrapped under an older key meanwhile is met by the round after the margin.
    private async Task Settle(CancellationToken cancellation)
    {
        if (doneSince is null)
        {
            doneSince = time.GetUtcNow();
            return;
        }
        await DropOlder(cancellation);
        settled = keys.Known.Current;
    }

    private async Task DropOlder(CancellationToken cancellation)
    {
        foreach (var number in keys.Known.Keys.Keys.Where(number => number != keys.Known.Current).ToList())
        {
            var question = new { purpose = string.Create(CultureInfo.InvariantCulture, $"{VaultKeys.Purpose}{number}"), head = VaultKeySet.Head(number) };
            await database.Erase(c => c.ExecuteAsync(Sql.Of(Drop, question, cancellation)), cancellation);
        }
        await keys.Read(cancellation);
    }

    /// <returns>The rows that it came across, those that cannot be opened included: they stay as they are.</returns>
    private async Task<List<Row>> Batch(string select, string update, Row after, int most, CancellationToken cancellation)
    {
        var question = new { after.Municipality, after.Signal, after.Purpose, head = VaultKeySet.Head(keys.Known.Current), most };
        var rows = (await database.Read(c => c.QueryAsync<Row>(Sql.Of(select, question, cancellation)), cancellation)).ToList();
        var wrapped = rows.Select(Wrapped).OfType<Row>().ToList();
        if (wrapped.Count > 0) await database.Erase(c => c.ExecuteAsync(Sql.Of(update, wrapped, cancellation)), cancellation);
        return rows;
    }

    private Row? Wrapped(Row row)
    {
        try
        {
            var about = row.Purpose.Length > 0 ? KeyRing.About(new(row.Municipality), row.Purpose) : SealedVault.AboutKey(new(row.Municipality), new(row.Signal.Value));
            return row with { NewKey = keys.Known.Wrap(keys.Known.Unwrap(row.WrappedKey, about), about) };
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }

    private sealed record Row
    {
        public static readonly Row First = new() { Municipality = -1 };

        public int Municipality { get; init; }

        public Bits128 Signal { get; init; }

        public string Purpose { get; init; } = "";

        public byte[] WrappedKey { get; init; } = [];

        public byte[] NewKey { get; init; } = [];
    }

    private sealed class HeadRow
    {
        public byte[] Head { get; init; } = [];

        public long Rows { get; init; }
    }
}

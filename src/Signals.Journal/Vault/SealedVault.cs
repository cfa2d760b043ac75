using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Vault;

namespace Signals.Journal.Vault;

/// <summary>The vault, by statements that both dialects understand. Each signal has a data key of its own, wrapped under a key of the vault.</summary>
internal sealed class SealedVault(IDatabase database, VaultKeys keys, TimeProvider time) : IVault
{
    private const string Insert =
        """
        INSERT INTO personal_part (municipality, signal, kept_at, keep_until, confirmed, wrapped_key, sealed)
        VALUES (@Municipality, @Signal, @KeptAt, @KeepUntil, @Confirmed, @WrappedKey, @Sealed)
        ON CONFLICT (municipality, signal)
        """;

    private const string PutIfAbsent = $"{Insert} DO NOTHING";

    private const string Put =
        $"""
        {Insert} DO UPDATE
        SET kept_at = excluded.kept_at, keep_until = excluded.keep_until, confirmed = excluded.confirmed,
            wrapped_key = excluded.wrapped_key, sealed = excluded.sealed
        """;

    private const string One = "municipality = @Municipality AND signal = @Signal";

    // What has had its time is not read, though housekeeping may not have come by yet, as after a restore.
    private const string Get = $"""SELECT wrapped_key AS "WrappedKey", sealed AS "Sealed" FROM personal_part WHERE {One} AND keep_until > @Now""";

    private const string GetTerm = $"""SELECT kept_at AS "KeptAt", keep_until AS "KeepUntil" FROM personal_part WHERE {One} AND keep_until > @Now""";

    internal const string Delete = $"DELETE FROM personal_part WHERE {One}";

    private const string DeleteUnconfirmed = $"{Delete} AND NOT confirmed";

    private const string NoteConfirmed = $"UPDATE personal_part SET confirmed = TRUE WHERE {One}";

    private const string NoteExtended = $"UPDATE personal_part SET confirmed = TRUE, keep_until = @KeepUntil WHERE {One} AND keep_until > @Now";

    private const string OldestUnconfirmed =
        """
        SELECT municipality AS "Municipality", signal AS "Signal" FROM personal_part
        WHERE NOT confirmed AND kept_at < @before ORDER BY kept_at LIMIT @most
        """;

    private readonly string deleteExpired =
        $"""
        DELETE FROM personal_part WHERE (municipality, signal) IN (
            SELECT municipality, signal FROM personal_part WHERE keep_until <= @now ORDER BY keep_until LIMIT @most {database.LockFreeRows})
        """;

    public async Task<bool> KeepIfAbsent(
        MunicipalityCode municipality, SignalId signal, PersonalParts parts, DateTimeOffset keptAt, DateTimeOffset keepUntil, CancellationToken cancellation)
    {
        var row = await Row(municipality, signal, parts, keptAt, keepUntil, confirmed: false, cancellation);
        return await database.Write(c => c.ExecuteAsync(Sql.Of(PutIfAbsent, row, cancellation)), cancellation) > 0;
    }

    public async Task Keep(
        MunicipalityCode municipality, SignalId signal, PersonalParts parts, DateTimeOffset keptAt, DateTimeOffset keepUntil, CancellationToken cancellation)
    {
        var row = await Row(municipality, signal, parts, keptAt, keepUntil, confirmed: true, cancellation);
        await database.Write(c => c.ExecuteAsync(Sql.Of(Put, row, cancellation)), cancellation);
    }

    public async Task<PersonalParts?> Read(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation)
    {
        if (await Find(Get, municipality, signal, cancellation) is not { } row) return null;
        var dataKey = await keys.Unwrap(row.WrappedKey, AboutKey(municipality, signal), cancellation);
        var plain = Seal.Open(dataKey, row.Sealed, About("deel", municipality, signal));
        CryptographicOperations.ZeroMemory(dataKey);
        return JsonSerializer.Deserialize<PersonalParts>(plain);
    }

    public async Task<KeptTerm?> Term(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) =>
        await Find(GetTerm, municipality, signal, cancellation) is { } row ? new(row.KeptAt.Time, row.KeepUntil.Time) : null;

    public Task Extend(MunicipalityCode municipality, SignalId signal, DateTimeOffset keepUntil, CancellationToken cancellation)
    {
        var key = Key(municipality, signal);
        var until = new { key.Municipality, key.Signal, KeepUntil = Instant.Of(keepUntil), Now = Instant.Of(time.GetUtcNow()) };
        return database.Write(c => c.ExecuteAsync(Sql.Of(NoteExtended, until, cancellation)), cancellation);
    }

    public Task<bool> Forget(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) => Forget(municipality, signal, partsOnly: false, cancellation);

    public Task<bool> ForgetParts(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) => Forget(municipality, signal, partsOnly: true, cancellation);

    private Task<bool> Forget(MunicipalityCode municipality, SignalId signal, bool partsOnly, CancellationToken cancellation) => database.Erase(async connection =>
    {
        var key = Key(municipality, signal);
        var deleted = await connection.ExecuteAsync(Sql.Of(Delete, key, cancellation));
        // Also where nothing was kept: what was taken back without words must stay so after a restore.
        await connection.ExecuteAsync(Sql.Of(Erasures.Note, new { key.Municipality, key.Signal, At = Instant.Of(time.GetUtcNow()), PartsOnly = partsOnly }, cancellation));
        return deleted > 0;
    }, cancellation);

    public Task ForgetUnconfirmed(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) =>
        database.Erase(c => c.ExecuteAsync(Sql.Of(DeleteUnconfirmed, Key(municipality, signal), cancellation)), cancellation);

    public Task<int> ForgetExpired(DateTimeOffset now, int most, CancellationToken cancellation) => database.Erase(async connection =>
    {
        await connection.ExecuteAsync(Sql.Of(Erasures.DeleteOld, new { before = Instant.Of(now.AddDays(-Erasures.KeptDays)) }, cancellation));
        return await connection.ExecuteAsync(Sql.Of(deleteExpired, new { now = Instant.Of(now), most }, cancellation));
    }, cancellation);

    public async Task<IReadOnlyList<(MunicipalityCode Municipality, SignalId Signal)>> Unconfirmed(
        DateTimeOffset keptBefore, int most, CancellationToken cancellation)
    {
        var question = new { before = Instant.Of(keptBefore), most };
        var rows = await database.Read(c => c.QueryAsync<PartRow>(Sql.Of(OldestUnconfirmed, question, cancellation)), cancellation);
        return [.. rows.Select(row => (new MunicipalityCode(row.Municipality), new SignalId(row.Signal.Value)))];
    }

    public async Task<bool> Confirm(MunicipalityCode municipality, SignalId signal, CancellationToken cancellation) =>
        await database.Write(c => c.ExecuteAsync(Sql.Of(NoteConfirmed, Key(municipality, signal), cancellation)), cancellation) > 0;

    private Task<PartRow?> Find(string statement, MunicipalityCode municipality, SignalId signal, CancellationToken cancellation)
    {
        var key = Key(municipality, signal);
        var question = new { key.Municipality, key.Signal, Now = Instant.Of(time.GetUtcNow()) };
        return database.Read(c => c.QuerySingleOrDefaultAsync<PartRow>(Sql.Of(statement, question, cancellation)), cancellation);
    }

    private async Task<PartRow> Row(
        MunicipalityCode municipality, SignalId signal, PersonalParts parts, DateTimeOffset keptAt, DateTimeOffset keepUntil, bool confirmed, CancellationToken cancellation)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(parts);
        var dataKey = Seal.NewKey();
        var row = new PartRow
        {
            Municipality = municipality.Number,
            Signal = new(signal.Value),
            KeptAt = Instant.Of(keptAt),
            KeepUntil = Instant.Of(keepUntil),
            Confirmed = confirmed,
            WrappedKey = await keys.Wrap(dataKey, AboutKey(municipality, signal), cancellation),
            Sealed = Seal.Close(dataKey, plain, About("deel", municipality, signal)),
        };
        CryptographicOperations.ZeroMemory(dataKey);
        CryptographicOperations.ZeroMemory(plain);
        return row;
    }

    private static PartRow Key(MunicipalityCode municipality, SignalId signal) => new() { Municipality = municipality.Number, Signal = new(signal.Value) };

    internal static byte[] AboutKey(MunicipalityCode municipality, SignalId signal) => About("sleutel", municipality, signal);

    private static byte[] About(string what, MunicipalityCode municipality, SignalId signal) => Encoding.UTF8.GetBytes($"{what}/{municipality}/{signal}");

    private sealed class PartRow
    {
        public int Municipality { get; init; }

        public Bits128 Signal { get; init; }

        public Instant KeptAt { get; init; }

        public Instant KeepUntil { get; init; }

        public bool Confirmed { get; init; }

        public byte[] WrappedKey { get; init; } = [];

        public byte[] Sealed { get; init; } = [];
    }
}

using System.Globalization;
using Dapper;
using Signals.Core.Areas;
using Signals.Core.Follow;

namespace Signals.Journal.Vault;

/// <summary>That a signal was taken back, or its personal parts destroyed before their time. Says nothing of what they were.</summary>
public sealed record Erasure(MunicipalityCode Municipality, SignalId Signal, DateTimeOffset ErasedAt)
{
    private const string PartsOnly = "delen";

    /// <summary>Whether only its personal parts were destroyed: the signal itself was not taken back.</summary>
    public bool IsOfPartsOnly { get; init; }

    /// <returns>One line: municipality, signal and instant, and <c>delen</c> if only its parts were destroyed, with spaces between.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Municipality} {Signal} {ErasedAt.UtcDateTime:O}{(IsOfPartsOnly ? $" {PartsOnly}" : "")}");

    /// <summary>Reads such a line.</summary>
    /// <exception cref="FormatException">The line is of another form.</exception>
    public static Erasure Parse(string line) =>
        line.Split(' ') is [var municipality, var signal, var instant, .. var rest] && rest is [] or [PartsOnly]
        && MunicipalityCode.TryParse(municipality, null, out var code) && SignalId.TryParse(signal, null, out var id)
        && DateTimeOffset.TryParseExact(instant, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var erasedAt)
            ? new(code, id, erasedAt) { IsOfPartsOnly = rest.Length > 0 }
            : throw new FormatException("An erasure is a municipality, a signal and an instant, and 'delen' if only its parts were destroyed, with spaces between.");
}

/// <summary>The list of erasures that a vault keeps, for restoring a backup without reviving anybody.</summary>
public sealed class Erasures
{
    /// <summary>How long an erasure stays on the list, in days. No backup of a vault or a journal may be kept as long.</summary>
    public const int KeptDays = 60;

    internal const string Note =
        """
        INSERT INTO erasure (municipality, signal, erased_at, parts_only) VALUES (@Municipality, @Signal, @At, @PartsOnly)
        ON CONFLICT (municipality, signal) DO UPDATE SET erased_at = excluded.erased_at, parts_only = excluded.parts_only AND erasure.parts_only
        WHERE excluded.erased_at > erasure.erased_at
        """;

    internal const string DeleteOld = "DELETE FROM erasure WHERE erased_at <= @before";

    // What was kept anew since, as of a household that agreed once more, is not what was erased.
    private const string DeleteAgain = $"{SealedVault.Delete} AND kept_at <= @At";

    private const string All =
        """SELECT municipality AS "Municipality", signal AS "Signal", erased_at AS "At", parts_only AS "PartsOnly" FROM erasure ORDER BY erased_at, municipality, signal""";

    private readonly IDatabase database;

    internal Erasures(IDatabase database) => this.database = database;

    /// <summary>Every erasure on the list, oldest first.</summary>
    public async IAsyncEnumerable<Erasure> Read([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var moment = await database.OpenMoment(cancellation);
        await foreach (var row in moment.QueryUnbufferedAsync<ErasureRow>(All).WithCancellation(cancellation))
            yield return new(new(row.Municipality), new(row.Signal.Value), row.At.Time) { IsOfPartsOnly = row.PartsOnly };
    }

    /// <summary>Does an erasure again in a vault restored from a backup, and lists it as of when it was done first.</summary>
    /// <returns>False if nothing was kept for the signal.</returns>
    public Task<bool> Replay(Erasure erasure, CancellationToken cancellation) => database.Erase(async connection =>
    {
        var row = new { Municipality = erasure.Municipality.Number, Signal = new Bits128(erasure.Signal.Value), At = Instant.Of(erasure.ErasedAt), PartsOnly = erasure.IsOfPartsOnly };
        var deleted = await connection.ExecuteAsync(Sql.Of(DeleteAgain, row, cancellation));
        await connection.ExecuteAsync(Sql.Of(Note, row, cancellation));
        return deleted > 0;
    }, cancellation);

    private sealed class ErasureRow
    {
        public int Municipality { get; init; }

        public Bits128 Signal { get; init; }

        public Instant At { get; init; }

        public bool PartsOnly { get; init; }
    }
}

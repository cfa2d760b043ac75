using Npgsql;
using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cluster.Benchmarks;

/// <summary>
/// A million households that each told something once. They come to exist by statements on the journal's own tables, a stream of one commit for each:
/// told one by one they would take the better part of an hour.
/// </summary>
internal static class Households
{
    /// <summary>How many the journal knows.</summary>
    public const int Known = 1_000_000;

    /// <summary>How many of them are woken: more would not fit into a small machine.</summary>
    public const int Woken = 100_000;

    private static readonly MunicipalityCode Municipality = new(9_800);
    private static readonly NeighbourhoodCode Neighbourhood = new(98_000_000);

    // Names of households are 32 hexadecimal digits; these are the numbers.
    private const string Streams =
        $"""
        SET search_path TO signals;
        INSERT INTO head (id, version, last_row, municipality, kind, name) OVERRIDING SYSTEM VALUE
        SELECT -n, 1, -n, @municipality, '{StreamKeys.HouseholdKind}', lpad(to_hex(n), 32, '0') FROM generate_series(1, @known) AS n;
        INSERT INTO log (row_id, stream, version, prev, recorded_at, payload)
        SELECT -n, -n, 1, 0, 0, @payload FROM generate_series(1, @known) AS n;
        ANALYZE head, log;
        """;

    public static async Task Make(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Streams, connection) { CommandTimeout = 600 };
        command.Parameters.AddWithValue("municipality", Municipality.Number);
        command.Parameters.AddWithValue("known", Known);
        command.Parameters.AddWithValue("payload", GrainJson.Write(new Commit<HouseholdEvent>([new SignalGathered(Gathered(0))], null, null)));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A household, counting from 0.</summary>
    public static HouseholdId Id(int number) => new(Municipality, (UInt128)(number + 1));

    /// <summary>Tells a household something more.</summary>
    /// <param name="number">Counting from 1; no two messages have the same.</param>
    public static IncomingMessage Message(int number) => new(
        StreamKeys.Neighbourhood(Neighbourhood), 1 + (number / Woken), GrainJson.Write<Message>(new SignalForHousehold(Id(number % Woken), Gathered(number))));

    private static GatheredSignal Gathered(int number) => new(
        new((UInt128)(number + 1)), Theme.Standard[0].Code, Source.Resident, new DateOnly(2026, 1, 1), null, Neighbourhood, TeamId.Parse("west"));
}

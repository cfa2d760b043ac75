using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;

namespace Signals.Journal.Logbook;

/// <summary>The lines of both logs, opened only to be looked at: nothing is written, no key is needed, and nothing is checked here.</summary>
public sealed class InspectedLogbook : IAsyncDisposable
{
    private readonly DbConnection moment;
    private readonly NpgsqlDataSource? source;

    private InspectedLogbook(DbConnection moment, NpgsqlDataSource? source) => (this.moment, this.source) = (moment, source);

    /// <summary>Opens the logs in a vault's file, as they are at this moment.</summary>
    /// <exception cref="JournalUnavailableException">There is no such file, or it cannot be opened.</exception>
    public static async Task<InspectedLogbook> OfSqlite(string path, CancellationToken cancellation)
    {
        var connection = new SqliteFile(path, TimeSpan.FromSeconds(10), secureDelete: false).OpenReadOnly();
        // Only the first statement that reads fixes the moment.
        await connection.ExecuteAsync(Sql.Of("BEGIN; SELECT max(number) FROM migration", null, cancellation));
        return new(connection, null);
    }

    /// <summary>Opens the logs in a vault's schema, as they are at this moment.</summary>
    /// <exception cref="ArgumentException">The schema cannot be named so.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static async Task<InspectedLogbook> OfPostgres(string connectionString, string schema, CancellationToken cancellation)
    {
        PostgresSource.CheckSchema(schema, nameof(schema));
        var source = PostgresSource.ReadOnly(connectionString, schema);
        try
        {
            return new(await new PostgresDatabase(source).OpenMoment(cancellation), source);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every line of a log, by node and number.</summary>
    public async IAsyncEnumerable<InspectedLine> Lines(LogKind kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in moment.QueryUnbufferedAsync<LogRow>($"{LogTable.Rows(kind)} ORDER BY node, sequence").WithCancellation(cancellation))
            yield return new(
                row.Node, row.Sequence, row.RecordedAt.Value, row.Anchored, row.Municipality, row.Operation.Value, row.Event, row.Account, row.Subject.Value,
                row.Payload, row.Hash);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await moment.DisposeAsync();
        if (source is not null) await source.DisposeAsync();
    }
}

/// <summary>A line, column by column.</summary>
/// <param name="Node">Whose chain.</param>
/// <param name="Sequence">Its number there, from 1.</param>
/// <param name="RecordedAt">When, in units of 100 nanoseconds since 1970.</param>
/// <param name="Anchored">Up to which line its node had anchored by then; 0 for none.</param>
/// <param name="Municipality">The number of the municipality.</param>
/// <param name="Operation">What was done at once.</param>
/// <param name="Event">What, in the audit log; otherwise empty.</param>
/// <param name="Account">Who, in the audit log; otherwise empty.</param>
/// <param name="Subject">Whose data, in the processing log; otherwise 0.</param>
/// <param name="Payload">The rest.</param>
/// <param name="Hash">What binds it to the line before.</param>
public sealed record InspectedLine(
    string Node, long Sequence, long RecordedAt, long Anchored, int Municipality, UInt128 Operation, string Event, string Account, UInt128 Subject,
    byte[] Payload, byte[] Hash);

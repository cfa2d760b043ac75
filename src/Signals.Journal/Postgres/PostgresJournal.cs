using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;
using Signals.Journal.Occupancy;

namespace Signals.Journal.Postgres;

/// <summary>The journal of a cluster: one schema, written by any number of processes.</summary>
public static class PostgresJournal
{
    /// <summary>Opens the journal, makes the schema if there is none and brings its tables up to date.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    /// <exception cref="DatabaseOccupiedException">Others have the schema in a way that does not go together with this use.</exception>
    /// <exception cref="MigrationException">The schema was made by a newer or an altered program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static async Task<JournalStore> Open(PostgresJournalOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation = default)
    {
        options.Check();
        var schema = await PostgresSchema.Open(options.ConnectionString, options.Schema, options.Use, "Postgres/Journal", time, logger, cancellation);
        var lookups = PostgresSource.ForLookups(options.ConnectionString, options.Schema);
        var appender = new PostgresAppender(lookups, options, logger);
        var reader = new PostgresStreamReader(lookups);
        return new(appender, reader, new PostgresDatabase(schema.Source), schema.Hold, Close);

        async ValueTask Close()
        {
            await appender.DisposeAsync();
            await reader.DisposeAsync();
            await lookups.DisposeAsync();
            await schema.Source.DisposeAsync();
        }
    }

    /// <summary>Opens a journal only to look at it.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public static InspectedJournal Inspect(PostgresJournalOptions options)
    {
        options.Check();
        var source = PostgresSource.ReadOnly(options.ConnectionString, options.Schema);
        return new(new PostgresDatabase(source).OpenMoment, IsTaken, source.DisposeAsync);

        async Task<bool> IsTaken(CancellationToken cancellation)
        {
            await using var session = await Session.Open(options.ConnectionString, options.Schema, cancellation);
            return (await session.Holders(cancellation)).Count > 0;
        }
    }
}

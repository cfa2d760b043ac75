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
        var hold = await SessionHold.Take(options.ConnectionString, options.Schema, options.Use, logger, cancellation);
        return await hold.Open(() => Open(options, hold, time, logger, cancellation));
    }

    private static async Task<JournalStore> Open(PostgresJournalOptions options, IHold hold, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var source = PostgresSource.Ordinary(options.ConnectionString, options.Schema);
        try
        {
            await new PostgresMigrator(source, options.Schema, time, logger).Apply(MigrationFiles.Load("Postgres/Journal"), cancellation);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
        var lookups = PostgresSource.ForLookups(options.ConnectionString, options.Schema);
        var appender = new PostgresAppender(lookups, options, logger);
        var reader = new PostgresStreamReader(lookups);
        return new(appender, reader, new PostgresDatabase(source), hold, Close);

        async ValueTask Close()
        {
            await appender.DisposeAsync();
            await reader.DisposeAsync();
            await lookups.DisposeAsync();
            await source.DisposeAsync();
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

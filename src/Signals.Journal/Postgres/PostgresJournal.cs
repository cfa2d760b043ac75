using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;
using Signals.Journal.Migrations;

namespace Signals.Journal.Postgres;

/// <summary>The journal of a cluster: one schema, written by any number of processes.</summary>
public static class PostgresJournal
{
    /// <summary>Opens the journal, makes the schema if there is none and brings its tables up to date.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    /// <exception cref="MigrationException">The schema was made by a newer or an altered program.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static async Task<JournalStore> Open(PostgresJournalOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation = default)
    {
        options.Check();
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
        var merges = PostgresSource.ForMerges(options.ConnectionString, options.Schema);
        var appender = new PostgresAppender(merges, options, logger);
        return new(appender, new PostgresDatabase(source), Close);

        async ValueTask Close()
        {
            await appender.DisposeAsync();
            await merges.DisposeAsync();
            await source.DisposeAsync();
        }
    }

    /// <summary>Opens a journal only to look at it.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public static InspectedJournal Inspect(PostgresJournalOptions options)
    {
        options.Check();
        var source = PostgresSource.ReadOnly(options.ConnectionString, options.Schema);
        return new(new PostgresDatabase(source).OpenMoment, source.DisposeAsync);
    }
}

using Microsoft.Extensions.Logging;
using Npgsql;
using Signals.Journal.Migrations;
using Signals.Journal.Occupancy;

namespace Signals.Journal.Postgres;

/// <summary>A schema that this process has, with its tables up to date.</summary>
internal sealed class PostgresSchema(IHold hold, NpgsqlDataSource source) : IAsyncDisposable
{
    public IHold Hold => hold;

    public NpgsqlDataSource Source => source;

    /// <param name="connectionString">Leads to the database.</param>
    /// <param name="schema">Made if it does not exist.</param>
    /// <param name="use">Alone or shared.</param>
    /// <param name="tables">Which migrations make its tables, as in <c>Postgres/Journal</c>.</param>
    public static async Task<PostgresSchema> Open(
        string connectionString, string schema, DatabaseUse use, string tables, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var hold = await SessionHold.Take(connectionString, schema, use, logger, cancellation);
        var open = new PostgresSchema(hold, PostgresSource.Ordinary(connectionString, schema));
        try
        {
            await new PostgresMigrator(open.Source, schema, time, logger).Apply(MigrationFiles.Load(tables), cancellation);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await hold.DisposeAsync();
    }
}

using Npgsql;
using Orleans.Serialization;
using Orleans.Storage;

namespace Signals.Cluster.Benchmarks.Peer;

/// <summary>Orleans' ADO.NET grain storage on PostgreSQL, as fast as it can be made: prepared statements, binary state, updates that touch no index.</summary>
internal static class PeerStorage
{
    /// <summary>The storage's name.</summary>
    public const string Name = "peer";

    private const string Schema = "peer";

    // Names of tables, columns and parameters are those that Orleans expects. A write without a version is the first one; one that finds another
    // version than it expects returns no row, which Orleans takes for a conflict. Orleans writes a key either as two numbers or, as here, as text.
    private const string Tables =
        $"""
        CREATE SCHEMA {Schema};
        SET search_path TO {Schema};

        CREATE TABLE orleansquery (
            querykey varchar(64) PRIMARY KEY,
            querytext varchar(8000) NOT NULL
        );

        CREATE TABLE orleansstorage (
            grainidhash integer NOT NULL,
            graintypehash integer NOT NULL,
            version integer NOT NULL,
            grainidextensionstring text COLLATE "C" NOT NULL,
            graintypestring text COLLATE "C" NOT NULL,
            serviceid text COLLATE "C" NOT NULL,
            payloadbinary bytea,
            PRIMARY KEY (grainidhash, graintypehash, grainidextensionstring, graintypestring, serviceid)
        ) WITH (fillfactor = 50);

        INSERT INTO orleansquery (querykey, querytext) VALUES
        ('WriteToStorageKey', $$
            WITH changed AS (
                UPDATE orleansstorage SET payloadbinary = @PayloadBinary, version = version + 1
                WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidextensionstring = @GrainIdExtensionString
                  AND graintypestring = @GrainTypeString AND serviceid = @ServiceId AND version = @GrainStateVersion::integer
                RETURNING version),
            made AS (
                INSERT INTO orleansstorage (grainidhash, graintypehash, version, grainidextensionstring, graintypestring, serviceid, payloadbinary)
                SELECT @GrainIdHash, @GrainTypeHash, 1, @GrainIdExtensionString, @GrainTypeString, @ServiceId, @PayloadBinary
                WHERE @GrainStateVersion::integer IS NULL
                ON CONFLICT DO NOTHING
                RETURNING version)
            SELECT version AS newgrainstateversion FROM changed UNION ALL SELECT version FROM made
        $$),
        ('ReadFromStorageKey', $$
            SELECT payloadbinary, version FROM orleansstorage
            WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidextensionstring = @GrainIdExtensionString
              AND graintypestring = @GrainTypeString AND serviceid = @ServiceId
        $$),
        ('ClearStorageKey', $$
            UPDATE orleansstorage SET payloadbinary = NULL, version = version + 1
            WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidextensionstring = @GrainIdExtensionString
              AND graintypestring = @GrainTypeString AND serviceid = @ServiceId AND version = @GrainStateVersion
            RETURNING version AS newgrainstateversion
        $$);
        """;

    /// <summary>Makes its tables.</summary>
    public static async Task Make(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Tables, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Gives it to a silo.</summary>
    public static void AddPeerStorage(this ISiloBuilder silo, string database) => silo.AddAdoNetGrainStorage(Name, storage => storage.Configure<Serializer>(
        (options, serializer) =>
        {
            (options.Invariant, options.ConnectionString) = ("Npgsql", ConnectionString(database));
            options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));

    // As the journal's own connections: prepared, planned once, not reset, and flushed at every commit.
    private static string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(database)
    {
        SearchPath = Schema,
        MaxAutoPrepare = 20,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
        MaxPoolSize = 50,
        Options = "-c synchronous_commit=on -c plan_cache_mode=force_generic_plan",
    }.ToString();
}

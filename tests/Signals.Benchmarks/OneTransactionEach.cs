using System.Data.Common;
using Dapper;
using Npgsql;

namespace Signals.Benchmarks;

/// <summary>The peer: what one would write without a journal. One insert of the same content under a unique key, in a transaction of its own.</summary>
internal static class OneTransactionEach
{
    private static readonly string Content = new('x', 260);

    public static async Task<Func<int, Task>> Begin(BenchmarkDatabase database)
    {
        var table = $"signal_{Guid.NewGuid():N}";
        await using (var connection = await database.OpenPeer())
        {
            var bytes = connection is NpgsqlConnection ? "bytea" : "BLOB";
            await connection.ExecuteAsync(
                $"CREATE TABLE {table} (municipality int NOT NULL, signal {bytes} NOT NULL, neighbourhood text NOT NULL, content text NOT NULL, PRIMARY KEY (municipality, signal))");
        }
        return async _ =>
        {
            await using var connection = await database.OpenPeer();
            await using DbTransaction transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(
                $"INSERT INTO {table} (municipality, signal, neighbourhood, content) VALUES (@municipality, @signal, @neighbourhood, @content)",
                new { municipality = 9_998, signal = Guid.NewGuid().ToByteArray(), neighbourhood = "BU99980001", content = Content }, transaction);
            await transaction.CommitAsync();
        };
    }
}

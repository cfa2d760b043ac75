using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Npgsql;
using Signals.Grains.Logbook;

namespace Signals.Journal.Logbook;

/// <summary>Inserts lines, many to a statement.</summary>
internal static class LogRows
{
    // Few different texts, so that a database prepares each of them once.
    private static readonly int[] Portions = [64, 8, 1];

    public static async Task Insert(DbConnection connection, LogKind kind, IReadOnlyList<LogRow> rows)
    {
        for (var done = 0; done < rows.Count;)
        {
            var portion = Portions.First(size => size <= rows.Count - done);
            await Insert(connection, kind, rows.Skip(done).Take(portion));
            done += portion;
        }
    }

    /// <summary>The rows of a chain after a line, in order.</summary>
    public static IAsyncEnumerable<LogRow> After(DbConnection connection, LogKind kind, string node, long sequence) =>
        connection.QueryUnbufferedAsync<LogRow>($"{LogTable.Rows(kind)} WHERE node = @node AND sequence > @sequence ORDER BY sequence", new { node, sequence });

    /// <returns>The row with a number, or null.</returns>
    public static Task<LogRow?> One(DbConnection connection, LogKind kind, string node, long sequence) =>
        connection.QuerySingleOrDefaultAsync<LogRow>($"{LogTable.Rows(kind)} WHERE node = @node AND sequence = @sequence", new { node, sequence });

    private static async Task Insert(DbConnection connection, LogKind kind, IEnumerable<LogRow> rows)
    {
        await using var command = connection.CreateCommand();
        var columns = LogTable.Columns(kind);
        var text = new StringBuilder($"INSERT INTO {LogTable.Of(kind)} ({string.Join(", ", columns)}) VALUES ");
        foreach (var row in rows)
        {
            text.Append(command.Parameters.Count == 0 ? "(" : ", (");
            foreach (var (i, value) in LogTable.Values(kind, row).Index())
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
                parameter.Value = Stored(value, parameter is NpgsqlParameter);
                command.Parameters.Add(parameter);
                text.Append(i == 0 ? "" : ", ").Append(parameter.ParameterName);
            }
            text.Append(')');
        }
        command.CommandText = text.ToString();
        await command.ExecuteNonQueryAsync();
    }

    private static object Stored(object value, bool postgres) => value switch
    {
        Instant instant => instant.Value,
        Bits128 bits => postgres ? bits.ToGuid() : bits.ToBytes(),
        _ => value,
    };
}

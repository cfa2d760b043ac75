using System.Data.Common;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Signals.Journal.Moving;

/// <summary>What was moved of a table.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sha256">Over all rows in order; the same was read from both sides.</param>
/// <param name="WasThere">Whether an earlier move that broke off afterwards had brought it already.</param>
public sealed record MovedTable(string Table, long Rows, string Sha256, bool WasThere);

/// <summary>Brings the tables of one database to another in one transaction: it has all of them, or none.</summary>
/// <param name="source">A connection that sees one moment.</param>
/// <param name="target">A connection to a schema whose tables are there.</param>
/// <param name="schema">The schema, for messages.</param>
/// <param name="tables">The tables.</param>
/// <param name="afterwards">A statement that ends the transaction, to set what counts up; empty for none.</param>
internal sealed class DatabaseMove(DbConnection source, NpgsqlConnection target, string schema, IReadOnlyList<Table> tables, string afterwards)
{
    private const int RowsBetweenNotes = 1_000;

    /// <exception cref="MoveRefusedException">The target holds something else already, or did not come to hold the same.</exception>
    public async Task<IReadOnlyList<MovedTable>> Run(Action<string, long> note, CancellationToken cancellation)
    {
        if (await AnyRows(cancellation)) return await Compare(note, cancellation);
        await using var transaction = await target.BeginTransactionAsync(cancellation);
        var moved = new List<MovedTable>();
        foreach (var table in tables)
        {
            var read = await Copy(table, note, cancellation);
            var written = await target.Digest(table, _ => Task.CompletedTask, cancellation);
            if (read != written) throw new MoveRefusedException($"What was written to {schema}.{table.Name} is not what was read. Nothing was moved; try again, and report it if it happens twice.");
            moved.Add(new(table.Name, read.Rows, read.Sha256, WasThere: false));
        }
        if (afterwards.Length > 0) await target.ExecuteAsync(Sql.Of(afterwards, null, cancellation));
        await transaction.CommitAsync(cancellation);
        return moved;
    }

    private async Task<bool> AnyRows(CancellationToken cancellation)
    {
        foreach (var table in tables)
            if (await target.ExecuteScalarAsync<bool>(Sql.Of($"SELECT EXISTS (SELECT 1 FROM {table.Name})", null, cancellation)))
                return true;
        return false;
    }

    // A move that broke off between two databases has brought one of them whole; then that one is the same to the last byte.
    private async Task<IReadOnlyList<MovedTable>> Compare(Action<string, long> note, CancellationToken cancellation)
    {
        var compared = new List<MovedTable>();
        foreach (var table in tables)
        {
            var rows = 0L;
            var read = await source.Digest(table, _ => Note(), cancellation);
            if (read != await target.Digest(table, _ => Task.CompletedTask, cancellation))
                throw new MoveRefusedException(
                    $"The target is not empty: schema {schema} holds something other than the source, in table {table.Name}. Move to an empty schema; if this one holds nothing that you need, drop it first.");
            compared.Add(new(table.Name, read.Rows, read.Sha256, WasThere: true));

            Task Note()
            {
                if (++rows % RowsBetweenNotes == 0) note(table.Name, rows);
                return Task.CompletedTask;
            }
        }
        return compared;
    }

    private async Task<TableDigest> Copy(Table table, Action<string, long> note, CancellationToken cancellation)
    {
        await using var import = await target.BeginBinaryImportAsync($"COPY {table.Name} ({table.ColumnNames}) FROM STDIN (FORMAT BINARY)", cancellation);
        var rows = 0L;
        var read = await source.Digest(table, Write, cancellation);
        await import.CompleteAsync(cancellation);
        return read;

        async Task Write(object?[] row)
        {
            await import.StartRowAsync(cancellation);
            for (var i = 0; i < row.Length; i++) await Put(import, row[i], table.Columns[i].Kind, cancellation);
            if (++rows % RowsBetweenNotes == 0) note(table.Name, rows);
        }
    }

    private static Task Put(NpgsqlBinaryImporter import, object? value, ColumnKind kind, CancellationToken cancellation) => value switch
    {
        null => import.WriteNullAsync(cancellation),
        long number when kind == ColumnKind.Short => import.WriteAsync((int)number, NpgsqlDbType.Integer, cancellation),
        long number => import.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
        bool flag => import.WriteAsync(flag, NpgsqlDbType.Boolean, cancellation),
        string text => import.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        byte[] bytes => import.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation),
        Bits128 bits => import.WriteAsync(bits.ToGuid(), NpgsqlDbType.Uuid, cancellation),
        _ => throw new ArgumentException("A value of this kind is in no table.", nameof(value)),
    };
}

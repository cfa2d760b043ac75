using System.Buffers.Binary;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Signals.Journal.Moving;

/// <summary>How many rows a table has, and a SHA-256 over all of them in order, the same on both dialects.</summary>
internal sealed record TableDigest(long Rows, string Sha256);

/// <summary>Reads a table's rows in order, one in memory at a time, with the values of both dialects made the same.</summary>
internal static class TableReader
{
    /// <returns>Rows of <see cref="long"/>, <see cref="bool"/>, <see cref="string"/>, <see cref="byte"/>[], <see cref="Bits128"/> or null.</returns>
    public static async IAsyncEnumerable<object?[]> Rows(this DbConnection connection, Table table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names stand in this program.
        command.CommandText = $"SELECT {table.ColumnNames} FROM {table.Name} ORDER BY {table.Order}";
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++) row[i] = Value(reader, i, table.Columns[i].Kind);
            yield return row;
        }
    }

    /// <param name="each">Called for each row after it was taken into account.</param>
    public static async Task<TableDigest> Digest(this DbConnection connection, Table table, Func<object?[], Task> each, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await foreach (var row in connection.Rows(table, cancellation))
        {
            rows++;
            foreach (var value in row) Append(hash, value);
            await each(row);
        }
        return new(rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static object? Value(DbDataReader reader, int column, ColumnKind kind)
    {
        if (reader.IsDBNull(column)) return null;
        return kind switch
        {
            ColumnKind.Long => reader.GetInt64(column),
            ColumnKind.Short => (long)reader.GetInt32(column),
            ColumnKind.Text => reader.GetString(column),
            ColumnKind.Bytes => reader.GetFieldValue<byte[]>(column),
            ColumnKind.Flag => reader.GetBoolean(column),
            ColumnKind.Bits => reader.GetValue(column) is Guid guid ? Bits128.Of(guid) : Bits128.Of(reader.GetFieldValue<byte[]>(column)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of column."),
        };
    }

    // What varies in length is led by it, so that no two rows can look the same.
    private static void Append(IncrementalHash hash, object? value)
    {
        var bytes = value switch
        {
            null => null,
            byte[] raw => raw,
            string text => Encoding.UTF8.GetBytes(text),
            Bits128 bits => bits.ToBytes(),
            bool flag => [flag ? (byte)1 : (byte)0],
            long number => Number(number),
            _ => throw new ArgumentException("A value of this kind is in no table.", nameof(value)),
        };
        hash.AppendData(Number(bytes?.Length ?? -1));
        if (bytes is not null) hash.AppendData(bytes);
    }

    private static byte[] Number(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}

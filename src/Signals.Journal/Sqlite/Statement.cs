using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Signals.Journal.Sqlite;

/// <summary>A prepared statement without the layers of ADO.NET: on the append path they cost more than SQLite itself.</summary>
/// <remarks>For one thread at a time. Parameters are numbered from 1, columns from 0, as in SQLite.</remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt handle;

    /// <exception cref="SqliteException">The text does not fit the database.</exception>
    public Statement(sqlite3 connection, string text)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, text, raw.SQLITE_PREPARE_PERSISTENT, out handle));
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(handle, parameter) : raw.sqlite3_bind_text(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        new Bits128(value).Write(bytes);
        return Bind(parameter, bytes);
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="SqliteException">SQLite refused or failed.</exception>
    public void Run()
    {
        var result = raw.sqlite3_step(handle);
        while (result == raw.SQLITE_ROW) result = raw.sqlite3_step(handle);
        Reset();
        if (result != raw.SQLITE_DONE) Check(result);
    }

    /// <summary>Goes to the first row, whose columns can be read until <see cref="Reset"/>. Without a row it is reset already.</summary>
    /// <exception cref="SqliteException">SQLite refused or failed.</exception>
    public bool First()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        Reset();
        if (result != raw.SQLITE_DONE) Check(result);
        return false;
    }

    public long Column(int column) => raw.sqlite3_column_int64(handle, column);

    public void Reset() => _ = raw.sqlite3_reset(handle);

    public void Dispose() => handle.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, connection);
    }
}

namespace Signals.Journal.Moving;

/// <summary>What a column holds, told apart where the dialects store it differently.</summary>
internal enum ColumnKind
{
    /// <summary>64 bits on PostgreSQL.</summary>
    Long,

    /// <summary>32 bits on PostgreSQL.</summary>
    Short,

    Text,

    Bytes,

    /// <summary>16 bytes: <c>uuid</c> on PostgreSQL.</summary>
    Bits,

    /// <summary>0 or 1 on SQLite.</summary>
    Flag,
}

/// <summary>A table as both dialects have it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Order">The columns by which its rows are told apart, in which they are read on both sides.</param>
/// <param name="Columns">All of them.</param>
internal sealed record Table(string Name, string Order, IReadOnlyList<(string Name, ColumnKind Kind)> Columns)
{
    /// <summary>Every table of a journal. Claims of sweepers and traces are left out: they are over within minutes.</summary>
    public static readonly IReadOnlyList<Table> OfJournal =
    [
        new("head", "id", [
            ("id", ColumnKind.Long), ("municipality", ColumnKind.Short), ("kind", ColumnKind.Text), ("name", ColumnKind.Text), ("version", ColumnKind.Long),
            ("last_row", ColumnKind.Long), ("compacted_through", ColumnKind.Long)]),
        new("log", "row_id", [
            ("row_id", ColumnKind.Long), ("stream", ColumnKind.Long), ("version", ColumnKind.Long), ("prev", ColumnKind.Long),
            ("recorded_at", ColumnKind.Long), ("payload", ColumnKind.Bytes)]),
        new("snapshot", "municipality, stream", [
            ("municipality", ColumnKind.Short), ("stream", ColumnKind.Long), ("version", ColumnKind.Long), ("algorithm", ColumnKind.Short),
            ("taken_at", ColumnKind.Long), ("payload", ColumnKind.Bytes)]),
        new("registration", "municipality, signal", [
            ("municipality", ColumnKind.Short), ("signal", ColumnKind.Bits), ("stream", ColumnKind.Long), ("body_hash", ColumnKind.Bits),
            ("received_at", ColumnKind.Long), ("expires_at", ColumnKind.Long)]),
        new("outbox", "municipality, sender, receiver, number", [
            ("municipality", ColumnKind.Short), ("sender", ColumnKind.Long), ("receiver", ColumnKind.Text), ("number", ColumnKind.Long),
            ("sent_at", ColumnKind.Long), ("attempts", ColumnKind.Short), ("put_off_until", ColumnKind.Long), ("parked", ColumnKind.Flag),
            ("payload", ColumnKind.Bytes)]),
        new("reminder", "municipality, stream, name", [
            ("municipality", ColumnKind.Short), ("stream", ColumnKind.Long), ("name", ColumnKind.Text), ("due_at", ColumnKind.Long),
            ("claimed_until", ColumnKind.Long)]),
    ];

    /// <summary>Every table of a vault.</summary>
    public static readonly IReadOnlyList<Table> OfVault =
    [
        new("personal_part", "municipality, signal", [
            ("municipality", ColumnKind.Short), ("signal", ColumnKind.Bits), ("kept_at", ColumnKind.Long), ("keep_until", ColumnKind.Long),
            ("confirmed", ColumnKind.Flag), ("wrapped_key", ColumnKind.Bytes), ("sealed", ColumnKind.Bytes)]),
        new("key_ring", "municipality, purpose", [
            ("municipality", ColumnKind.Short), ("purpose", ColumnKind.Text), ("destroy_at", ColumnKind.Long), ("wrapped_key", ColumnKind.Bytes)]),
        new("erasure", "municipality, signal", [
            ("municipality", ColumnKind.Short), ("signal", ColumnKind.Bits), ("erased_at", ColumnKind.Long), ("parts_only", ColumnKind.Flag)]),
        new("audit_line", "node, sequence", [
            ("node", ColumnKind.Text), ("sequence", ColumnKind.Long), ("recorded_at", ColumnKind.Long), ("anchored", ColumnKind.Long),
            ("municipality", ColumnKind.Short), ("operation", ColumnKind.Bits), ("event", ColumnKind.Text), ("account", ColumnKind.Text),
            ("payload", ColumnKind.Bytes), ("hash", ColumnKind.Bytes)]),
        new("processing_line", "node, sequence", [
            ("node", ColumnKind.Text), ("sequence", ColumnKind.Long), ("recorded_at", ColumnKind.Long), ("anchored", ColumnKind.Long),
            ("municipality", ColumnKind.Short), ("operation", ColumnKind.Bits), ("subject", ColumnKind.Bits),
            ("payload", ColumnKind.Bytes), ("hash", ColumnKind.Bytes)]),
    ];

    public string ColumnNames => string.Join(", ", Columns.Select(column => column.Name));
}

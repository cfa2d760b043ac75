using Signals.Grains.Logbook;

namespace Signals.Journal.Logbook;

/// <summary>A line as the tables hold it.</summary>
internal sealed class LogRow
{
    public string Node { get; init; } = "";

    public long Sequence { get; init; }

    public Instant RecordedAt { get; init; }

    /// <summary>Up to which line of its chain this node had anchored when it wrote this one; 0 for none.</summary>
    public long Anchored { get; init; }

    public int Municipality { get; init; }

    public Bits128 Operation { get; init; }

    /// <summary>Of the audit log: what.</summary>
    public string Event { get; init; } = "";

    /// <summary>Of the audit log: who.</summary>
    public string Account { get; init; } = "";

    /// <summary>Of the processing log: whose.</summary>
    public Bits128 Subject { get; init; }

    public byte[] Payload { get; init; } = [];

    public byte[] Hash { get; init; } = [];

    public LogPlace Place => new(RecordedAt.Time, Node, Sequence);
}

/// <summary>The table of a log.</summary>
internal static class LogTable
{
    public static readonly IReadOnlyList<LogKind> All = [LogKind.Audit, LogKind.Processing];

    /// <summary>The name of a log in anchors and in hashes.</summary>
    public static string NameOf(LogKind kind) => kind == LogKind.Audit ? "audit" : "processing";

    public static string Of(LogKind kind) => kind == LogKind.Audit ? "audit_line" : "processing_line";

    /// <summary>Every column, in the order in which a line's hash covers them.</summary>
    public static IReadOnlyList<string> Columns(LogKind kind) => kind == LogKind.Audit
        ? ["node", "sequence", "recorded_at", "anchored", "municipality", "operation", "event", "account", "payload", "hash"]
        : ["node", "sequence", "recorded_at", "anchored", "municipality", "operation", "subject", "payload", "hash"];

    /// <summary>A SELECT of whole rows, without a condition.</summary>
    public static string Rows(LogKind kind) =>
        $"""
        SELECT node AS "Node", sequence AS "Sequence", recorded_at AS "RecordedAt", anchored AS "Anchored", municipality AS "Municipality",
               operation AS "Operation", {(kind == LogKind.Audit ? """event AS "Event", account AS "Account",""" : """subject AS "Subject",""")}
               payload AS "Payload", hash AS "Hash"
        FROM {Of(kind)}
        """;

    public static object[] Values(LogKind kind, LogRow row) => kind == LogKind.Audit
        ? [row.Node, row.Sequence, row.RecordedAt, row.Anchored, row.Municipality, row.Operation, row.Event, row.Account, row.Payload, row.Hash]
        : [row.Node, row.Sequence, row.RecordedAt, row.Anchored, row.Municipality, row.Operation, row.Subject, row.Payload, row.Hash];
}

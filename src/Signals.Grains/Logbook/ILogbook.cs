using Signals.Core.Areas;

namespace Signals.Grains.Logbook;

/// <summary>The two logs of an installation: who did what (audit log), and whose data were handled what for (processing log).</summary>
public interface ILogbook
{
    /// <summary>
    /// Writes lines, all or none. Completes once they are durable in the database and their end is anchored outside it: only then may what they tell of be
    /// done, or be told to anybody.
    /// </summary>
    /// <param name="entry">At most <see cref="LogEntry.MostLines"/> lines of both logs together; none is allowed and does nothing.</param>
    /// <param name="cancellation">Stops waiting. Whether the lines were written is then not known.</param>
    /// <exception cref="ArgumentException">There are more lines than that.</exception>
    /// <exception cref="LogbookUnavailableException">It is not known to be durable and anchored; what the lines tell of must not happen.</exception>
    Task Record(LogEntry entry, CancellationToken cancellation);
}

/// <summary>Reads both logs, and deletes what is past its term.</summary>
public interface ILogbookRecords
{
    /// <summary>Lines of the audit log, latest first.</summary>
    Task<IReadOnlyList<StoredAuditLine>> Audit(AuditQuestion question, CancellationToken cancellation);

    /// <summary>Lines of the processing log about one subject, latest first.</summary>
    /// <param name="municipality">Whose log.</param>
    /// <param name="subject">About whom.</param>
    /// <param name="most">How many at most, 1 to 1,000.</param>
    Task<IReadOnlyList<StoredProcessingLine>> About(MunicipalityCode municipality, LogSubject subject, int most, CancellationToken cancellation);

    /// <summary>
    /// Deletes the oldest lines of every node, up to the first that was written at this instant or later. What was deleted is anchored first, so that it can
    /// be told from a removal.
    /// </summary>
    /// <param name="kind">Which log.</param>
    /// <param name="before">Lines written before it go.</param>
    /// <param name="most">How many at most, over all nodes.</param>
    /// <returns>How many went.</returns>
    Task<int> DeleteBefore(LogKind kind, DateTimeOffset before, int most, CancellationToken cancellation);
}

/// <summary>Lines that are written together.</summary>
public sealed record LogEntry(IReadOnlyList<AuditLine> Audit, IReadOnlyList<ProcessingLine> Processing)
{
    /// <summary>How many lines an entry may have.</summary>
    public const int MostLines = 4_096;
}

/// <summary>Which log.</summary>
public enum LogKind
{
    /// <summary>Who did what.</summary>
    Audit,

    /// <summary>Whose data were handled what for. Names nobody.</summary>
    Processing,
}

/// <summary>What is asked of the audit log.</summary>
/// <param name="Municipality">Whose log.</param>
/// <param name="From">Lines written at this instant or later.</param>
/// <param name="Until">Lines written before this instant.</param>
/// <param name="Most">How many at most, 1 to 1,000.</param>
public sealed record AuditQuestion(MunicipalityCode Municipality, DateTimeOffset From, DateTimeOffset Until, int Most)
{
    /// <summary>Only lines of this account; null for any.</summary>
    public string? Account { get; init; }

    /// <summary>Only lines with this event code; null for any.</summary>
    public string? Event { get; init; }

    /// <summary>Only lines that come after this one, where it is the last of an earlier answer; null for the first.</summary>
    public LogPlace? After { get; init; }
}

/// <summary>Where a line stands: the instant at which it was written, its node and its number there.</summary>
public readonly record struct LogPlace(DateTimeOffset At, string Node, long Sequence);

/// <summary>A line of the audit log as it is kept.</summary>
public sealed record StoredAuditLine(LogPlace Place, AuditLine Line);

/// <summary>A line of the processing log as it is kept.</summary>
public sealed record StoredProcessingLine(LogPlace Place, ProcessingLine Line);

/// <summary>The logbook did not acknowledge. What was to be logged must not happen, and what was to be told must not be told.</summary>
public sealed class LogbookUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

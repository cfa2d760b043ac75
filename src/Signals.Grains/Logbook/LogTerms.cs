namespace Signals.Grains.Logbook;

/// <summary>How long lines of both logs are kept. What an installation sets, for all of its municipalities together: one chain holds them all.</summary>
public sealed record LogTerms
{
    /// <summary>Days for the audit log. 1,096 (three years, as incidents need) to 3,653; 1,827 unless set, which is five years.</summary>
    public int AuditDays { get; init; } = 1_827;

    /// <summary>Days for the processing log. 366 to 3,653; 1,096 unless set, which is three years.</summary>
    public int ProcessingDays { get; init; } = 1_096;

    /// <returns>What is out of its range, in words; nothing if all is well.</returns>
    public IEnumerable<string> Problems()
    {
        if (AuditDays is < 1_096 or > 3_653) yield return $"{nameof(AuditDays)} must lie between 1096 and 3653 days.";
        if (ProcessingDays is < 366 or > 3_653) yield return $"{nameof(ProcessingDays)} must lie between 366 and 3653 days.";
    }
}

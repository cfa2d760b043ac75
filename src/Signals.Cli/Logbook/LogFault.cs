namespace Signals.Cli.Logbook;

/// <summary>What is wrong with a log.</summary>
internal enum LogFaultKind
{
    /// <summary>A line is not what it was when it was written.</summary>
    Altered,

    /// <summary>Lines are gone from the beginning or the middle.</summary>
    Removed,

    /// <summary>A line stands where another stood.</summary>
    Reordered,

    /// <summary>Lines are gone from the end.</summary>
    Truncated,

    /// <summary>The lines fit each other, but not what was anchored: the chain was made again.</summary>
    Rewritten,

    /// <summary>Anchors are gone, are altered, or contradict each other.</summary>
    AnchorsChanged,
}

/// <summary>Something that is wrong.</summary>
/// <param name="First">The first line that is concerned.</param>
/// <param name="Last">The last one.</param>
internal sealed record LogFault(LogFaultKind Kind, long First, long Last, string Explanation);

/// <summary>How one chain stands.</summary>
/// <param name="Log">Which log.</param>
/// <param name="Node">Whose chain.</param>
/// <param name="Lines">How many lines there are.</param>
/// <param name="First">The first; 0 for none.</param>
/// <param name="Last">The last; 0 for none.</param>
/// <param name="NotAnchored">How many lines at the end fit, but are vouched for by nothing outside the database.</param>
/// <param name="Start">What was deleted by its term; null for nothing.</param>
/// <param name="Faults">What is wrong.</param>
internal sealed record ChainReport(string Log, string Node, long Lines, long First, long Last, long NotAnchored, AnchorLine? Start, IReadOnlyList<LogFault> Faults);

namespace Signals.Journal.Moving;

/// <summary>The target is not fit to be moved to, or did not come to hold what the source holds. Nothing was changed. The message is one line with the remedy.</summary>
public sealed class MoveRefusedException(string message) : Exception(message);

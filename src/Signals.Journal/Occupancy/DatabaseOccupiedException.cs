namespace Signals.Journal.Occupancy;

/// <summary>Another process has the database. Nothing was changed. The message is one line: who may have it, and the remedy.</summary>
public sealed class DatabaseOccupiedException(string message) : Exception(message);

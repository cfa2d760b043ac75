namespace Signals.Journal.Migrations;

/// <summary>The database and this program do not belong together. Nothing was changed.</summary>
public sealed class MigrationException(string message) : Exception(message);

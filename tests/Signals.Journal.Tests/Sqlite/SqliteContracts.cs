namespace Signals.Journal.Tests.Sqlite;

public sealed class SqliteJournalTests() : JournalContract(new SqliteTestDatabase());

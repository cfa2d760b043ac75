namespace Signals.Journal.Tests.Postgres;

public sealed class PostgresJournalTests() : JournalContract(new PostgresTestDatabase());

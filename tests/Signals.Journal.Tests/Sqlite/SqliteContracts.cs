namespace Signals.Journal.Tests.Sqlite;

public sealed class SqliteJournalTests() : JournalContract(new SqliteTestDatabase());

public sealed class SqliteRetentionTests() : RetentionContract(new SqliteTestDatabase());

public sealed class SqliteOutboxTests() : OutboxContract(new SqliteTestDatabase());

public sealed class SqliteReminderTests() : ReminderContract(new SqliteTestDatabase());

public sealed class SqliteInspectionTests() : InspectionContract(new SqliteTestDatabase());

public sealed class SqliteModelTests() : ModelContract(new SqliteTestDatabase());

public sealed class SqliteMigrationTests() : MigrationContract(new SqliteTestDatabase());

public sealed class SqliteVaultTests() : VaultContract(new SqliteTestDatabase());

public sealed class SqliteKeyRingTests() : KeyRingContract(new SqliteTestDatabase());

public sealed class SqliteRotationTests() : RotationContract(new SqliteTestDatabase());

namespace Signals.Journal.Tests.Postgres;

public sealed class PostgresJournalTests() : JournalContract(new PostgresTestDatabase());

public sealed class PostgresRetentionTests() : RetentionContract(new PostgresTestDatabase());

public sealed class PostgresOutboxTests() : OutboxContract(new PostgresTestDatabase());

public sealed class PostgresReminderTests() : ReminderContract(new PostgresTestDatabase());

public sealed class PostgresInspectionTests() : InspectionContract(new PostgresTestDatabase());

public sealed class PostgresModelTests() : ModelContract(new PostgresTestDatabase());

public sealed class PostgresMigrationTests() : MigrationContract(new PostgresTestDatabase());

public sealed class PostgresVaultTests() : VaultContract(new PostgresTestDatabase());

public sealed class PostgresKeyRingTests() : KeyRingContract(new PostgresTestDatabase());

public sealed class PostgresRotationTests() : RotationContract(new PostgresTestDatabase());

using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Journal;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>The real process goes over to another master key, and is killed while it does.</summary>
public sealed class RotationTests
{
    private const int Many = 3_000;
    private static readonly MunicipalityCode Municipality = new(9_999);

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_new_master_key_takes_over_while_people_tell_and_the_process_is_killed_and_the_old_one_may_go(Database kind)
    {
        using var folder = new TemporaryFolder();
        var keys = folder.File("keys");
        var old = MasterKeyFiles.Add(keys, DateTimeOffset.UtcNow);
        var database = await kind.Fresh();
        await using var silo = await SiloProcess.Begin(database, more: new Dictionary<string, string> { ["Signals__MasterKeyFile"] = keys });
        var told = new ConcurrentDictionary<string, string>();
        await TellSome(silo, told, "eerst", 20);
        (await silo.Stop()).ShouldBe(0);
        await using (var vault = await Open(silo, database, keys))
            await Parallel.ForAsync(1, Many + 1, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, cancellation) =>
                await vault.Vault.Keep(Municipality, new((UInt128)number), new($"woorden {number}", null, null), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(9), cancellation));

        MasterKeyFiles.Add(keys, DateTimeOffset.UtcNow);
        await silo.Restart();
        await TellSome(silo, told, "onderweg", 5);
        await silo.Kill();
        await silo.Restart();
        await TellSome(silo, told, "daarna", 20);
        for (var tries = 0; await Left(silo, database) > 0; tries++)
        {
            tries.ShouldBeLessThan(300, "it goes on where it was");
            await Task.Delay(100);
        }
        (await silo.Stop()).ShouldBe(0);
        // It keeps the older key for an hour, for others that may still use it; alone that is not needed.
        string[] where = database is null ? ["--data", silo.DataFolder] : ["--postgres", database];
        var (code, said) = await SignalsCommand.Run(["vault", "rotate", "--master-key", keys, .. where]);
        code.ShouldBe(0, said);
        said.ShouldContain("key 3 (current)");
        said.ShouldNotContain("key 1");

        File.Delete(old);
        (await SignalsCommand.Run(["vault", "keys", "--master-key", keys, .. where])).Said.Split('\n').Count(line => line.StartsWith("key ", StringComparison.Ordinal)).ShouldBe(1);
        await using (var vault = await Open(silo, database, keys))
        {
            for (var number = 1; number <= Many; number++)
                (await vault.Vault.Read(Municipality, new((UInt128)number), default)).ShouldNotBeNull().Observation.ShouldBe($"woorden {number}");
            foreach (var (id, words) in told) (await vault.Vault.Read(Municipality, SignalId.Parse(id), default)).ShouldNotBeNull().Observation.ShouldBe(words);
        }
        await silo.Restart();
        using var client = silo.Client();
        using var again = await silo.Tell(client, Signal("eerst 0"), "eerst 0");
        told.ShouldContainKey(JsonDocument.Parse(await again.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!, "codes are made as before");
    }

    private static async Task TellSome(SiloProcess silo, ConcurrentDictionary<string, string> told, string word, int count)
    {
        using var client = silo.Client();
        await Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
        {
            using var response = await silo.Tell(client, Signal($"{word} {number}"), $"{word} {number}");
            response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
            told[JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!] = $"{word} {number}";
        }));
    }

    private static object Signal(string words) => new { thema = "taal", buurt = "BU99990203", bron = "bewoner", waarneming = words };

    private static Task<VaultStore> Open(SiloProcess silo, string? database, string keys) => database is null
        ? SqliteVault.Open(new() { Path = Path.Combine(silo.DataFolder, "vault.db"), MasterKeys = MasterKeyFiles.Open(keys) }, TimeProvider.System, NullLogger.Instance)
        : PostgresVault.Open(new() { ConnectionString = database, MasterKeys = MasterKeyFiles.Open(keys) }, TimeProvider.System, NullLogger.Instance);

    // What does not lie under the second key of the vault yet.
    private static async Task<long> Left(SiloProcess silo, string? database)
    {
        await using System.Data.Common.DbConnection connection = database is null
            ? new SqliteConnection($"Data Source={Path.Combine(silo.DataFolder, "vault.db")};Mode=ReadOnly;Pooling=False")
            : new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = database is null
            ? "SELECT count(*) FROM personal_part WHERE substr(wrapped_key, 1, 5) <> X'0200000002'"
            : @"SELECT count(*) FROM vault.personal_part WHERE substr(wrapped_key, 1, 5) <> '\x0200000002'::bytea";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

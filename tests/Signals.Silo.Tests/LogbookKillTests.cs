using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Core.Follow;
using Signals.Grains.Logbook;
using Signals.Journal;
using Signals.Journal.Logbook;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>The real process, killed while it logs. How often is set by <c>SIGNALS_KILL_ROUNDS</c>; three times unless set.</summary>
public sealed class LogbookKillTests
{
    private const int Posters = 16;
    private const int Whole = 0;
    private const int NotAnchored = 2;

    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(1);

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("SIGNALS_KILL_ROUNDS"), System.Globalization.CultureInfo.InvariantCulture, out var rounds) ? rounds : 3;

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Whatever_was_acknowledged_is_in_the_logs_after_each_kill_and_the_chains_are_whole(Database kind)
    {
        var database = await kind.Fresh();
        await using var silo = await SiloProcess.Begin(database);
        var acknowledged = new ConcurrentBag<SignalId>();
        var chance = new Random(20261123);
        for (var round = 1; round <= Rounds; round++)
        {
            using var stopping = new CancellationTokenSource(LongestRound);
            var before = acknowledged.Count;
            var posters = Enumerable.Range(0, Posters).Select(poster => Post(silo, $"{round}-{poster}", acknowledged, stopping.Token)).ToList();
            while (acknowledged.Count == before) await Task.Delay(10, stopping.Token);
            await Task.Delay(chance.Next(100, 900));
            await silo.Kill();
            await stopping.CancelAsync();
            await Task.WhenAll(posters);
            var (code, said) = await Verify(database, silo.DataFolder);
            code.ShouldBeOneOf([Whole, NotAnchored], said);
            await silo.Restart();
            (code, said) = await Verify(database, silo.DataFolder);
            code.ShouldBe(Whole, said);
        }
        (await silo.Stop()).ShouldBe(0);

        await using var vault = await OpenVault(database, silo.DataFolder);
        await using var logs = await LogbookStore.Open(vault, new() { Anchors = Path.Combine(silo.DataFolder, "anchors") }, TimeProvider.System, NullLogger.Instance);
        foreach (var signal in acknowledged)
            (await logs.Records.About(new(9_999), await vault.Keys.Subject(new(9_999), signal, default), 10, default)).ShouldContain(line => line.Line.Detail.Activity == "signaal-ontvangen");
        var (last, report) = await Verify(database, silo.DataFolder);
        last.ShouldBe(Whole, report);
    }

    private static async Task Post(SiloProcess silo, string poster, ConcurrentBag<SignalId> acknowledged, CancellationToken stopping)
    {
        using var client = silo.Client();
        for (var number = 0; !stopping.IsCancellationRequested; number++)
        {
            try
            {
                using var answer = await silo.Tell(client, new { thema = "taal", buurt = "BU99990203", bron = "bewoner" }, $"{poster}-{number}", stopping);
                // Past its allowance a sender is refused; that is no signal.
                if (answer.StatusCode != HttpStatusCode.Created) continue;
                acknowledged.Add(SignalId.Parse(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stopping)).RootElement.GetProperty("id").GetString()!));
            }
            catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    private static Task<(int ExitCode, string Said)> Verify(string? database, string folder) => database is null
        ? SignalsCommand.Run("logbook", "verify", "--data", folder)
        : SignalsCommand.Run("logbook", "verify", "--vault", database, "--anchors", Path.Combine(folder, "anchors"));

    private static Task<VaultStore> OpenVault(string? database, string folder)
    {
        var key = MasterKey.LoadOrCreate(Path.Combine(folder, "master.key"));
        return database is null
            ? SqliteVault.Open(new() { Path = Path.Combine(folder, "vault.db"), MasterKey = key }, TimeProvider.System, NullLogger.Instance)
            : PostgresVault.Open(new() { ConnectionString = database, MasterKey = key }, TimeProvider.System, NullLogger.Instance);
    }
}

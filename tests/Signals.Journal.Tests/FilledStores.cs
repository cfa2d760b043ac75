using Microsoft.Extensions.Logging.Abstractions;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;
using Signals.Journal.Logbook;
using Signals.Testing;

namespace Signals.Journal.Tests;

/// <summary>Journal and vault of a test's database, with something in every table.</summary>
internal sealed class FilledStores : IAsyncDisposable
{
    public static readonly MunicipalityCode Here = new(9_999);
    public static readonly MunicipalityCode Elsewhere = new(9_998);

    private FilledStores(JournalStore journal, VaultStore vault, ManualClock clock) => (Journal, Vault, Clock) = (journal, vault, clock);

    public JournalStore Journal { get; }

    public VaultStore Vault { get; }

    public ManualClock Clock { get; }

    public static async Task<FilledStores> Open(TestDatabase database, ManualClock clock, byte[]? masterKey = null)
    {
        var journal = await database.OpenJournal(clock);
        return new(journal, await database.OpenVault(clock, masterKey), clock);
    }

    public static StreamKey Neighbourhood(MunicipalityCode municipality, int number) => new(municipality, "buurt", $"BU{municipality.Number:D4}{number:D4}");

    /// <summary>Streams with and without snapshots, one compacted, messages of which one is parked, a reminder, and personal parts of which one was forgotten.</summary>
    public async Task Fill(MunicipalityCode municipality)
    {
        var (none, now) = (CancellationToken.None, Clock.GetUtcNow());
        var team = new StreamKey(municipality, "wijkteam", "noord");
        for (var i = 0; i < 12; i++)
        {
            // Every other commit of another stream, so that rows of a stream do not stand together.
            var stream = Neighbourhood(municipality, i % 3);
            var signal = new SignalId((UInt128)((municipality.Number * 100) + i));
            (await Journal.Journal.Append(new(stream, i / 3, Json($"é \\u00e9 {i}"), now.AddDays(i % 3 == 1 ? -100 : 0).AddTicks(i))
            {
                Registrations = [new(signal, (UInt128)i << 100, now, now.AddDays(30))],
                Messages = [new(team, (i / 3) + 1, Json($"m{i}"))],
                Reminders = i == 5 ? [new("week", now.AddDays(3))] : [],
            }, none)).ShouldBe(AppendOutcome.Appended);
            await Vault.Vault.KeepIfAbsent(municipality, signal, new($"woorden {i}", null, $"{i}@example.nl"), now, now.AddDays(91), none);
            if (i % 2 == 0) await Vault.Vault.Confirm(municipality, signal, none);
        }
        await Journal.Journal.SaveSnapshot(Neighbourhood(municipality, 1), new(3, 2, Json("stand"), now), none);
        (await Journal.Journal.Compact(Neighbourhood(municipality, 1), 3, now, none)).ShouldBe(3);
        await Journal.Outbox.PutOff(Neighbourhood(municipality, 0), team, 1, 2, now.AddMinutes(5), none);
        await Journal.Outbox.Park(Neighbourhood(municipality, 2), team, 1, 9, none);
        await Vault.Keys.Key(municipality, "volgcode", null, none);
        await Vault.Keys.Key(municipality, "huishouden/155", now.AddDays(50), none);
        await Vault.Vault.Forget(municipality, new((UInt128)(municipality.Number * 100)), none);
        using var anchors = new TemporaryFolder();
        await using var logs = await LogbookStore.Open(Vault, new() { Anchors = anchors.Path }, Clock, NullLogger.Instance, none);
        await logs.Logbook.Record(new(
            [new(municipality, new(1), "woorden-lezen", "é", new(AuditResult.Done))], [new(municipality, new(1), new(2), new("woorden-gelezen", "wijkteamwerk", "wijkteamlid"))]), none);
    }

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        await Journal.DisposeAsync();
    }

    private static byte[] Json(string text) => System.Text.Encoding.UTF8.GetBytes($"{{ \"wat\" : \"{text}\" }}");
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Signals.Grains.Journal;
using Signals.Journal.Postgres;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>A platform that outgrows its machine: the real process on SQLite, stopped, moved and begun again on PostgreSQL.</summary>
public sealed class MoveTests
{
    private static readonly string[] Teams = ["noord", "midden", "zuid"];

    [SkippableFact]
    public async Task A_platform_goes_on_where_it_was()
    {
        var database = (await Database.Postgres.Fresh())!;
        await using var silo = await SiloProcess.Begin();
        var before = await Live(silo);
        (await silo.Stop()).ShouldBe(0);
        await UndeliveredMessages.Leave(Path.Combine(silo.DataFolder, "journal.db"), "van-de-verhuizing");

        var (code, said) = await SignalsCommand.Run("move", "--data", silo.DataFolder, "--postgres", database);

        code.ShouldBe(0, said);
        said.ShouldContain("personal_part");
        said.TrimEnd().ShouldEndWith("clean");
        await using var journal = PostgresJournal.Inspect(new() { ConnectionString = database });
        (await UndeliveredMessages.Count(journal.Inspection)).ShouldBe(12);
        (await Reminders(journal.Inspection)).ShouldBeGreaterThan(0);

        await silo.Restart(database);
        await GoOn(silo, before);
        await Eventually(async () => await UndeliveredMessages.Count(journal.Inspection) == 0);
        (await silo.Stop()).ShouldBe(0);
        (code, said) = await SignalsCommand.Run("verify", "--postgres", database);
        code.ShouldBe(0, said);
    }

    [SkippableFact]
    public async Task A_move_that_is_killed_again_and_again_is_repeated_until_it_is_done()
    {
        var database = (await Database.Postgres.Fresh())!;
        await using var silo = await SiloProcess.Begin();
        var before = await Live(silo);
        (await silo.Stop()).ShouldBe(0);
        string[] move = ["move", "--data", silo.DataFolder, "--postgres", database];

        var kills = 0;
        for (var milliseconds = 300; milliseconds < 10_000 && await SignalsCommand.RunAndKill(TimeSpan.FromMilliseconds(milliseconds), move); milliseconds += 100) kills++;
        kills.ShouldBeGreaterThan(0);

        var (code, said) = await SignalsCommand.Run(move);
        code.ShouldBe(0, said);
        await silo.Restart(database);
        await GoOn(silo, before);
    }

    [SkippableFact]
    public async Task A_platform_that_runs_is_not_moved()
    {
        var database = (await Database.Postgres.Fresh())!;
        await using var silo = await SiloProcess.Begin();

        var (code, said) = await SignalsCommand.Run("move", "--data", silo.DataFolder, "--postgres", database);

        code.ShouldBe(1);
        said.Trim().ShouldStartWith("Another process runs on journal.db");
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_municipality_goes_to_another_installation_and_on_from_there(Database kind)
    {
        var database = await kind.Fresh();
        await using var silo = await SiloProcess.Begin(database);
        var before = await Live(silo);
        (await silo.Stop()).ShouldBe(0);
        using var folder = new TemporaryFolder();
        var (file, key) = (folder.File("gemeente.zip"), folder.File("transfer.key"));
        string[] from = database is null ? ["--data", silo.DataFolder] : ["--postgres", database, "--master-key", Path.Combine(silo.DataFolder, "master.key")];

        var (code, said) = await SignalsCommand.Run(["tenant", "export", "GM9999", "--to", file, "--transfer-key", key, .. from]);
        code.ShouldBe(0, said);

        // Another installation, of the other kind, which has served nobody yet.
        var other = await (kind == Database.Sqlite ? Database.Postgres : Database.Sqlite).Fresh();
        await using var target = await SiloProcess.Begin(other, demo: false);
        (await target.Stop()).ShouldBe(0);
        string[] to = other is null ? ["--data", target.DataFolder] : ["--postgres", other, "--master-key", Path.Combine(target.DataFolder, "master.key")];
        (code, var imported) = await SignalsCommand.Run(["tenant", "import", file, "--transfer-key", key, .. to]);
        code.ShouldBe(0, imported);
        imported.ShouldBe(said);
        (code, said) = await SignalsCommand.Run(["tenant", "export", "GM9999", "--to", folder.File("weer.zip"), "--transfer-key", key, .. to]);
        code.ShouldBe(0, said);
        (await File.ReadAllBytesAsync(folder.File("weer.zip"))).ShouldBe(await File.ReadAllBytesAsync(file));

        await target.Restart(other);
        await GoOn(target, before);
    }

    // Signals of several kinds and words, answered; the sample has reminders and prompts of its own.
    private static async Task<Lived> Live(SiloProcess silo)
    {
        using var resident = silo.Client();
        using var team = silo.Client("wijkteamlid");
        for (var house = 1; house <= 6; house++) (await silo.Tell(resident, Signal("bewoner", house, "woorden"), $"sleutel-{house}")).EnsureSuccessStatusCode();
        using var last = await silo.Tell(resident, Signal("bewoner", 6, "woorden"), "sleutel-6");
        var answer = await last.Content.ReadAsStringAsync();
        await Eventually(async () => await Total(team, "noord") == 2 && await Total(team, "midden") == 2);
        return new(answer, await Followed(resident, answer), await Inboxes(team));
    }

    // What was there is there, a repeat is a repeat, and two more signals raise the prompt that six had prepared.
    private static async Task GoOn(SiloProcess silo, Lived before)
    {
        using var resident = silo.Client();
        using var team = silo.Client("wijkteamlid");
        (await Inboxes(team)).ShouldBe(before.Inboxes);
        using (var again = await silo.Tell(resident, Signal("bewoner", 6, "woorden"), "sleutel-6"))
        {
            again.StatusCode.ShouldBe(HttpStatusCode.Created);
            (await again.Content.ReadAsStringAsync()).ShouldBe(before.Answer);
        }
        using (var other = await silo.Tell(resident, Signal("bewoner", 6, "andere woorden"), "sleutel-6")) other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Followed(resident, before.Answer)).ShouldBe(before.Followed);

        using var volunteer = silo.Client("vrijwilliger");
        for (var i = 0; i < 2; i++) (await silo.Tell(volunteer, Signal("inloop", null, null))).EnsureSuccessStatusCode();
        await Eventually(async () => await Total(team, "midden") == 3);
        var prompt = JsonDocument.Parse(await team.GetStringAsync("/v1/aanleidingen?wijkteam=midden&status=nieuw")).RootElement
            .GetProperty("aanleidingen").EnumerateArray().Select(one => one.GetProperty("id").GetString()).First();
        (await team.PostAsync($"/v1/aanleidingen/{prompt}/oppakken", null)).IsSuccessStatusCode.ShouldBeTrue();
    }

    private static object Signal(string source, int? house, string? words) => new
    {
        thema = "eenzaamheid",
        buurt = "BU99990102",
        bron = source,
        huishouden = house is null ? null : new { postcode = "9999AB", huisnummer = house },
        waarneming = words,
    };

    private static async Task<string> Followed(HttpClient resident, string answer)
    {
        var volgcode = JsonDocument.Parse(answer).RootElement.GetProperty("volgcode").GetString();
        using var response = await resident.PostAsJsonAsync("/v1/meldingen/opvragen", new { volgcode });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string> Inboxes(HttpClient team) =>
        string.Concat(await Task.WhenAll(Teams.Select(id => team.GetStringAsync($"/v1/aanleidingen?wijkteam={id}"))));

    private static async Task<int> Total(HttpClient team, string id) =>
        JsonDocument.Parse(await team.GetStringAsync($"/v1/aanleidingen?wijkteam={id}")).RootElement.GetProperty("totaal").GetInt32();

    private static async Task<int> Reminders(IJournalInspection journal)
    {
        var count = 0;
        await foreach (var _ in journal.Reminders(default)) count++;
        return count;
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 150; tries++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("It did not become so.");
    }

    private sealed record Lived(string Answer, string Followed, string Inboxes);
}

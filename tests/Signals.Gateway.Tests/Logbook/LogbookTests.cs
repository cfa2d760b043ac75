using System.Net;
using System.Text.Json;
using Signals.Core.Follow;
using Signals.Grains.Logbook;

namespace Signals.Gateway.Tests.Logbook;

/// <summary>What is written to both logs, and that nothing happens without.</summary>
public sealed class LogbookTests : IAsyncLifetime
{
    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_signal_is_logged_by_one_write_before_it_and_not_kept_without()
    {
        town.Logbook.Refuses = _ => true;
        (await town.Post("/v1/signalen", Town.Signal(rest: ",\"waarneming\":\"kanarie\""), key: "een")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await town.Vault.Unconfirmed(DateTimeOffset.MaxValue, 10, default)).ShouldBeEmpty();

        town.Logbook.Refuses = null;
        var answer = await town.Post("/v1/signalen", Town.Signal(rest: ",\"waarneming\":\"kanarie\""), key: "een");

        answer.Status.ShouldBe(HttpStatusCode.Created);
        var entry = town.Logbook.Taken.ShouldHaveSingleItem();
        var line = entry.Audit.ShouldHaveSingleItem();
        line.ShouldBe(new(new(9_999), line.Operation, "signaal-melden", "bewoner", new(AuditResult.Begun)
        {
            Purpose = "signaleren",
            ObjectKind = "signaal",
            Client = "koppeling",
            HasPersonalData = true,
        }));
        var subject = entry.Processing.ShouldHaveSingleItem();
        subject.Operation.ShouldBe(line.Operation);
        subject.Detail.ShouldBe(new("signaal-ontvangen", "signaleren", "bewoner"));
        var id = SignalId.Parse(answer.Json.GetProperty("id").GetString()!);
        subject.Subject.ShouldBe(await town.Keys.Subject(new(9_999), id, default));
        subject.Subject.Value.ShouldNotBe(id.Value);
    }

    [Fact]
    public async Task What_a_resident_sends_wrongly_leaves_no_line()
    {
        await town.Post("/v1/signalen", """{"thema":"bestaat-niet"}""");
        await town.Post("/v1/meldingen/opvragen", """{"volgcode":"GM9999-0000-0000-0000-0000"}""");
        await town.Get("/v1/aanleidingen");

        town.Logbook.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_only_read_is_logged_once_and_told_to_nobody_without()
    {
        town.Logbook.Refuses = _ => true;
        var refused = (await town.Get("/v1/aanleidingen", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        refused.Text.ShouldNotContain("aanleidingen");
        (await town.Get("/wijkteam", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        town.Logbook.Refuses = null;
        (await town.Get("/v1/aanleidingen", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);

        var line = town.Logbook.Taken.ShouldHaveSingleItem().Audit.ShouldHaveSingleItem();
        (line.Event, line.Account, line.Detail.Role, line.Detail.Result, line.Detail.Status).ShouldBe(("aanleidingen-lezen", "demo-wijkteamlid", "wijkteamlid", AuditResult.Done, 200));
        line.Detail.Sender.ShouldNotBeNull().Length.ShouldBe(32);
    }

    [Fact]
    public async Task What_changes_something_is_logged_before_and_after_and_not_done_without()
    {
        const string notice = """{"gemeente":"GM9999","gevoeligheid":"vroeg"}""";
        var before = (await town.Get("/v1/instellingen", "beheerder")).Text;
        town.Logbook.Refuses = entry => entry.Audit.Any(line => line.Detail.Result == AuditResult.Begun);
        (await town.Put("/v1/instellingen", notice, "beheerder")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        town.Logbook.Refuses = null;
        (await town.Get("/v1/instellingen", "beheerder")).Text.ShouldBe(before);

        var lines = town.Logbook.Taken.Count;
        var answer = await town.Put("/v1/instellingen", notice, "beheerder");

        var written = town.Logbook.Taken.Skip(lines).SelectMany(entry => entry.Audit).ToList();
        written.Select(line => line.Event).ShouldBe(["instellingen-zetten", "instellingen-zetten"]);
        written.Select(line => line.Operation).Distinct().Count().ShouldBe(1);
        (written[0].Detail.Result, written[0].Detail.Status).ShouldBe((AuditResult.Begun, null));
        written[1].Detail.Status.ShouldBe((int)answer.Status);

        town.Logbook.Refuses = entry => entry.Audit.Any(line => line.Detail.Result != AuditResult.Begun);
        (await town.Put("/v1/instellingen", notice, "beheerder")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_role_that_is_refused_leaves_a_line_and_nothing_begins()
    {
        (await town.Put("/v1/instellingen", "{}", "manager")).ShouldBeProblem(HttpStatusCode.Forbidden);

        var line = town.Logbook.Taken.ShouldHaveSingleItem().Audit.ShouldHaveSingleItem();
        (line.Account, line.Event, line.Detail.Result, line.Detail.Status).ShouldBe(("demo-manager", "instellingen-zetten", AuditResult.Refused, 403));
    }

    [Fact]
    public async Task Reading_what_people_wrote_leaves_a_line_for_each_of_them_and_none_of_their_words()
    {
        for (var number = 1; number <= 10; number++)
            await town.Post("/v1/signalen",
                $$"""{"thema":"eenzaamheid","buurt":"{{Town.Here}}","bron":"{{(number % 2 == 0 ? "huisbezoek" : "inloop")}}","waarneming":"kanarie {{number}}","huishouden":{"postcode":"9999AB","huisnummer":{{number}} },"contact":{"email":"kanarie{{number}}@example.nl","toestemming":true} }""",
                "wijkteamlid");
        JsonElement prompts = default;
        for (var tries = 0; tries < 500 && (prompts = (await town.Get("/v1/aanleidingen", "wijkteamlid")).Json.GetProperty("aanleidingen")).GetArrayLength() == 0; tries++) await Task.Delay(10);
        var prompt = prompts[0].GetProperty("id").GetString();
        var lines = town.Logbook.Taken.Count;

        var words = await town.Get($"/v1/aanleidingen/{prompt}/woorden", "wijkteamlid");

        words.Json.GetProperty("woorden").GetArrayLength().ShouldBe(10);
        var entry = town.Logbook.Taken.Skip(lines).ShouldHaveSingleItem();
        entry.Audit.ShouldHaveSingleItem().Detail.Object.ShouldBe(prompt);
        entry.Processing.Count.ShouldBe(10);
        entry.Processing.Select(line => line.Subject).ShouldBeUnique();
        entry.Processing.ShouldAllBe(line => line.Detail == new ProcessingDetail("woorden-gelezen", "wijkteamwerk", "wijkteamlid"));
        var everything = JsonSerializer.Serialize(town.Logbook.Taken);
        foreach (var secret in (string[])["kanarie", "9999AB", "example.nl", "127.0.0.1", "::1"]) everything.ShouldNotContain(secret);
        JsonSerializer.Serialize(town.Logbook.Taken.SelectMany(one => one.Processing)).ShouldNotContain("demo-");
    }

    [Fact]
    public async Task An_import_leaves_one_line_at_each_end_and_one_for_each_signal_before_it_is_recorded()
    {
        var file = string.Concat(Enumerable.Range(1, 20).Select(line => $$"""{"sleutel":"k{{line}}","waargenomenOp":"2026-11-10","buurt":"{{Town.Here}}","thema":"eenzaamheid","bron":"partner"}""" + "\n"));

        var answer = await town.Post("/v1/importen", file, "beheerder", type: "application/x-ndjson");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        for (var tries = 0; tries < 500 && town.Logbook.Taken.Count < 3; tries++) await Task.Delay(10);
        town.Logbook.Taken.SelectMany(entry => entry.Audit).Select(line => line.Detail.Result).ShouldBe([AuditResult.Begun, AuditResult.Done]);
        town.Logbook.Taken.SelectMany(entry => entry.Processing).Select(line => line.Detail.Activity).ShouldBe(Enumerable.Repeat("signaal-ingelezen", 20));
    }

    [Fact]
    public async Task A_resident_reads_what_was_done_with_a_signal_by_what_kind_of_person_and_never_by_whom()
    {
        var sent = await town.Post("/v1/signalen", $$"""{"thema":"taal","buurt":"{{Town.Here}}","bron":"inloop"}""", "vrijwilliger");
        var code = $$"""{"volgcode":"{{sent.Json.GetProperty("volgcode").GetString()}}"}""";
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.Post("/v1/meldingen/opvragen", code);
        town.Clock.Advance(TimeSpan.FromMinutes(1));

        var first = await town.Post("/v1/meldingen/gebruik", code);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await town.Post("/v1/meldingen/gebruik", code);

        var subject = await town.Keys.Subject(new(9_999), SignalId.Parse(sent.Json.GetProperty("id").GetString()!), default);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var tries = 0; tries < 200; tries++)
            await town.Logbook.Record(new([], [new(new(9_999), new(1), subject, new(PlatformLog.NewsSent, PlatformLog.News, AuditLine.Platform))]), default);
        var third = await town.Post("/v1/meldingen/gebruik", code);

        first.Status.ShouldBe(HttpStatusCode.OK, first.Text);
        Told(first).ShouldBe([("U, of iemand met uw code.", "Keek hoe het ervoor staat.", "Omdat u dat zelf mag."), ("Een vrijwilliger.", "De melding kwam binnen.", "Om te horen wat er speelt in de buurt.")]);
        Told(second)[0].ShouldBe(("U, of iemand met uw code.", "Keek wie de melding bekeek.", "Omdat u dat zelf mag."));
        Told(third)[0].ShouldBe(("Het platform, vanzelf.", "Stuurde u een e-mail dat er nieuws is.", "Om u te laten weten wat er met uw melding gebeurt."));
        Told(third).Count.ShouldBe(Told(second).Count + 2);
        second.Text.ShouldNotContain("demo-");
        (await town.Post("/v1/meldingen/gebruik", """{"volgcode":"GM9999-0000-0000-0000-0000"}""")).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);

        static List<(string?, string?, string?)> Told(Answer answer) =>
            [.. answer.Json.GetProperty("gebruik").EnumerateArray().Select(line => (line.GetProperty("wie").GetString(), line.GetProperty("wat").GetString(), line.GetProperty("waarvoor").GetString()))];
    }

    [Fact]
    public async Task The_privacy_officer_reads_the_audit_log_by_page_account_and_event_and_is_in_it()
    {
        await town.Get("/v1/aanleidingen", "wijkteamlid");
        await town.Get("/v1/instellingen", "beheerder");
        town.Clock.Advance(TimeSpan.FromMinutes(1));

        (await Events("")).ShouldBe(["instellingen-lezen", "aanleidingen-lezen"]);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Events("")).ShouldBe(["auditlog-lezen", "instellingen-lezen", "aanleidingen-lezen"]);
        (await Events("?account=demo-beheerder")).ShouldBe(["instellingen-lezen"]);
        (await Events("?gebeurtenis=aanleidingen-lezen")).ShouldBe(["aanleidingen-lezen"]);
        (await Events("?van=2026-11-01&tot=2026-11-02")).ShouldBeEmpty();
        var page = (await town.Get("/v1/auditlog?aantal=1&account=demo-privacy", "privacy")).Json;
        (await town.Get($"/v1/auditlog?aantal=1&account=demo-privacy&na={page.GetProperty("volgende").GetString()}", "privacy")).Json.GetProperty("regels").GetArrayLength().ShouldBe(1);
        (await town.Get("/v1/auditlog?van=2026-01-01&tot=2026-11-20", "privacy")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["van"]);
        (await town.Get("/v1/auditlog?na=onzin", "privacy")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["na"]);
        var shown = await town.Get("/toezicht?van=&account=demo-beheerder", "privacy");
        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Text.ShouldContain("instellingen-lezen");
        shown.Text.ShouldNotContain("aanleidingen-lezen");

        async Task<List<string?>> Events(string query) =>
            [.. (await town.Get($"/v1/auditlog{query}", "privacy")).Json.GetProperty("regels").EnumerateArray().Select(line => line.GetProperty("gebeurtenis").GetString())];
    }
}

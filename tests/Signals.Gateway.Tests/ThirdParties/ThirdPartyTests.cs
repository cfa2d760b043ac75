using System.Net;
using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Gateway.Tests.Pages;

namespace Signals.Gateway.Tests.ThirdParties;

/// <summary>Words about somebody else: told, kept on a ground, or erased; and erased by themselves where nobody answers for them.</summary>
public sealed class ThirdPartyTests : IAsyncLifetime
{
    private const string Words = "Haar kanarie zingt niet meer";

    private static readonly MunicipalityCode Municipality = MunicipalityCode.Parse("GM9999");

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Theory]
    [InlineData("verteld")]
    [InlineData("weet-het-al")]
    [InlineData("onmogelijk")]
    [InlineData("schaadt-doel")]
    [InlineData("wet")]
    [InlineData("geheim")]
    public async Task Words_that_somebody_answers_for_are_kept_for_thirteen_weeks(string choice)
    {
        var (id, _) = await Tell();
        (await Found(id)).GetProperty("dagenOver").GetInt32().ShouldBe(28);
        town.Clock.Advance(TimeSpan.FromDays(20));

        for (var time = 0; time < 2; time++)
        {
            var settled = await Settle(id, choice);
            settled.Status.ShouldBe(HttpStatusCode.OK, settled.Text);
            (settled.Json.GetProperty("keuze").GetString(), settled.Json.GetProperty("dagenOver").GetInt32()).ShouldBe((choice, 71));
        }

        town.Clock.Advance(TimeSpan.FromDays(70));
        (await Kept(id)).ShouldBeTrue();
        town.Clock.Advance(TimeSpan.FromDays(1));
        (await Kept(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Words_that_nobody_answers_for_erase_themselves_and_do_not_come_back()
    {
        var (id, code) = await Tell();
        town.Clock.Advance(TimeSpan.FromDays(28) - TimeSpan.FromSeconds(1));
        (await Kept(id)).ShouldBeTrue();

        town.Clock.Advance(TimeSpan.FromSeconds(1));

        (await Kept(id)).ShouldBeFalse();
        (await Settle(id, "verteld")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await Listed()).ShouldBe(0);
        (await Tell()).Id.ShouldBe(id, "the same request, sent again");
        (await Kept(id)).ShouldBeFalse();
        (await Follow(code)).Status.ShouldBe(HttpStatusCode.OK, "the signal itself counts on");
    }

    [Fact]
    public async Task Words_are_erased_at_once_also_after_they_were_kept_on_a_ground()
    {
        var (id, code) = await Tell();
        await Found(id);
        await Settle(id, "geheim");

        for (var time = 0; time < 2; time++) (await Settle(id, "wissen")).Json.GetProperty("keuze").GetString().ShouldBe("wissen");

        (await Kept(id)).ShouldBeFalse();
        (await Settle(id, "verteld")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await Listed()).ShouldBe(0);
        await Tell();
        (await Kept(id)).ShouldBeFalse("sending the same again does not bring them back");
        (await Follow(code)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_a_resident_writes_about_another_is_erased_after_28_days_and_the_rest_after_thirteen_weeks()
    {
        var another = await Tell(role: null, key: "ander");
        var own = await Tell(role: null, key: "zelf", rest: ",\"overAnder\":false");
        var wordless = await Tell(role: null, key: "zonder", rest: ",\"overAnder\":true,\"contact\":{\"email\":\"iemand@voorbeeld.nl\",\"toestemming\":true}", words: "");

        town.Clock.Advance(TimeSpan.FromDays(28));

        (await Kept(another.Id)).ShouldBeFalse();
        (await Kept(own.Id)).ShouldBeTrue();
        (await town.Vault.Read(Municipality, SignalId.Parse(wordless.Id), default))!.Email.ShouldBe("iemand@voorbeeld.nl", "an address of the sender is about nobody else");
        town.Clock.Advance(TimeSpan.FromDays(63));
        (await Kept(own.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_but_who_entered_it_sees_the_task_or_answers_it()
    {
        var (id, _) = await Tell();
        await Found(id);

        (await town.Get("/v1/derden", "coordinator")).Json.GetArrayLength().ShouldBe(0);
        (await Settle(id, "wissen", "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await Settle(id, "wissen", "manager")).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await Settle("00000000000000000000000000000001", "wissen")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await Settle("onzin", "wissen")).ShouldBeProblem(HttpStatusCode.NotFound);
        foreach (var (role, status) in new[] { ("coordinator", HttpStatusCode.NotFound), ("manager", HttpStatusCode.Forbidden), ("beheerder", HttpStatusCode.Forbidden), ("wijkteamlid", HttpStatusCode.OK) })
        {
            using var visitor = new Visitor(town);
            await visitor.Choose(role);
            (await visitor.Get($"/wijkteam/derden/{id}")).Status.ShouldBe(status, role);
        }
        (await Kept(id)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_is_one_of_a_fixed_list_and_never_text()
    {
        var (id, _) = await Tell();
        await Found(id);

        (await Settle(id, "zomaar")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/keuze"]);
        (await town.Post($"/v1/derden/{id}/afhandelen", "{}", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/keuze"]);
        (await town.Post($"/v1/derden/{id}/afhandelen", """{"keuze":"geheim","toelichting":"vrij"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/toelichting"]);
    }

    [Fact]
    public async Task The_ground_stands_in_the_audit_log_before_anything_is_done()
    {
        var (id, _) = await Tell();
        await Found(id);
        town.Logbook.Refuses = entry => entry.Audit.Any(line => line.Event == "derde-afhandelen");
        (await Settle(id, "geheim")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        town.Logbook.Refuses = null;
        (await Found(id)).TryGetProperty("keuze", out _).ShouldBeFalse("nothing was done");

        await Settle(id, "geheim");

        var lines = (await town.Get("/v1/auditlog?gebeurtenis=derde-afhandelen", "privacy")).Json.GetProperty("regels").EnumerateArray().ToList();
        lines.Select(line => (line.GetProperty("uitkomst").GetString(), line.GetProperty("keuze").GetString(), line.GetProperty("kenmerk").GetString(), line.GetProperty("account").GetString()))
            .ShouldBe([("gelukt", "geheim", id, "demo-wijkteamlid"), ("begonnen", "geheim", id, "demo-wijkteamlid")]);
        using var officer = new Visitor(town);
        await officer.Choose("privacy");
        (await officer.Get("/toezicht?gebeurtenis=derde-afhandelen")).Text.ShouldContain("geheim");
    }

    [Fact]
    public async Task A_withdrawn_signal_takes_its_task_along()
    {
        var (id, code) = await Tell();
        await Found(id);

        (await town.Post("/v1/meldingen/intrekken", $$"""{"volgcode":"{{code}}"}""")).Status.ShouldBe(HttpStatusCode.NoContent);

        for (var tries = 0; await Listed() > 0; tries++)
        {
            tries.ShouldBeLessThan(100);
            await Task.Delay(50);
        }
        (await Settle(id, "verteld")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_somebody_tells_of_another_is_not_kept_together_with_what_is_their_own()
    {
        var (_, code) = await Tell(rest: ",\"overAnder\":true,\"huishouden\":{\"postcode\":\"9999AB\",\"huisnummer\":7},\"bijElkaarHouden\":true");

        (await town.Post("/v1/meldingen/bij-elkaar-stoppen", $$"""{"volgcode":"{{code}}"}""")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_professional_chooses_on_a_page_that_shows_no_words()
    {
        var (id, _) = await Tell();
        using var visitor = new Visitor(town);
        await visitor.Choose("wijkteamlid");
        var list = await visitor.Eventually("/wijkteam?team=midden", "Iemand anders is genoemd");
        list.Text.ShouldContain("U hebt nog 28 dagen.");
        list.Text.ShouldContain($"/wijkteam/derden/{id}");
        var path = $"/wijkteam/derden/{id}";
        var page = await visitor.Get(path);
        page.Text.ShouldContain("<h1 class=\"nl-heading nl-heading--level-1\">Iemand anders is genoemd</h1>");

        var nothing = await visitor.Send(path, page);
        nothing.Status.ShouldBe(HttpStatusCode.BadRequest);
        nothing.Text.ShouldContain("Kies wat u hebt gedaan.");
        var told = await visitor.Send(path, page, ("keuze", "verteld"));
        told.Text.ShouldContain("Dat is vastgelegd.");
        told.Text.ShouldContain("19 februari", Case.Sensitive, "thirteen weeks after it came in");
        (await visitor.Get("/wijkteam?team=midden")).Text.ShouldContain("We bewaren de woorden nog 91 dagen.");
        var erased = await visitor.Send(path, page, ("keuze", "wissen"));
        erased.Text.ShouldContain("De woorden zijn gewist.");

        foreach (var shown in new[] { list, page, nothing, told, erased }) shown.Text.ShouldNotContain("kanarie");
        (await visitor.Get("/wijkteam?team=midden")).Text.ShouldNotContain("Iemand anders is genoemd");
        (await visitor.Get("/wijkteam/derden/00000000000000000000000000000001")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Kept(id)).ShouldBeFalse();
    }

    private async Task<(string Id, string Code)> Tell(string? role = "wijkteamlid", string key = "een", string rest = ",\"overAnder\":true", string words = $",\"waarneming\":\"{Words}\"")
    {
        var source = role is null ? "bewoner" : "huisbezoek";
        var sent = await town.Post("/v1/signalen", $$"""{"thema":"geldzorgen","buurt":"BU99990102","bron":"{{source}}"{{words}}{{rest}}}""", role, key);
        sent.Status.ShouldBe(HttpStatusCode.Created, sent.Text);
        return (sent.Json.GetProperty("id").GetString()!, sent.Json.GetProperty("volgcode").GetString()!);
    }

    // The task, as soon as it is there.
    private async Task<JsonElement> Found(string id)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await town.Get("/v1/derden", "wijkteamlid");
            answer.Text.ShouldNotContain("kanarie");
            if (answer.Json.EnumerateArray().FirstOrDefault(task => task.GetProperty("id").GetString() == id) is { ValueKind: JsonValueKind.Object } task) return task;
            tries.ShouldBeLessThan(200, answer.Text);
            await Task.Delay(20);
        }
    }

    private Task<Answer> Settle(string id, string choice, string role = "wijkteamlid") => town.Post($"/v1/derden/{id}/afhandelen", $$"""{"keuze":"{{choice}}"}""", role);

    private Task<Answer> Follow(string code) => town.Post("/v1/meldingen/opvragen", $$"""{"volgcode":"{{code}}"}""");

    private async Task<int> Listed() => (await town.Get("/v1/derden", "wijkteamlid")).Json.GetArrayLength();

    private async Task<bool> Kept(string id) => await town.Vault.Read(Municipality, SignalId.Parse(id), default) is not null;
}

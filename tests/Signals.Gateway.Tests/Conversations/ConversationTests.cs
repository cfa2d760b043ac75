using System.Net;
using Signals.Core.Areas;
using Signals.Gateway.Tests.Pages;
using Signals.Grains.Engine;

namespace Signals.Gateway.Tests.Conversations;

public sealed class ConversationTests : IAsyncLifetime
{
    private const string Policy = """{"soort":"beleidsvraag","wijkteam":"midden","vraag":"Mag de zaal ook op zondag open?"}""";
    private const string Trend = """{"soort":"trend","aan":"zuid","vraag":"Herkennen jullie dit?","trend":{"niveau":"wijk","gebied":"WK999902","thema":"energie","van":"2026-K2","tot":"2026-K3"}}""";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_policy_question_stays_visible_to_all_teams_until_the_municipality_has_answered()
    {
        var asked = await town.Post("/v1/gesprekken", Policy, "wijkteamlid", key: "een");
        asked.Status.ShouldBe(HttpStatusCode.Created, asked.Text);
        (await town.Post("/v1/gesprekken", Policy, "wijkteamlid", key: "een")).Header("Location").ShouldBe(asked.Header("Location"));
        var path = asked.Header("Location")!;

        (await town.Get("/v1/gesprekken?soort=beleidsvraag", "coordinator")).Json.EnumerateArray().ShouldHaveSingleItem();
        var seen = (await town.Get(path, "manager")).Json;
        seen.GetProperty("van").GetProperty("code").GetString().ShouldBe("midden");
        seen.GetProperty("magInBehandeling").GetBoolean().ShouldBeTrue();
        (await town.Post($"{path}/in-behandeling", "", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Post($"{path}/in-behandeling", "", "manager")).Json.GetProperty("stand").GetString().ShouldBe("in-behandeling");
        (await town.Post($"{path}/berichten", """{"tekst":"Ja, als proef."}""", "manager")).Json.GetProperty("stand").GetString().ShouldBe("beantwoord");
        (await town.Post($"{path}/afsluiten", "", "manager")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Post($"{path}/afsluiten", "", "coordinator")).Json.GetProperty("stand").GetString().ShouldBe("afgesloten");
        (await town.Post($"{path}/berichten", """{"tekst":"Nog iets."}""", "manager")).ShouldBeProblem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_manager_asks_about_a_trend_and_cannot_tell_when_a_team_answered()
    {
        var asked = await town.Post("/v1/gesprekken", Trend, "manager");
        asked.Status.ShouldBe(HttpStatusCode.Created, asked.Text);
        var path = asked.Header("Location")!;
        asked.Json.GetProperty("trend").GetProperty("gebied").GetString().ShouldBe("WK999902");

        var answered = await town.Post($"{path}/berichten", """{"tekst":"Ja, door de kou."}""", "wijkteamlid");
        answered.Json.GetProperty("berichten")[1].TryGetProperty("op", out _).ShouldBeTrue();
        foreach (var message in (await town.Get(path, "manager")).Json.GetProperty("berichten").EnumerateArray()) message.TryGetProperty("op", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Advice_is_between_teams_alone_and_tells_of_a_prompt_no_more_than_its_theme()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        for (var tries = 0; (await town.Get("/v1/aanleidingen/BU99990102-1", "wijkteamlid")).Status != HttpStatusCode.OK; tries++) { tries.ShouldBeLessThan(500); await Task.Delay(10); }
        var asked = await town.Post("/v1/gesprekken", """{"soort":"advies","wijkteam":"midden","aan":"noord","vraag":"Hoe pakten jullie dit aan?","aanleiding":"BU99990102-1"}""", "wijkteamlid");
        asked.Status.ShouldBe(HttpStatusCode.Created, asked.Text);
        asked.Json.GetProperty("themas")[0].GetProperty("code").GetString().ShouldBe("eenzaamheid");
        asked.Json.GetProperty("aanleiding").GetString().ShouldBe("BU99990102-1");
        var path = asked.Header("Location")!;

        (await town.Get(path, "manager")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Get("/v1/gesprekken", "manager")).Json.GetArrayLength().ShouldBe(0);
        // Of colleagues alone, where no other team is named.
        (await town.Post("/v1/gesprekken", """{"soort":"advies","wijkteam":"midden","vraag":"Wat vinden jullie?"}""", "wijkteamlid")).Json.GetProperty("aan").GetProperty("code").GetString().ShouldBe("midden");
    }

    [Fact]
    public async Task A_key_that_others_used_opens_nothing_of_theirs()
    {
        var asked = await town.Post("/v1/gesprekken", """{"soort":"advies","wijkteam":"midden","aan":"noord","vraag":"Alleen voor noord?"}""", "wijkteamlid", key: "1");
        asked.Status.ShouldBe(HttpStatusCode.Created, asked.Text);

        foreach (var (question, role) in new[] { (Trend, "manager"), ("""{"soort":"advies","wijkteam":"zuid","vraag":"Alleen voor zuid?"}""", "wijkteamlid"), (Policy, "wijkteamlid") })
        {
            var other = await town.Post("/v1/gesprekken", question, role, key: "1");
            other.Status.ShouldBe(HttpStatusCode.Created, other.Text);
            other.Header("Location").ShouldNotBe(asked.Header("Location"));
            other.Text.ShouldNotContain("Alleen voor noord?");
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        (await Refused("""{"soort":"klacht","x":1}""", "wijkteamlid")).ShouldBe(["/x", "/soort", "/vraag"]);
        (await Refused("""{"soort":"advies","wijkteam":"midden","aan":"nergens","aanleiding":"BU99990102-7","aanpak":"midden-00000000","trend":{},"vraag":" "}""", "wijkteamlid"))
            .ShouldBe(["/vraag", "/trend", "/aan", "/aanleiding", "/aanpak"]);
        (await Refused("""{"soort":"beleidsvraag","wijkteam":"nergens","vraag":"x"}""", "wijkteamlid")).ShouldBe(["/wijkteam"]);
        (await Refused("""{"soort":"beleidsvraag","wijkteam":"midden","aan":"noord","vraag":"x"}""", "wijkteamlid")).ShouldBe(["/aan"]);
        (await Refused(Policy, "manager")).ShouldBe(["/soort"]);
        (await Refused(Trend, "wijkteamlid")).ShouldBe(["/soort"]);
        (await Refused("""{"soort":"trend","aan":"zuid","vraag":"x"}""", "manager")).ShouldBe(["/trend"]);
        (await Refused("""{"soort":"trend","aan":"zuid","vraag":"x","aanpak":"x","trend":{"niveau":"straat","gebied":"WK999909","thema":"niks","van":"ooit"}}""", "manager"))
            .ShouldBe(["/aanpak", "/trend/niveau", "/trend/thema", "/trend/gebied", "/trend/van", "/trend/tot"]);
        (await town.Get("/v1/gesprekken?soort=klacht&wijkteam=nergens", "wijkteamlid")).Fields.ShouldBe(["soort", "wijkteam"]);
        (await town.Get("/v1/gesprekken/GM9999-77", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_said_is_sealed_where_it_is_kept()
    {
        await town.Post("/v1/gesprekken", Policy.Replace("zaal", "kanariezaal", StringComparison.Ordinal), "wijkteamlid");

        var kept = await town.Grains.Conversations(MunicipalityCode.Parse("GM9999")).Find(1, default);

        System.Text.Encoding.UTF8.GetString(GrainJson.Write(kept)).ShouldNotContain("kanarie");
        town.Log.All.ShouldNotContain("kanarie");
    }

    [Fact]
    public async Task Without_scripts_a_team_asks_the_municipality_and_a_manager_answers()
    {
        using var team = new Visitor(town);
        await team.Choose("wijkteamlid");
        const string ask = "/gesprekken/nieuw?soort=beleidsvraag&wijkteam=midden";
        var empty = await team.Send("/gesprekken/nieuw", await team.Get(ask));
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Text.ShouldContain("Vul in wat u wilt vragen.");
        var asked = await team.Follow(await team.Send("/gesprekken/nieuw", empty, ("vraag", "Mag de zaal open?")));
        asked.Text.ShouldContain("Van Wijkteam Midden aan de gemeente");

        using var manager = new Visitor(town);
        await manager.Choose("manager");
        (await manager.Get("/gesprekken")).Text.ShouldContain("Mag de zaal open?");
        var read = await manager.Get("/gesprekken/GM9999-1");
        (await manager.Send("/gesprekken/GM9999-1", read, ("actie", "zeggen"))).Text.ShouldContain("Vul in wat u wilt zeggen.");
        (await manager.Follow(await manager.Send("/gesprekken/GM9999-1", read, ("actie", "zeggen"), ("tekst", "Dat mag.")))).Text.ShouldContain("Beantwoord");
        (await team.Get("/gesprekken/GM9999-1")).Text.ShouldContain("Dat mag.");
        (await manager.Get("/trends?niveau=wijk&thema=energie")).Text.ShouldContain("Praat hierover met een wijkteam");
    }

    private async Task<IReadOnlyList<string>> Refused(string body, string role) => (await town.Post("/v1/gesprekken", body, role)).ShouldBeProblem(HttpStatusCode.BadRequest).Fields;
}

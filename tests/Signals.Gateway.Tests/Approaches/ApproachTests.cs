using System.Net;
using System.Text;
using Signals.Core.Areas;
using Signals.Grains.Engine;

namespace Signals.Gateway.Tests.Approaches;

public sealed class ApproachTests : IAsyncLifetime
{
    private const string Begin = """{"wijkteam":"midden","soort":"collectief","doel":"Mensen eten weer samen","buurten":["BU99990102"],"themas":["eenzaamheid"]}""";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task What_a_prompt_led_to_can_be_followed_from_the_beginning_to_the_end()
    {
        var told = await town.Post("/v1/signalen", Town.Signal(rest: ",\"huishouden\":{\"postcode\":\"9999AB\",\"huisnummer\":99}"));
        var code = $$"""{"volgcode":"{{told.Json.GetProperty("volgcode").GetString()}}"}""";
        await town.Rise(Town.Here, "eenzaamheid");
        const string prompt = "/v1/aanleidingen/BU99990102-1";
        await Until(async () => (await town.Get(prompt, "wijkteamlid")).Status == HttpStatusCode.OK);

        var begun = await town.Post("/v1/aanpakken", """
            {"wijkteam":"midden","soort":"collectief","doel":"Mensen eten weer samen","aanleidingen":["BU99990102-1"],
             "deelnemers":[{"rol":"bewoners"},{"rol":"woningcorporatie","organisatie":"Goed Wonen"}]}
            """, "wijkteamlid");
        begun.Status.ShouldBe(HttpStatusCode.Created, begun.Text);
        var path = begun.Header("Location")!;
        begun.Json.GetProperty("themas")[0].GetProperty("code").GetString().ShouldBe("eenzaamheid");
        begun.Json.GetProperty("buurten")[0].GetProperty("code").GetString().ShouldBe(Town.Here);
        begun.Json.GetProperty("deelnemers")[1].GetProperty("organisatie").GetString().ShouldBe("Goed Wonen");
        await Until(async () => Status(await Follow(code)) == "aanpak-gestart");
        (await town.Get(prompt, "wijkteamlid")).Json.GetProperty("status").GetString().ShouldBe("opgepakt");
        (await town.Get(prompt, "wijkteamlid")).Json.GetProperty("aanpak").GetString().ShouldBe(path.Split('/')[^1]);

        await Put($"{path}/teksten/bewoners", """{"watErGebeurt":"We praten over samen eten.","meedoen":"Dinsdag om 17.00 uur in het buurthuis."}""");
        var followed = (await Follow(code)).Json;
        followed.GetProperty("watErGebeurt").GetString().ShouldBe("We praten over samen eten.");
        followed.GetProperty("meedoen").GetString().ShouldBe("Dinsdag om 17.00 uur in het buurthuis.");
        followed.ToString().ShouldNotContain("Mensen eten weer samen", customMessage: "what the team wrote for itself is not for residents");

        var menu = (await town.Get($"{path}/menukaart", "wijkteamlid")).Json.EnumerateArray().Select(card => card.GetProperty("code").GetString()!).ToList();
        menu.ShouldContain("niets-doen");
        var chosen = await Put($"{path}/menukaart", """{"gekozen":["buurttafel","eerst-praten"],"eigen":[{"kleur":"groen","tekst":"Soep op straat"}],"samenMet":["bewoners","wijkteam"]}""");
        chosen.Json.GetProperty("keuze").GetProperty("aangeboden").EnumerateArray().Select(card => card.GetString()!).ShouldBe(menu);
        chosen.Json.GetProperty("keuze").GetProperty("eigen")[0].GetProperty("tekst").GetString().ShouldBe("Soep op straat");

        (await town.Post($"{path}/stappen", """{"wat":"Langs de deuren","wie":"welzijn","gepland":"2026-12-01"}""", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);
        var stepped = await town.Post($"{path}/stappen/1", """{"stand":"gedaan"}""", "wijkteamlid");
        stepped.Json.GetProperty("stappen")[0].GetProperty("stand").GetString().ShouldBe("gedaan");
        await Put($"{path}/teksten/beraad", """{"vraag":"Is het goed dat wij aanbellen?","keuze":"Ja, met twee"}""");
        (await town.Post($"{path}/verhaal", """{"watGebeurde":"Er kwam een tafel","voorWie":"Voor wie alleen eet","delen":true}""", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);
        (await town.Post($"{path}/afronden", """{"hoe":"anderen-gaan-verder"}""", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);

        await Until(async () => Status(await Follow(code)) == "afgerond");
        (await Follow(code)).Json.GetProperty("uitleg").GetString()!.ShouldContain("Speelt het nog?");
        (await Follow(code)).Json.TryGetProperty("meedoen", out _).ShouldBeFalse();
        (await town.Post($"{path}/stappen", """{"wat":"Nog iets"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.Conflict);
        var whole = (await town.Get(path, "coordinator")).Json;
        whole.GetProperty("teksten").GetProperty("beraad").GetProperty("keuze").GetString().ShouldBe("Ja, met twee");
        whole.GetProperty("afgerond").GetProperty("hoe").GetString().ShouldBe("anderen-gaan-verder");
        (await town.Post($"{path}/verdergaan", "", "wijkteamlid")).Json.TryGetProperty("afgerond", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_sent_twice_under_one_key_begins_one_approach()
    {
        var first = await town.Post("/v1/aanpakken", Begin, "wijkteamlid", key: "een");
        var again = await town.Post("/v1/aanpakken", Begin, "wijkteamlid", key: "een");
        var other = await town.Post("/v1/aanpakken", Begin, "wijkteamlid", key: "twee");

        again.Header("Location").ShouldBe(first.Header("Location"));
        other.Header("Location").ShouldNotBe(first.Header("Location"));
        // What was changed before it was sent again is not lost in what was sent before.
        var changed = await town.Post("/v1/aanpakken", Begin.Replace("samen", "buiten", StringComparison.Ordinal), "wijkteamlid", key: "een");
        changed.Header("Location").ShouldNotBe(first.Header("Location"));
        changed.Json.GetProperty("doel").GetString().ShouldBe("Mensen eten weer buiten");
        await Until(async () => (await town.Get("/v1/aanpakken?wijkteam=midden&lopend=true", "wijkteamlid")).Json.GetProperty("aanpakken").GetArrayLength() == 3);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var answer = await town.Post("/v1/aanpakken", """
            {"wijkteam":"midden","soort":"snel","doel":" ","aanleidingen":["BU99990102-7"],"buurten":["BU99990201"],"themas":["niets"],"deelnemers":[{"rol":"buurman"}],"naam":"x"}
            """, "wijkteamlid");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(
            ["/naam", "/soort", "/doel", "/aanleidingen/0", "/buurten/0", "/themas/0", "/deelnemers/0/rol"], ignoreOrder: true);
        (await town.Post("/v1/aanpakken", """{"wijkteam":"midden","soort":"doorbraak","doel":"x"}""", "wijkteamlid")).Fields.ShouldBe(["/buurten", "/themas"]);
        (await town.Post("/v1/aanpakken", """{"wijkteam":"nergens","soort":"doorbraak","doel":"x"}""", "wijkteamlid")).Fields.ShouldBe(["/wijkteam"]);
        (await town.Get("/v1/aanpakken?wijkteam=nergens&lopend=soms", "wijkteamlid")).Fields.ShouldBe(["wijkteam", "lopend"], ignoreOrder: true);

        var path = (await town.Post("/v1/aanpakken", Begin, "wijkteamlid")).Header("Location")!;
        (await town.Put($"{path}/teksten/beraad", """{"keuze":"Ja","x":1}""", "wijkteamlid")).Fields.ShouldBe(["/x", "/vraag"]);
        (await town.Put($"{path}/menukaart", """{"gekozen":["niks"],"eigen":[{"kleur":"paars"}],"samenMet":["buurman"]}""", "wijkteamlid"))
            .Fields.ShouldBe(["/gekozen/0", "/eigen/0/kleur", "/eigen/0/tekst", "/samenMet/0"], ignoreOrder: true);
        (await town.Post($"{path}/stappen", """{"wat":"","wie":"buurman","gepland":"morgen"}""", "wijkteamlid")).Fields.ShouldBe(["/wat", "/wie", "/gepland"], ignoreOrder: true);
        (await town.Post($"{path}/afronden", """{"hoe":"opgelost"}""", "wijkteamlid")).Fields.ShouldBe(["/hoe"]);
        (await town.Post($"{path}/stappen/3", """{"stand":"gedaan"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Put($"{path}/stappen/3", """{"wat":"","wie":"buurman"}""", "wijkteamlid")).Fields.ShouldBe(["/wat", "/wie"], ignoreOrder: true);
        (await town.Put($"{path}/stappen/3", """{"wat":"Iets"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Send(HttpMethod.Delete, $"{path}/stappen/drie", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Put($"{path}/teksten/verhaal", "{}", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Get("/v1/aanpakken/midden-00000000", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_story_is_for_its_own_team_until_its_writers_share_it()
    {
        var path = (await town.Post("/v1/aanpakken", Begin, "wijkteamlid")).Header("Location")!;
        await town.Post($"{path}/verhaal", """{"watGebeurde":"Een tafel in de straat"}""", "wijkteamlid");
        await Until(async () => (await town.Get("/v1/verhalen", "wijkteamlid")).Json.GetArrayLength() == 1);
        (await town.Get("/v1/verhalen?thema=geldzorgen", "wijkteamlid")).Json.GetArrayLength().ShouldBe(0);
        (await town.Get("/v1/verhalen?thema=eenzaamheid", "wijkteamlid")).Json[0].GetProperty("gedeeld").GetBoolean().ShouldBeFalse();

        await town.Post($"{path}/verhaal", """{"watGebeurde":"Een tafel in de straat","delen":true}""", "wijkteamlid");

        var story = (await town.Get("/v1/verhalen", "wijkteamlid")).Json[0];
        story.GetProperty("gedeeld").GetBoolean().ShouldBeTrue();
        story.GetProperty("wijkteam").GetString().ShouldBe("Wijkteam Midden");
        // Nothing in it says where.
        story.ToString().ShouldNotContain("Buurt 12");
    }

    [Fact]
    public async Task What_may_lead_to_a_person_is_pointed_out_and_never_blocks()
    {
        var path = (await town.Post("/v1/aanpakken", Begin, "wijkteamlid")).Header("Location")!;

        var answer = await Put($"{path}/teksten/lessen", """{"gingGoed":"Bel 06-12345678 voor de sleutel"}""");

        var trace = answer.Json.GetProperty("mogelijkHerkenbaar").EnumerateArray().ShouldHaveSingleItem();
        trace.GetProperty("deel").GetString().ShouldBe("lessen");
        trace.GetProperty("stuk").GetString().ShouldBe("06-12345678");

        await Put($"{path}/deelnemers", """{"deelnemers":[{"rol":"school","organisatie":"School van 06-12345671"}]}""");
        await Put($"{path}/menukaart", """{"eigen":[{"kleur":"groen","tekst":"Bel 06-12345672"}]}""");
        await town.Post($"{path}/stappen", """{"wat":"Bel 06-12345673"}""", "wijkteamlid");
        (await town.Get(path, "wijkteamlid")).Json.GetProperty("mogelijkHerkenbaar").EnumerateArray().Select(one => (one.GetProperty("deel").GetString(), one.GetProperty("stuk").GetString()))
            .ShouldBe([("lessen", "06-12345678"), ("deelnemers", "06-12345671"), ("menukaart", "06-12345672"), ("stappen/1", "06-12345673")]);
    }

    [Fact]
    public async Task A_step_is_put_otherwise_and_taken_out()
    {
        var path = (await town.Post("/v1/aanpakken", Begin, "wijkteamlid")).Header("Location")!;
        await town.Post($"{path}/stappen", """{"wat":"Langs bij mevrouw Kanarie","wie":"welzijn","gepland":"2026-12-01"}""", "wijkteamlid");
        await town.Post($"{path}/stappen", """{"wat":"Soep koken"}""", "wijkteamlid");

        var step = (await Put($"{path}/stappen/1", """{"wat":"Langs bij wie dat vroeg","wie":"school"}""")).Json.GetProperty("stappen")[0];
        step.GetProperty("wat").GetString().ShouldBe("Langs bij wie dat vroeg");
        step.GetProperty("wie").GetString().ShouldBe("school");
        step.TryGetProperty("gepland", out _).ShouldBeFalse();

        var taken = await town.Send(HttpMethod.Delete, $"{path}/stappen/1", "wijkteamlid");
        taken.Json.GetProperty("stappen").EnumerateArray().ShouldHaveSingleItem().GetProperty("nummer").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task An_approach_is_in_no_more_neighbourhoods_than_may_be_those_of_its_prompts_counted()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        await Until(async () => (await town.Get("/v1/aanleidingen/BU99990102-1", "wijkteamlid")).Status == HttpStatusCode.OK);
        List<NeighbourhoodArea> more = [.. Enumerable.Range(10, 21).Select(number => new NeighbourhoodArea(new(99_990_100 + number), $"Buurt 1{number}", new(2026), 400))];
        var here = (await town.Grains.Municipality(MunicipalityCode.Parse("GM9999")).Read(default)).Neighbourhoods;
        await town.Grains.Municipality(MunicipalityCode.Parse("GM9999")).LoadAreas("Voorbeelddorp", [.. Enumerable.Range(0, 3).Select(district => new DistrictArea(new(999_900 + district), $"Wijk {district}", new(2026)))], [.. here, .. more], default);
        string Body(int areas) => $$"""{"wijkteam":"midden","soort":"collectief","doel":"Samen","aanleidingen":["BU99990102-1"],"buurten":[{{string.Join(',', more.Take(areas).Select(area => $"\"{area.Code}\""))}}]}""";

        await Until(async () => (await town.Post("/v1/aanpakken", Body(19), "wijkteamlid")).Status == HttpStatusCode.Created);
        (await town.Post("/v1/aanpakken", Body(20), "wijkteamlid")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/buurten"]);
    }

    [Fact]
    public async Task Once_ended_only_what_was_learned_is_written()
    {
        var path = (await town.Post("/v1/aanpakken", Begin, "wijkteamlid")).Header("Location")!;
        await town.Post($"{path}/afronden", """{"hoe":"gestopt"}""", "wijkteamlid");

        (await town.Put($"{path}/teksten/bewoners", """{"watErGebeurt":"Iets"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Put($"{path}/teksten/beraad", """{"vraag":"Is dit goed?"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Post($"{path}/afronden", """{"hoe":"voorlopig-klaar"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Post($"{path}/afronden", """{"hoe":"gestopt"}""", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);
        await Put($"{path}/teksten/lessen", """{"gingGoed":"Samen eten"}""");
    }

    [Fact]
    public async Task Of_too_many_steps_it_is_told_how_many_there_may_be()
    {
        var path = (await town.Post("/v1/aanpakken", Begin, "wijkteamlid")).Header("Location")!;
        for (var step = 0; step < 100; step++) await town.Post($"{path}/stappen", """{"wat":"Nog een"}""", "wijkteamlid");

        (await town.Post($"{path}/stappen", """{"wat":"Nog een"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.Conflict).Json.GetProperty("detail").GetString()!.ShouldContain("100 stappen");
    }

    [Fact]
    public async Task What_a_team_writes_is_not_to_be_read_in_the_journal_nor_in_the_log()
    {
        var path = (await town.Post("/v1/aanpakken", Begin.Replace("Mensen eten weer samen", "Kanariewoorden", StringComparison.Ordinal), "wijkteamlid")).Header("Location")!;
        await Put($"{path}/deelnemers", """{"deelnemers":[{"rol":"school","organisatie":"Kanarieschool"}]}""");
        await town.Post($"{path}/verhaal", """{"watGebeurde":"Kanarieverhaal"}""", "wijkteamlid");
        (await town.Get(path, "wijkteamlid")).Text.ShouldContain("Kanarieverhaal");

        var approach = await town.Grains.Approach(MunicipalityCode.Parse("GM9999"), Core.Approaches.ApproachId.Parse(path.Split('/')[^1])).Read(default);
        Encoding.UTF8.GetString(GrainJson.Write(approach)).ShouldNotContain("anarie");
        town.Log.All.ShouldNotContain("anarie");
    }

    [Fact]
    public async Task A_team_may_say_what_it_thought_of_a_prompt_and_take_that_back()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        const string prompt = "/v1/aanleidingen/BU99990102-1";
        await Until(async () => (await town.Get(prompt, "wijkteamlid")).Status == HttpStatusCode.OK);

        (await town.Post($"{prompt}/oordeel", """{"oordeel":"bekend"}""", "wijkteamlid")).Json.GetProperty("oordeel").GetString().ShouldBe("bekend");
        (await town.Get(prompt, "coordinator")).Json.GetProperty("oordeel").GetString().ShouldBe("bekend");
        (await town.Post($"{prompt}/oordeel", """{"oordeel":null}""", "wijkteamlid")).Json.TryGetProperty("oordeel", out _).ShouldBeFalse();
        (await town.Post($"{prompt}/oordeel", """{"oordeel":"prima"}""", "wijkteamlid")).Fields.ShouldBe(["/oordeel"]);
    }

    [Fact]
    public async Task Whoever_belongs_to_another_team_finds_nothing()
    {
        var path = (await town.Post("/v1/aanpakken", Begin, "wijkteamlid")).Header("Location")!;
        foreach (var role in new[] { "manager", "privacy", "beheerder", "partner", "vrijwilliger" })
            (await town.Get(path, role)).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await town.Get(path.Replace("midden-", "noord-", StringComparison.Ordinal), "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    private async Task<Answer> Put(string path, string body)
    {
        var answer = await town.Put(path, body, "wijkteamlid");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer;
    }

    private Task<Answer> Follow(string code) => town.Post("/v1/meldingen/opvragen", code);

    private static string? Status(Answer answer) => answer.Json.GetProperty("status").GetString();

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
    }
}

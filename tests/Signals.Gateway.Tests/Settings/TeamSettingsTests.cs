using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Settings;

public sealed class TeamSettingsTests : IAsyncLifetime
{
    private const string Route = "/v1/wijkteams/midden/instellingen";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_team_does_as_its_municipality_until_its_coordinator_sets_something_else()
    {
        var before = (await town.Get(Route, "manager")).Json;
        before.GetProperty("eigen").GetBoolean().ShouldBeFalse();
        before.GetProperty("opmerkzaamheid").GetString().ShouldBe("gewoon");
        Texts(before.GetProperty("grenzen").GetProperty("opmerkzaamheden")).ShouldBe(["eerder", "gewoon", "later", "zelden"]);

        var set = await town.Put(Route, """{"opmerkzaamheid":"eerder","minstensHuishoudens":8,"minstensBronsoorten":3}""", "coordinator");

        set.Status.ShouldBe(HttpStatusCode.OK, set.Text);
        var after = (await town.Get(Route, "wijkteamlid")).Json;
        after.GetProperty("eigen").GetBoolean().ShouldBeTrue();
        after.GetProperty("wijkteam").GetProperty("naam").GetString().ShouldBe("Wijkteam Midden");
        after.GetProperty("minstensHuishoudens").GetInt32().ShouldBe(8);
        after.GetProperty("doorToeval").GetProperty("perBuurt").GetString().ShouldNotBe(before.GetProperty("doorToeval").GetProperty("perBuurt").GetString());
        (await town.Get("/v1/wijkteams/zuid/instellingen", "wijkteamlid")).Json.GetProperty("eigen").GetBoolean().ShouldBeFalse();

        (await town.Send(HttpMethod.Delete, Route, "coordinator")).Json.GetProperty("eigen").GetBoolean().ShouldBeFalse();
        (await town.Get("/v1/wijkteams/nergens/instellingen", "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Put("/v1/wijkteams/nergens/instellingen", "{}", "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Chance_does_as_much_in_all_neighbourhoods_of_a_team_as_in_four_of_one()
    {
        // Four neighbourhoods of fifteen themes, at a score at which one stream is told of once in centuries.
        var chance = (await town.Get(Route, "coordinator")).Json.GetProperty("doorToeval");

        chance.GetProperty("perThema").GetString().ShouldBe("minder dan eens in de 100 jaar");
        chance.GetProperty("perBuurt").GetString().ShouldBe("ongeveer eens in de 22 jaar");
        chance.GetProperty("perWijkteam").GetString().ShouldBe("ongeveer eens in de 5 jaar");
    }

    [Fact]
    public async Task A_municipality_bounds_what_its_teams_choose_and_tightening_brings_them_within()
    {
        (await town.Put(Route, """{"opmerkzaamheid":"eerder","minstensHuishoudens":5,"minstensBronsoorten":2}""", "coordinator")).Status.ShouldBe(HttpStatusCode.OK);

        var bounded = await town.Put("/v1/instellingen", """{"opmerkzaamheid":"gewoon","minstensHuishoudens":6,"minstensBronsoorten":2,"teamsKiezen":{"vanaf":"gewoon","tot":"later"}}""", "beheerder");

        bounded.Status.ShouldBe(HttpStatusCode.OK, bounded.Text);
        (await town.Get("/v1/instellingen", "vrijwilliger")).Json.GetProperty("teamsKiezen").GetProperty("tot").GetString().ShouldBe("later");
        var within = (await town.Get(Route, "coordinator")).Json;
        (within.GetProperty("opmerkzaamheid").GetString(), within.GetProperty("minstensHuishoudens").GetInt32(), within.GetProperty("eigen").GetBoolean()).ShouldBe(("gewoon", 6, true));
        Texts(within.GetProperty("grenzen").GetProperty("opmerkzaamheden")).ShouldBe(["gewoon", "later"]);

        var wrong = await town.Put(Route, """{"opmerkzaamheid":"zelden","minstensHuishoudens":5,"minstensBronsoorten":6,"drempel":1}""", "coordinator");
        wrong.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/drempel", "/opmerkzaamheid", "/minstensHuishoudens", "/minstensBronsoorten"]);
        wrong.Text.ShouldContain("Kies uit gewoon, later.");
        // Left out, the range stays as it is.
        (await town.Put("/v1/instellingen", """{"opmerkzaamheid":"later","minstensHuishoudens":6,"minstensBronsoorten":2}""", "beheerder")).Json
            .GetProperty("teamsKiezen").GetProperty("vanaf").GetString().ShouldBe("gewoon");
    }

    [Theory]
    [InlineData("""{"vanaf":"later","tot":"eerder"}""", "/teamsKiezen/tot")]
    [InlineData("""{"vanaf":"ooit"}""", "/teamsKiezen/vanaf /teamsKiezen/tot")]
    [InlineData("""["later"]""", "/teamsKiezen")]
    public async Task A_range_that_is_wrong_is_refused(string range, string fields) =>
        (await town.Put("/v1/instellingen", $$"""{"opmerkzaamheid":"gewoon","minstensHuishoudens":5,"minstensBronsoorten":2,"teamsKiezen":{{range}}}""", "beheerder"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(fields.Split(' '));

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString());
}

using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Outreach;

public sealed class OutreachTests : IAsyncLifetime
{
    private const string Route = "/v1/wijkteams/midden/agenda";
    private const string Weekly = """{"soort":"inloop","buurt":"BU99990102","plek":" Buurthuis ","datum":"2026-11-24","begin":"10:00","eind":"12:00","herhaaltTot":"2026-12-20"}""";
    private const string Today = """{"soort":"koffiekar","buurt":"BU99990103","plek":"Plein","datum":"2026-11-20","begin":"09:30","eind":"11:00"}""";

    // The clock stands at Friday 20 November 2026, 10:00 in Amsterdam.
    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task What_a_team_plans_everybody_can_read_until_it_is_over()
    {
        (await town.Get("/v1/inlopen")).Json.GetArrayLength().ShouldBe(0);
        var planned = await town.Post(Route, Weekly, "coordinator");
        planned.Status.ShouldBe(HttpStatusCode.Created, planned.Text);
        planned.Json.GetProperty("nummer").GetInt32().ShouldBe(1);
        planned.Json.GetProperty("plek").GetString().ShouldBe("Buurthuis");
        (await town.Post(Route, Weekly, "coordinator")).Json.GetProperty("nummer").GetInt32().ShouldBe(1);
        (await town.Post(Route, Today, "wijkteamlid")).Status.ShouldBe(HttpStatusCode.Created);

        var coming = (await town.Get("/v1/inlopen")).Json;
        Days(coming).ShouldBe(["2026-11-20", "2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"]);
        coming[0].GetProperty("soort").GetString().ShouldBe("koffiekar");
        coming[0].GetProperty("begin").GetString().ShouldBe("2026-11-20T09:30:00+01:00");
        coming[0].TryGetProperty("nummer", out _).ShouldBeFalse();
        coming[1].GetProperty("buurt").GetProperty("naam").GetString().ShouldBe("Buurt 12");
        Days((await town.Get("/v1/inlopen?buurt=BU99990103")).Json).ShouldBe(["2026-11-20"]);
        Days((await town.Get("/v1/inlopen?gemeente=GM9999&van=2026-12-01&tot=2026-12-08")).Json).ShouldBe(["2026-12-01", "2026-12-08"]);

        town.Clock.Advance(TimeSpan.FromHours(1));
        Days((await town.Get("/v1/inlopen")).Json).ShouldNotContain("2026-11-20");
        Days((await town.Get(Route, "manager")).Json)[0].ShouldBe("2026-11-20");
    }

    [Fact]
    public async Task One_day_or_all_of_it_can_be_cancelled()
    {
        await town.Post(Route, Weekly, "coordinator");
        (await Delete("/1?datum=2026-12-01")).Status.ShouldBe(HttpStatusCode.NoContent);
        Days((await town.Get("/v1/inlopen")).Json).ShouldBe(["2026-11-24", "2026-12-08", "2026-12-15"]);
        (await Delete("/1?datum=2026-12-01")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await Delete("/1?datum=morgen")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["datum"]);

        (await Delete("/1")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await town.Get(Route, "vrijwilliger")).Json.GetArrayLength().ShouldBe(0);
        (await Delete("/1")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await Delete("/een")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_plan_is_named_at_once()
    {
        (await town.Post(Route, """{"soort":"huisbezoek","buurt":"BU00000000","plek":"","datum":"2026-11-19","begin":"25:00","herhaaltTot":"later","wie":"ik"}""", "coordinator"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/wie", "/soort", "/buurt", "/plek", "/datum", "/begin", "/eind", "/herhaaltTot"]);
        (await town.Post(Route, """{"soort":"inloop","buurt":"BU99990201","plek":"Buurthuis","datum":"2026-11-24","begin":"12:00","eind":"10:00","herhaaltTot":"2028-01-01"}""", "coordinator"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/buurt", "/eind", "/herhaaltTot"]);
        (await town.Post("/v1/wijkteams/nergens/agenda", Weekly, "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/v1/inlopen?buurt=BU12345678", "buurt")]
    [InlineData("/v1/inlopen?buurt=BU99990102&gemeente=GM0001", "buurt")]
    [InlineData("/v1/inlopen?gemeente=GM0001&van=gisteren&vreemd=1", "vreemd gemeente van")]
    [InlineData("/v1/inlopen?van=2026-12-01&tot=2026-11-01", "tot")]
    [InlineData("/v1/inlopen?van=2026-12-01&tot=2027-12-01", "tot")]
    [InlineData("/v1/inlopen?van=9999-12-31", "van")]
    public async Task Days_and_places_that_are_wrong_are_refused(string path, string fields) =>
        (await town.Get(path)).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(fields.Split(' '));

    private Task<Answer> Delete(string rest) => town.Send(HttpMethod.Delete, Route + rest, "coordinator");

    private static List<string?> Days(JsonElement agenda) => [.. agenda.EnumerateArray().Select(one => one.GetProperty("datum").GetString())];
}

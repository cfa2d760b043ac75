using System.Net;
using System.Text.Json;
using Signals.Core.Trends;
using Signals.Gateway.Trends;

namespace Signals.Gateway.Tests.Trends;

/// <summary>Two years of history in two of three districts. The town's clock stands in November 2026, so that the third quarter is the last one that is closed.</summary>
public sealed class TrendsTests : IClassFixture<TownWithHistory>
{
    // But for noise and rounding.
    private static void ShouldTell(JsonElement point, int people)
    {
        const int off = CellNoise.MostOfAll + (Disclosure.RoundedTo / 2);
        var told = point.GetProperty("aantal").GetInt32();
        told.ShouldBeInRange(Math.Max(Disclosure.FewestHouseholds, people - off), people + off);
        (told % Disclosure.RoundedTo).ShouldBe(0);
    }

    private readonly Town town;

    public TrendsTests(TownWithHistory history) => town = history.Town;

    [Fact]
    public async Task A_manager_reads_what_was_counted_beside_what_was_to_be_expected()
    {
        var answer = await town.Get("/v1/trends?thema=eenzaamheid", "manager");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Header("Vary").ShouldBe("Accept");
        answer.Json.GetProperty("niveau").GetString().ShouldBe("gemeente");
        answer.Json.GetProperty("van").GetString().ShouldBe("2024-K4");
        answer.Json.GetProperty("tot").GetString().ShouldBe("2026-K3");
        var series = answer.Json.GetProperty("reeksen").EnumerateArray().ShouldHaveSingleItem();
        series.GetProperty("gebied").ToString().ShouldBe("""{"code":"GM9999","naam":"Voorbeelddorp"}""");
        series.GetProperty("thema").GetProperty("naam").GetString().ShouldBe("Eenzaamheid en isolement");
        // Counting began with the fourth quarter of 2024.
        var points = series.GetProperty("punten").EnumerateArray().ToList();
        points.Count.ShouldBe(8);
        points[0].GetProperty("kwartaal").GetString().ShouldBe("2024-K4");
        points[0].TryGetProperty("verwacht", out _).ShouldBeFalse();
        ShouldTell(points[0], 40);
        ShouldTell(points[^1], 85);
        points[^1].GetProperty("verwacht").GetProperty("van").GetInt32().ShouldBeInRange(20, 35);
        points[^1].GetProperty("verwacht").GetProperty("tot").GetInt32().ShouldBeInRange(45, 60);
        answer.Json.GetProperty("toelichting").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task What_few_households_stand_behind_is_withheld_and_so_is_what_it_could_be_found_by()
    {
        var points = Latest(await town.Get("/v1/trends?niveau=buurt&thema=eenzaamheid&van=2026-K3", "coordinator"));

        points.Where(point => point.Value.TryGetProperty("achtergehouden", out _)).Select(point => point.Key)
            .ShouldBe(["BU99990102", "BU99990103", "BU99990200", "BU99990201", "BU99990202", "BU99990203"], ignoreOrder: true);
        points["BU99990102"].ToString().ShouldBe("""{"kwartaal":"2026-K3","achtergehouden":true}""");
        ShouldTell(points["BU99990000"], 10);
        Latest(await town.Get("/v1/trends?niveau=wijk&thema=eenzaamheid&van=2026-K3", "coordinator")).Select(point => (point.Key, point.Value.TryGetProperty("achtergehouden", out _)))
            .ShouldBe([("WK999900", false), ("WK999901", false), ("WK999902", false)]);
    }

    [Fact]
    public async Task Series_stand_in_the_order_of_areas_and_of_the_municipalitys_themes()
    {
        var series = (await town.Get("/v1/trends?niveau=wijk&van=2026-K3&tot=2026-K3", "privacy")).Json.GetProperty("reeksen").EnumerateArray()
            .Select(one => (Area: one.GetProperty("gebied").GetProperty("code").GetString(), Theme: one.GetProperty("thema").GetProperty("code").GetString())).ToList();

        series.Select(one => one.Area).Distinct().ShouldBe(["WK999900", "WK999901", "WK999902"]);
        series.Take(15).Select(one => one.Theme).ShouldBe(Core.Themes.Theme.Standard.Select(theme => theme.Code.ToString()));
    }

    [Fact]
    public async Task The_same_figures_come_as_csv_that_can_be_cited_line_by_line()
    {
        var answer = await Csv("/v1/trends?niveau=buurt&thema=eenzaamheid&van=2026-K3", "text/csv");

        answer.Type.ShouldBe("text/csv");
        var lines = answer.Text.TrimEnd().Split("\r\n");
        lines[0].ShouldBe("niveau,gebiedcode,gebied,themacode,thema,kwartaal,van,tot,aantal,achtergehouden,verwacht_van,verwacht_tot,geschat,definitie,bescherming");
        lines.Length.ShouldBe(13);
        var same = Latest(await town.Get("/v1/trends?niveau=buurt&thema=eenzaamheid&van=2026-K3", "manager"))["BU99990000"].GetProperty("aantal").GetInt32();
        lines[1].ShouldStartWith($"buurt,BU99990000,Buurt 00,eenzaamheid,Eenzaamheid en isolement,2026-K3,2026-06-29,2026-09-27,{same},nee,");
        lines[1].ShouldEndWith("waar een cijfer daarmee uit te rekenen zou zijn.\"");
        lines.Single(line => line.Contains("BU99990102")).ShouldContain(",2026-09-27,,ja,,,nee,");
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "application/json")]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("text/csv, */*;q=0.1", "text/csv")]
    public async Task Csv_is_for_whoever_prefers_it(string accept, string type) => (await Csv("/v1/trends?thema=eenzaamheid", accept)).Type.ShouldBe(type);

    [Fact]
    public void A_name_that_a_spreadsheet_would_take_for_a_formula_is_text_in_csv()
    {
        var csv = TrendsCsv.Write(new("buurt", "2026-K3", "2026-K3", [new(new("BU99850000", "=HYPERLINK(\"x\")"), new("taal", "-2+3"), [new("2026-K3", 10, null, null, null)])], []));

        csv.ShouldContain(",\"'=HYPERLINK(\"\"x\"\")\",taal,'-2+3,");
    }

    [Fact]
    public async Task A_map_shows_one_theme_in_one_quarter()
    {
        var answer = await town.Get("/v1/trends/kaart?thema=eenzaamheid&niveau=buurt&kwartaal=2026-K3", "wijkteamlid");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Type.ShouldBe("application/geo+json");
        answer.Json.GetProperty("type").GetString().ShouldBe("FeatureCollection");
        var features = answer.Json.GetProperty("features").EnumerateArray().ToList();
        features.Count.ShouldBe(12);
        features[0].GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
        features[0].GetProperty("properties").GetProperty("aantal").GetInt32()
            .ShouldBe(Latest(await town.Get("/v1/trends?niveau=buurt&thema=eenzaamheid&van=2026-K3", "manager"))["BU99990000"].GetProperty("aantal").GetInt32());
        features[6].GetProperty("properties").GetProperty("achtergehouden").GetBoolean().ShouldBeTrue();
        (await town.Get("/v1/trends/kaart?thema=eenzaamheid", "wijkteamlid")).Json.GetProperty("niveau").GetString().ShouldBe("wijk");
    }

    [Fact]
    public async Task The_outlines_of_a_map_that_was_loaded_are_shown_and_those_of_districts_are_made_of_them()
    {
        // Two squares side by side in one district and one below, in the second one a hole.
        var loaded = await Map(Square("BU99840000", 5.20, 52.50), Square("BU99840001", 5.21, 52.50, hole: true), Square("BU99840100", 5.20, 52.49));
        loaded.Json.GetProperty("gemeenten")[0].GetProperty("vormen").GetInt32().ShouldBe(3);

        var neighbourhoods = await Geometries("buurt");
        neighbourhoods["BU99840000"].ShouldBe("""{"type":"MultiPolygon","coordinates":[[[[5.2,52.5],[5.21,52.5],[5.21,52.51],[5.2,52.51],[5.2,52.5]]]]}""", "against the clock");
        JsonDocument.Parse(neighbourhoods["BU99840001"]).RootElement.GetProperty("coordinates")[0].GetArrayLength().ShouldBe(2);
        var districts = await Geometries("wijk");
        districts.Keys.ShouldBe(["WK998400", "WK998401"]);
        var outside = JsonDocument.Parse(districts["WK998400"]).RootElement.GetProperty("coordinates")[0];
        outside.GetArrayLength().ShouldBe(2, "one outside and the hole: no border is left between the two");
        outside[0].EnumerateArray().Select(point => point[0].GetDouble()).Max().ShouldBe(5.22);

        async Task<Dictionary<string, string>> Geometries(string level) =>
            (await town.Get($"/v1/trends/kaart?gemeente=GM9984&thema=eenzaamheid&niveau={level}", "manager")).Json.GetProperty("features").EnumerateArray()
                .ToDictionary(feature => feature.GetProperty("properties").GetProperty("code").GetString()!, feature => feature.GetProperty("geometry").GetRawText());
    }

    [Fact]
    public async Task Metres_of_the_national_grid_become_degrees_and_other_coordinates_are_told_to_be_of_no_use()
    {
        (await Map(Square("BU99860000", 155_000, 463_000, size: 1_000))).Json.GetProperty("gemeenten")[0].GetProperty("vormen").GetInt32().ShouldBe(1);
        var corner = (await town.Get("/v1/trends/kaart?gemeente=GM9986&thema=eenzaamheid&niveau=buurt", "manager")).Json.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0][0][0];
        corner[0].GetDouble().ShouldBe(5.38721);
        corner[1].GetDouble().ShouldBe(52.15517);

        var elsewhere = (await Map(Square("BU99870000", 2_000_000, 463_000, size: 1_000))).Json.GetProperty("gemeenten")[0];
        elsewhere.GetProperty("vormen").GetInt32().ShouldBe(0);
        elsewhere.GetProperty("opmerking").GetString()!.ShouldContain("Rijksdriehoek");
        (await town.Get("/v1/trends/kaart?gemeente=GM9987&thema=eenzaamheid&niveau=buurt", "manager")).Json.GetProperty("features")[0].GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("niveau=straat", "niveau")]
    [InlineData("thema=geluk", "thema")]
    [InlineData("van=2026-Q1", "van")]
    [InlineData("tot=2026-K4", "tot")]
    [InlineData("van=2023-K3", "van")]
    [InlineData("van=2026-K3&tot=2026-K1", "van")]
    [InlineData("gemeente=GM0001", "gemeente")]
    [InlineData("niveau=x&van=x&tot=x&gemeente=x&sorteer=aantal&wijkteam=noord", "sorteer|wijkteam|niveau|van|tot|gemeente")]
    [InlineData("van=2026-K1&van=2026-K2", "van")]
    public async Task What_is_asked_wrongly_is_named_with_a_remedy(string query, string fields)
    {
        var problem = (await town.Get($"/v1/trends?{query}", "manager")).ShouldBeProblem(HttpStatusCode.BadRequest);

        problem.Fields.ShouldBe(fields.Split('|'));
        problem.Json.GetProperty("fouten").EnumerateArray().ShouldAllBe(error => error.GetProperty("melding").GetString()!.Length > 20);
    }

    [Theory]
    [InlineData("", "thema")]
    [InlineData("thema=geluk&niveau=gemeente&kwartaal=2030-K1", "niveau|kwartaal|thema")]
    [InlineData("thema=taal&van=2026-K1", "van")]
    public async Task A_map_that_is_asked_for_wrongly_is_refused(string query, string fields) =>
        (await town.Get($"/v1/trends/kaart?{query}", "manager")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(fields.Split('|'));

    [Fact]
    public async Task An_answer_has_a_bound_and_says_how_to_stay_below_it()
    {
        await Map([.. Enumerable.Range(0, 140).Select(i => $$$"""{"properties":{"buurtcode":"BU9988{{{i:D4}}}","buurtnaam":"Buurt {{{i}}}","jaar":2025}}""")]);

        var problem = (await town.Get("/v1/trends?gemeente=GM9988&niveau=buurt&van=2023-K4", "manager")).ShouldBeProblem(HttpStatusCode.BadRequest);
        problem.Fields.ShouldBe(["thema"]);
        problem.Json.GetProperty("fouten")[0].GetProperty("melding").GetString()!.ShouldContain("één thema");
        (await town.Get("/v1/trends?gemeente=GM9988&niveau=buurt&van=2023-K4&thema=taal", "manager")).Status.ShouldBe(HttpStatusCode.OK);
        (await town.Get("/v1/trends?gemeente=GM9988&niveau=buurt", "manager")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Dictionary<string, JsonElement> Latest(Answer answer) => answer.Json.GetProperty("reeksen").EnumerateArray()
        .ToDictionary(series => series.GetProperty("gebied").GetProperty("code").GetString()!, series => series.GetProperty("punten").EnumerateArray().Last());

    private async Task<Answer> Csv(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", "demo-manager");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await town.Client.SendAsync(request);
        return await Answer.Of(response);
    }

    private async Task<Answer> Map(params string[] features)
    {
        var answer = await town.Post("/v1/gebieden", $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""", "beheerder");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer;
    }

    private static string Square(string code, double west, double south, double size = 0.01, bool hole = false)
    {
        var (third, rings) = (size / 3, Ring(west, south, size));
        if (hole) rings += "," + Ring(west + third, south + third, third);
        return $$$"""{"geometry":{"type":"Polygon","coordinates":[{{{rings}}}]},"properties":{"buurtcode":"{{{code}}}","buurtnaam":"Vak","jaar":2025}}""";

        // With the clock, as many maps have it.
        static string Ring(double x, double y, double size) =>
            FormattableString.Invariant($"[[{x},{y}],[{x},{y + size}],[{x + size},{y + size}],[{x + size},{y}],[{x},{y}]]");
    }
}

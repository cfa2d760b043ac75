using System.Net;

namespace Signals.Gateway.Tests.Operations;

public sealed class InterfaceTests(Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData("GET", "/nergens", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/themas/", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/signalen/", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/v1/themas", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/v1/signalen", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/v1/meldingen/opvragen", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/v1/meldingen/opvragen", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("GET", "/.well-known/security.txt", HttpStatusCode.NotFound)]
    public async Task Whatever_goes_wrong_is_told_as_problem_details(string method, string path, HttpStatusCode status) =>
        (await town.Send(new(method), path)).ShouldBeProblem(status);

    [Theory]
    [InlineData("/v1/themas", null)]
    [InlineData("/v1/buurten/BU99990102", null)]
    [InlineData("/v1/openapi.json", null)]
    [InlineData("/health/live", null)]
    [InlineData("/health/ready", null)]
    [InlineData("/v1/aanleidingen", "wijkteamlid")]
    [InlineData("/v1/wijkteams/noord/aanleidingen/stroom", "wijkteamlid")]
    [InlineData("/v1/wijkteams/noord/berichten", "wijkteamlid")]
    [InlineData("/v1/beheer/bezorging", "beheerder")]
    [InlineData("/v1/trends", "manager")]
    [InlineData("/v1/trends/kaart?thema=taal", "manager")]
    public async Task HEAD_works_wherever_GET_does(string path, string? role)
    {
        var answer = await town.Send(HttpMethod.Head, path, role);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldBeEmpty();
        answer.Header("API-Version").ShouldBe("1.0.0");
    }

    [Fact]
    public async Task The_interface_describes_itself_to_everybody()
    {
        var answer = await town.Get("/v1/openapi.json");
        answer.Header("Access-Control-Allow-Origin").ShouldBe("*");
        var paths = answer.Json.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        paths.ShouldContain("/v1/signalen");
        paths.ShouldContain("/v1/wijkteams/{id}/aanleidingen/stroom");
        paths.ShouldAllBe(path => path.StartsWith("/v1/", StringComparison.Ordinal));
        foreach (var operation in answer.Json.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
            foreach (var response in operation.Value.GetProperty("responses").EnumerateObject())
                response.Value.GetProperty("headers").TryGetProperty("API-Version", out _).ShouldBeTrue(operation.Name);
        var fields = answer.Json.GetProperty("components").GetProperty("schemas").GetProperty("SignalRequest").GetProperty("properties");
        fields.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["thema", "buurt", "bron", "waargenomenOp", "huishouden", "plek", "aantal", "waarneming", "duiding", "overAnder", "contact", "bijElkaarHouden"]);
    }

    [Fact]
    public async Task Trends_name_no_team_and_no_person_and_rank_nothing()
    {
        var description = (await town.Get("/v1/openapi.json")).Json;
        var schemas = description.GetProperty("components").GetProperty("schemas");
        var fields = schemas.EnumerateObject().Where(schema => schema.Name.StartsWith("Trend", StringComparison.Ordinal))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(field => field.Name)).Distinct().Order();

        fields.ShouldBe(
        [
            "aantal", "achtergehouden", "code", "coordinates", "features", "gebied", "geometry", "geschat", "kaartjaar", "kwartaal", "naam", "niveau", "properties", "punten", "reeksen", "thema",
            "toelichting", "tot", "type", "van", "verwacht",
        ]);
        description.GetProperty("paths").EnumerateObject().Select(path => path.Name).Where(path => path.Contains("trend", StringComparison.Ordinal)).ShouldBe(["/v1/trends", "/v1/trends/kaart", "/v1/trends/ruimte"], ignoreOrder: true);
    }

    [Fact]
    public async Task Answers_keep_browsers_strict()
    {
        var answer = await town.Get("/v1/themas");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Referrer-Policy").ShouldBe("no-referrer");
        answer.Header("Content-Security-Policy")!.ShouldContain("frame-ancestors 'none'");
        answer.Header("Content-Security-Policy")!.ShouldNotContain("unsafe");
        answer.Header("Server").ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_that_a_person_wrote_or_where_they_live_is_logged()
    {
        const string personal = ",\"huishouden\":{\"postcode\":\"9999XZ\",\"huisnummer\":98765},\"waarneming\":\"kanariewoord\",\"contact\":{\"email\":\"kanarie@voorbeeld.nl\",\"toestemming\":true}";
        var good = await town.Post("/v1/signalen", Town.Signal(rest: personal), key: "kanariesleutel");
        var bad = await town.Post("/v1/signalen", Town.Signal(buurt: "kanariebuurt", rest: personal.Replace("9999XZ", "kanariepost", StringComparison.Ordinal)));
        bad.Status.ShouldBe(HttpStatusCode.BadRequest);
        bad.Text.ShouldNotContain("kanarie");
        await town.Post("/v1/importen", "{\"buurt\":\"kanarieregel\"}", "beheerder", type: "application/x-ndjson");
        await town.Post("/v1/signalen", "{\"thema\":\"kanariejson", key: "k");
        foreach (var word in new[] { "kanarie", "9999XZ", "98765", good.Json.GetProperty("volgcode").GetString()!, "127.0.0.1\"" })
            town.Log.All.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task A_security_contact_is_told_where_there_is_one()
    {
        var other = new Town(new() { SecurityContact = new("mailto:veilig@voorbeelddorp.example") });
        await other.InitializeAsync();
        try
        {
            var answer = await other.Get("/.well-known/security.txt");
            answer.Text.ShouldContain("Contact: mailto:veilig@voorbeelddorp.example\nExpires: 2027-05-19T00:00:00Z\n");
            answer.Type.ShouldBe("text/plain");
        }
        finally
        {
            await other.DisposeAsync();
        }
    }
}

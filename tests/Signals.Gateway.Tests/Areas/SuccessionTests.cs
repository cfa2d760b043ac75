using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Areas;

/// <summary>A newer map draws neighbourhoods otherwise.</summary>
public sealed class SuccessionTests(Town town) : IClassFixture<Town>
{
    private const string Pier = "BU99990300";
    private const string Beach = "BU99990301";
    private const string Dunes = "BU99990302";
    private const string Wood = "BU99990303";

    [Fact]
    public async Task What_lies_where_a_neighbourhood_lay_is_proposed_and_takes_its_place()
    {
        await Load(SquareMap.Of(2026, (Pier, "Pier", 0, 10, 100), (Beach, "Strand", 10, 20, 100)));
        (await Areas()).GetProperty("teBeslissen").EnumerateArray().ShouldNotContain(one => Code(one) == Pier);

        // The pier is divided, three quarters of its people in the part that goes to the dunes; the beach keeps its borders.
        var loaded = await Load(SquareMap.Of(2027, (Dunes, "Duinen", 0, 5, 75), (Wood, "Bos", 5, 10, 25), (Beach, "Strand", 10, 20, 110)));
        loaded.GetProperty("gemeenten")[0].GetProperty("teBeslissen").GetInt32().ShouldBeGreaterThan(0);
        var proposal = (await Areas()).GetProperty("teBeslissen").EnumerateArray().Single(one => Code(one) == Pier);
        proposal.GetProperty("bestaatNog").GetBoolean().ShouldBeFalse();
        Heirs(proposal).ShouldBe([(Dunes, 75), (Wood, 25)]);

        var decided = await town.Put($"/v1/buurten/{Pier}/opvolging", $$"""{"opvolgers":[{"buurt":"{{Dunes}}","deel":75},{"buurt":"{{Wood}}","deel":25}]}""", "beheerder");

        decided.Status.ShouldBe(HttpStatusCode.OK, decided.Text);
        Heirs(decided.Json.GetProperty("opvolgingen")[0]).ShouldBe([(Dunes, 75), (Wood, 25)]);
        (await town.Get($"/v1/buurten/{Pier}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await town.Post("/v1/signalen", Town.Signal(Pier))).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain($"Duinen ({Dunes}), Bos ({Wood})");
        (await Tell(Town.Signal(Dunes))).Status.ShouldBe(HttpStatusCode.Created);
        (await town.Put($"/v1/buurten/{Pier}/opvolging", $$"""{"opvolgers":[{"buurt":"{{Beach}}","deel":100}]}""", "beheerder")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await Load(SquareMap.Of(2026, (Pier, "Pier", 0, 10, 100)))).GetProperty("gemeenten")[0].GetProperty("buurten").GetInt32().ShouldBe(1);
        (await town.Get($"/v1/buurten/{Pier}")).Status.ShouldBe(HttpStatusCode.NotFound, "the old map brings nothing back");
    }

    [Fact]
    public async Task What_was_written_under_an_old_code_comes_in_under_the_only_new_one()
    {
        const string Old = "BU99990310", New = "BU99990311";
        await Load(SquareMap.Of(2027, (Old, "Oud", 40, 50, 100), (New, "Nieuw", 60, 70, 100)));
        await town.Put($"/v1/buurten/{Old}/opvolging", $$"""{"opvolgers":[{"buurt":"{{New}}","deel":100}]}""", "beheerder");

        var signal = await Tell(Town.Signal(Old, rest: ""","huishouden":{"postcode":"9999AB","huisnummer":3}"""));

        signal.Status.ShouldBe(HttpStatusCode.Created, signal.Text);
        var code = $$"""{"volgcode":"{{signal.Json.GetProperty("volgcode").GetString()}}"}""";
        (await town.Post("/v1/meldingen/opvragen", code)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_neighbourhood_that_keeps_its_code_and_loses_a_part_is_proposed_too()
    {
        const string One = "BU99990320", Other = "BU99990321", Same = "BU99990322";
        await Load(SquareMap.Of(2026, (One, "Een", 100, 110, 100), (Other, "Twee", 110, 120, 100), (Same, "Drie", 120, 130, 100)));

        await Load(SquareMap.Of(2027, (One, "Een", 100, 108, 80), (Other, "Twee", 108, 120, 120), (Same, "Drie", 120, 130, 100)));

        var proposals = (await Areas()).GetProperty("teBeslissen").EnumerateArray().Where(one => Code(one).StartsWith("BU9999032", StringComparison.Ordinal)).ToList();
        proposals.ShouldHaveSingleItem().GetProperty("bestaatNog").GetBoolean().ShouldBeTrue();
        Heirs(proposals[0]).ShouldBe([(One, 80), (Other, 20)]);
        (await town.Put($"/v1/buurten/{One}/opvolging", $$"""{"opvolgers":[{"buurt":"{{One}}","deel":80},{"buurt":"{{Other}}","deel":20}]}""", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
        (await town.Get($"/v1/buurten/{One}")).Status.ShouldBe(HttpStatusCode.OK);
        (await Areas()).GetProperty("teBeslissen").EnumerateArray().ShouldNotContain(one => Code(one) == One);
    }

    [Fact]
    public async Task That_nothing_changes_for_one_settles_it_too()
    {
        const string Stays = "BU99990330";
        await Load(SquareMap.Of(2026, (Stays, "Blijft", 200, 210, 100)));
        await Load(SquareMap.Of(2027, ("BU99990331", "Erover", 200, 210, 100)));
        (await Areas()).GetProperty("teBeslissen").EnumerateArray().ShouldContain(one => Code(one) == Stays);

        await town.Put($"/v1/buurten/{Stays}/opvolging", $$"""{"opvolgers":[{"buurt":"{{Stays}}","deel":100}]}""", "beheerder");

        (await Areas()).GetProperty("teBeslissen").EnumerateArray().ShouldNotContain(one => Code(one) == Stays);
        (await town.Get($"/v1/buurten/{Stays}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"opvolgers":[]}""", "/opvolgers", "aantal")]
    [InlineData("""{"opvolgers":[{"buurt":"BU99990103","deel":60}]}""", "/opvolgers", "geen-honderd-procent")]
    [InlineData("""{"opvolgers":[{"buurt":"BU99990103","deel":50},{"buurt":"BU99990103","deel":50}]}""", "/opvolgers/1/buurt", "dubbele-buurt")]
    [InlineData("""{"opvolgers":[{"buurt":"BU00000000","deel":100}]}""", "/opvolgers/0/buurt", "onbekende-buurt")]
    [InlineData("""{"opvolgers":[{"buurt":"BU99990103"}]}""", "/opvolgers/0/deel", "verplicht")]
    [InlineData("""{"opvolgers":[{"buurt":"BU99990103","deel":0}]}""", "/opvolgers/0/deel", "buiten-bereik")]
    public async Task What_is_not_right_is_refused_by_name(string body, string field, string code)
    {
        var refused = (await town.Put($"/v1/buurten/{Town.Here}/opvolging", body, "beheerder")).ShouldBeProblem(HttpStatusCode.BadRequest);
        refused.Fields.ShouldBe([field]);
        refused.Text.ShouldContain($"\"{code}\"");
    }

    [Fact]
    public async Task An_unknown_neighbourhood_cannot_be_replaced() =>
        (await town.Put("/v1/buurten/BU99999999/opvolging", """{"opvolgers":[{"buurt":"BU99990103","deel":100}]}""", "beheerder")).ShouldBeProblem(HttpStatusCode.NotFound);

    // A new neighbourhood is told of itself through the outbox.
    private async Task<Answer> Tell(string signal)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await town.Post("/v1/signalen", signal);
            if (answer.Status != HttpStatusCode.ServiceUnavailable) return answer;
            tries.ShouldBeLessThan(200, answer.Text);
            await Task.Delay(20);
        }
    }

    private async Task<JsonElement> Load(string map)
    {
        var answer = await town.Post("/v1/gebieden", map, "beheerder");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private async Task<JsonElement> Areas() => (await town.Get("/v1/beheer/gebieden", "beheerder")).Json;

    private static string Code(JsonElement succession) => succession.GetProperty("buurt").GetProperty("code").GetString()!;

    private static IEnumerable<(string?, int)> Heirs(JsonElement succession) =>
        succession.GetProperty("opvolgers").EnumerateArray().Select(heir => (heir.GetProperty("buurt").GetProperty("code").GetString(), heir.GetProperty("deel").GetInt32()));
}

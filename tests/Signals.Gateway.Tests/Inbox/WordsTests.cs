using System.Net;
using Signals.Gateway.Tests.Pages;

namespace Signals.Gateway.Tests.Inbox;

public sealed class WordsTests : IAsyncLifetime
{
    private const string Prompt = "/v1/aanleidingen/BU99990102-1";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_team_reads_what_people_said_themselves_without_what_leads_to_somebody()
    {
        await Rise(writing: 6);

        var answer = (await town.Get($"{Prompt}/woorden", "wijkteamlid")).Json;

        var words = answer.GetProperty("woorden").EnumerateArray().ToList();
        words.Count.ShouldBe(6);
        words.Select(word => word.GetProperty("waarneming").GetString()).ShouldContain("Ik eet 3 keer alleen. Bel [...]");
        words[0].GetProperty("duiding").GetString().ShouldBe("Samen eten zou helpen");
        using var visitor = new Visitor(town);
        await visitor.Choose("coordinator");
        (await visitor.Get("/wijkteam/aanleidingen/BU99990102-1?team=midden")).Text.ShouldContain("Lees wat mensen schreven (6)");
    }

    [Fact]
    public async Task Where_few_wrote_something_no_words_are_shown()
    {
        await Rise(writing: 4);

        var answer = (await town.Get($"{Prompt}/woorden", "wijkteamlid")).Json;

        answer.GetProperty("woorden").GetArrayLength().ShouldBe(0);
        answer.GetProperty("toelichting").GetString()!.ShouldContain("minstens 5");
    }

    [Fact]
    public async Task One_household_that_writes_often_is_not_many()
    {
        await Rise(writing: 4);
        for (var time = 1; time <= 5; time++) await Tell($$""","huishouden":{"postcode":"9999AB","huisnummer":1},"waarneming":"Voor de {{time}}e keer" """);
        await NotShown();

        await Tell(""","huishouden":{"postcode":"9999AB","huisnummer":5},"waarneming":"Ik ook" """);

        (await town.Get($"{Prompt}/woorden", "wijkteamlid")).Json.GetProperty("woorden").GetArrayLength().ShouldBe(10);
    }

    [Fact]
    public async Task Of_those_without_an_address_nobody_knows_that_they_are_many()
    {
        await Rise(writing: 0);
        for (var time = 1; time <= 6; time++) await Tell(""","waarneming":"Ik ken hier niemand" """);
        await NotShown();

        await Tell(""","huishouden":{"postcode":"9999AB","huisnummer":5},"waarneming":"Ik ook" """);

        (await town.Get($"{Prompt}/woorden", "wijkteamlid")).Json.GetProperty("woorden").GetArrayLength().ShouldBe(7);
    }

    private async Task NotShown() => (await town.Get($"{Prompt}/woorden", "wijkteamlid")).Json.GetProperty("woorden").GetArrayLength().ShouldBe(0);

    private async Task Tell(string rest, string source = "inloop")
    {
        var answer = await town.Post("/v1/signalen", $$"""{"thema":"eenzaamheid","buurt":"BU99990102","bron":"{{source}}"{{rest}}}""", "wijkteamlid");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    private async Task Rise(int writing)
    {
        for (var number = 1; number <= 10; number++)
        {
            var words = number <= writing ? $$""","waarneming":"Ik eet {{number}} keer alleen. Bel 06-12345678","duiding":"Samen eten zou helpen" """ : "";
            await Tell($$""","huishouden":{"postcode":"9999AB","huisnummer":{{number}}}{{words}}""", number % 2 == 0 ? "huisbezoek" : "inloop");
        }
        for (var tries = 0; (await town.Get(Prompt, "wijkteamlid")).Status != HttpStatusCode.OK; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
    }
}

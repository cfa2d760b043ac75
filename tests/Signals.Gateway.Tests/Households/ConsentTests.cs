using System.Net;
using Signals.Gateway.Tests.Pages;

namespace Signals.Gateway.Tests.Households;

/// <summary>A household agrees that its signals are kept together, and takes that back.</summary>
public sealed class ConsentTests : IAsyncLifetime
{
    private readonly Town town = new();
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        visitor = new(town);
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await town.DisposeAsync();
    }

    [Fact]
    public async Task A_resident_takes_the_consent_back_with_the_follow_code_of_any_of_its_signals()
    {
        var code = await Tell("geldzorgen", "inloop");
        await Tell("eenzaamheid", "huisbezoek");
        await visitor.Choose("wijkteamlid");
        await visitor.Eventually("/wijkteam?team=midden", "sprak u een huishouden");

        var follow = await visitor.Get("/volgen");
        var together = await visitor.Send("/volgen", follow, ("volgcode", code), ("actie", "bekijken"));
        together.Text.ShouldContain("Stop met bij elkaar houden");
        var stopped = await visitor.Send("/volgen", together, ("volgcode", code), ("actie", "stoppen"));

        stopped.Text.ShouldContain("We houden uw meldingen niet meer bij elkaar.");
        stopped.Text.ShouldContain("Uw melding is ontvangen.", Case.Sensitive, "the signal itself stays");
        stopped.Text.ShouldNotContain("Stop met bij elkaar houden");
        await NoQuestions();
        (await Stop(code)).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_professional_notes_that_a_household_took_its_consent_back_and_learns_nothing_from_it()
    {
        await Tell("geldzorgen", "inloop");
        await Tell("eenzaamheid", "huisbezoek");
        await visitor.Choose("coordinator");
        var page = await visitor.Get("/huishouden-stoppen");
        (await visitor.Send("/huishouden-stoppen", page, ("postcode", "9999"), ("huisnummer", "zeven"))).Text.ShouldContain("Een postcode heeft vier cijfers en twee letters");

        var known = await visitor.Send("/huishouden-stoppen", page, ("postcode", "9999 ab"), ("huisnummer", "7"));
        var unknown = await visitor.Send("/huishouden-stoppen", page, ("postcode", "9999 ab"), ("huisnummer", "8"));

        known.Text.ShouldContain("Dat is gedaan.");
        unknown.Text.ShouldContain("Dat is gedaan.");
        await NoQuestions();
        (await town.Post("/v1/huishoudens/bij-elkaar-stoppen", """{"postcode":"9999AB","huisnummer":7}""", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await town.Post("/v1/huishoudens/bij-elkaar-stoppen", """{"postcode":"9999AB"}""", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_follow_code_takes_the_consent_back_for_a_year_though_the_signal_is_long_gone()
    {
        var code = await Tell("geldzorgen", "inloop");
        town.Clock.Advance(TimeSpan.FromDays(300));

        (await Stop(code)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Stop(code)).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_household_that_agrees_again_begins_anew()
    {
        await Tell("geldzorgen", "inloop");
        await Stop(await Tell("eenzaamheid", "huisbezoek"));
        await NoQuestions();

        await Tell("energie", "koffiekar");
        await Task.Delay(200);
        (await town.Get("/v1/huishoudvragen", "wijkteamlid")).Json.GetArrayLength().ShouldBe(0, "of what it told before nobody knows");
        await Tell("eenzaamheid", "huisbezoek");

        await visitor.Choose("wijkteamlid");
        await visitor.Eventually("/wijkteam?team=midden", "sprak u een huishouden");
    }

    private async Task<string> Tell(string theme, string source)
    {
        var sent = await town.Post("/v1/signalen",
            $$"""{"thema":"{{theme}}","buurt":"BU99990102","bron":"{{source}}","huishouden":{"postcode":"9999AB","huisnummer":7},"bijElkaarHouden":true}""", "wijkteamlid");
        sent.Status.ShouldBe(HttpStatusCode.Created, sent.Text);
        return sent.Json.GetProperty("volgcode").GetString()!;
    }

    private Task<Answer> Stop(string code) => town.Post("/v1/meldingen/bij-elkaar-stoppen", $$"""{"volgcode":"{{code}}"}""");

    private async Task NoQuestions()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if ((await town.Get("/v1/huishoudvragen", "wijkteamlid")).Json.GetArrayLength() == 0) return;
            await Task.Delay(50);
        }
        Assert.Fail("The question stays.");
    }
}

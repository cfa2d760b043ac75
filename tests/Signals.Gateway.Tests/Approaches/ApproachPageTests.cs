using System.Net;
using Signals.Gateway.Tests.Pages;

namespace Signals.Gateway.Tests.Approaches;

/// <summary>An approach by plain requests, as without scripts.</summary>
public sealed class ApproachPageTests : IAsyncLifetime
{
    private readonly Town town = new();
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        visitor = new(town);
        await visitor.Choose("wijkteamlid");
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await town.DisposeAsync();
    }

    [Fact]
    public async Task A_prompt_becomes_an_approach_in_which_all_is_kept()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        var prompt = await visitor.Eventually("/wijkteam/aanleidingen/BU99990102-1?team=midden", "Begin hiermee een aanpak");
        prompt.Text.ShouldContain("/wijkteam/aanpakken/nieuw?team=midden&amp;aanleiding=BU99990102-1");

        var form = await visitor.Get("/wijkteam/aanpakken/nieuw?team=midden&aanleiding=BU99990102-1");
        form.Text.ShouldContain("value=\"BU99990102-1\" checked");
        var sent = await visitor.Send("/wijkteam/aanpakken/nieuw?team=midden", form, ("doel", "Samen eten"), ("soort", "collectief"), ("aanleidingen", "BU99990102-1"));
        var path = sent.Header("Location")!;
        // Sent twice, one begins.
        (await visitor.Send("/wijkteam/aanpakken/nieuw?team=midden", form, ("doel", "Samen eten"), ("soort", "collectief"), ("aanleidingen", "BU99990102-1"))).Header("Location").ShouldBe(path);
        var page = await visitor.Get(path);
        page.Text.ShouldContain("Samen eten");
        await visitor.Eventually("/wijkteam/aanleidingen/BU99990102-1?team=midden", $"href=\"{path}\"");
        await visitor.Eventually("/wijkteam/aanpakken?team=midden", $"href=\"{path}\"");

        await Saved($"{path}/deelnemers", ("rol", "bewoners"), ("rol", "school"), ("rol", "vrijwilligers"), ("organisatie-school", "De Wilg\r\nDe Es\r\n"), ("organisatie-vrijwilligers", "Zonnebloem"));
        await Saved($"{path}/menukaart", ("gekozen", "buurttafel"), ("gekozen", "niets-doen"), ("tekst-0", "Soep"), ("kleur-0", "groen"), ("samenMet", "bewoners"));
        await Saved(path, ("actie", "stap"), ("wat", "Aanbellen"), ("wie", "welzijn"), ("gepland", "2026-12-01"));
        await Saved(path, ("actie", "stap"), ("wat", "Bij Kanarie langs"));
        (await visitor.Get($"{path}/stappen/2")).Text.ShouldContain("value=\"Bij Kanarie langs\"");
        var unwritten = await visitor.Send($"{path}/stappen/2", await visitor.Get($"{path}/stappen/2"), ("wat", ""), ("wie", "school"));
        unwritten.Status.ShouldBe(HttpStatusCode.BadRequest);
        unwritten.Text.ShouldContain("Vul in wat de stap is.");
        (await Saved($"{path}/stappen/2", ("actie", "bewaren"), ("wat", "Bij buren langs"))).Text.ShouldNotContain("Kanarie");
        (await Saved($"{path}/stappen/2", ("actie", "weghalen"), ("wat", "Bij buren langs"))).Text.ShouldNotContain("Bij buren langs");
        (await visitor.Get($"{path}/stappen/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        await Saved(path, ("actie", "stand"), ("nummer", "1"), ("stand", "gedaan"));
        await Saved($"{path}/beraad", ("vraag", "Is het goed dat wij aanbellen?"), ("keuze", "Ja"));
        await Saved($"{path}/verhaal", ("watGebeurde", "Er kwam een tafel"), ("delen", "ja"));
        // Told anew, it is asked anew whether others may read it.
        (await visitor.Get($"{path}/verhaal")).Text.ShouldNotContain("value=\"ja\" checked");
        var people = (await visitor.Get($"{path}/deelnemers")).Text;
        people.ShouldContain(">De Wilg&#xA;De Es</textarea>");
        people.ShouldContain(">Zonnebloem</textarea>");
        var saved = await Saved($"{path}/afronden", ("hoe", "voorlopig-klaar"));

        foreach (var said in new[] { "School of opvang: De Wilg", "School of opvang: De Es", "Vrijwilligers en mantelzorgers: Zonnebloem", "Buurttafel", "Soep", "Gedaan.", "Aanbellen", "Is het goed dat wij aanbellen?", "Andere wijkteams kunnen dit verhaal lezen.", "Voorlopig klaar", "Afgerond is niet altijd opgelost." })
            saved.Text.ShouldContain(said);
        // What cannot be changed for now is not offered.
        foreach (var part in new[] { "doel", "bewoners", "beraad", "deelnemers", "stappen/1" }) saved.Text.ShouldNotContain($"href=\"{path}/{part}\"");
        foreach (var part in new[] { "verhaal", "lessen" }) saved.Text.ShouldContain($"href=\"{path}/{part}\"");
        (await visitor.Get($"{path}/menukaart")).Text.ShouldContain("value=\"buurttafel\" checked");
        (await visitor.Get("/wijkteam/verhalen?team=midden")).Text.ShouldContain("Er kwam een tafel");
        (await Saved(path, ("actie", "verder"))).Text.ShouldContain("Nu bezig");
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_what_was_filled_in_stays()
    {
        const string begin = "/wijkteam/aanpakken/nieuw?team=midden";
        var empty = await visitor.Send(begin, await visitor.Get(begin), ("soort", "doorbraak"), ("themas", "taal"));
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var said in new[] { "href=\"#doel\"", "Vul in waar het u samen om gaat.", "href=\"#buurten\"", "Kies een buurt of een aanleiding.", "value=\"taal\" checked", "value=\"doorbraak\" checked" })
            empty.Text.ShouldContain(said);

        var path = (await visitor.Send(begin, empty, ("soort", "doorbraak"), ("themas", "taal"), ("buurten", Town.Here), ("doel", "Samen lezen"))).Header("Location")!;
        // Whoever goes back, changes it and sends it again, begins another.
        (await visitor.Follow(await visitor.Send(begin, empty, ("soort", "doorbraak"), ("themas", "taal"), ("buurten", Town.Here), ("doel", "Samen rekenen")))).Text.ShouldContain("Samen rekenen");
        var step = await visitor.Send(path, await visitor.Get(path), ("actie", "stap"), ("wat", ""), ("wie", "school"));
        step.Text.ShouldContain("Vul in wat de stap is.");
        step.Text.ShouldContain("value=\"school\" selected");
        var cards = await visitor.Send($"{path}/menukaart", await visitor.Get($"{path}/menukaart"), ("gekozen", "hulp-bij-papieren"), ("tekst-1", "Voorlezen"));
        cards.Text.ShouldContain("href=\"#kleur-1\"");
        cards.Text.ShouldContain("Voorlezen");
        cards.Text.ShouldContain("value=\"hulp-bij-papieren\" checked");
        var sheet = await visitor.Send($"{path}/beraad", await visitor.Get($"{path}/beraad"), ("keuze", "Ja"));
        sheet.Status.ShouldBe(HttpStatusCode.BadRequest);
        sheet.Text.ShouldContain("href=\"#vraag\"");
        var names = await visitor.Send($"{path}/deelnemers", await visitor.Get($"{path}/deelnemers"), ("rol", "school"), ("organisatie-school", new string('x', 81)));
        names.Text.ShouldContain("href=\"#organisatie-school\"");
        var many = await visitor.Send($"{path}/deelnemers", await visitor.Get($"{path}/deelnemers"), ("rol", "school"), ("organisatie-school", string.Join('\n', Enumerable.Range(1, 31))));
        many.Status.ShouldBe(HttpStatusCode.BadRequest);
        many.Text.ShouldContain("href=\"#rol\"");
        var ending = await visitor.Send($"{path}/afronden", await visitor.Get($"{path}/afronden"));
        ending.Text.ShouldContain("Vul in hoe het nu verder gaat.");
    }

    [Fact]
    public async Task A_verdict_is_kept_and_taken_back()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        const string path = "/wijkteam/aanleidingen/BU99990102-1";
        var prompt = await visitor.Eventually($"{path}?team=midden", "Wat vond uw team");
        var judged = await visitor.Follow(await visitor.Send(path, prompt, ("actie", "oordelen"), ("oordeel", "niets")));
        judged.Text.ShouldContain("value=\"niets\" checked");
        (await visitor.Follow(await visitor.Send(path, judged, ("actie", "oordelen"), ("oordeel", "")))).Text.ShouldNotContain("value=\"niets\" checked");
    }

    private async Task<Answer> Saved(string path, params (string, string)[] fields)
    {
        var sent = await visitor.Send(path, await visitor.Get(path), fields);
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
        var page = await visitor.Get(sent.Header("Location")!);
        page.Text.ShouldContain("Het is bewaard.");
        return page;
    }
}

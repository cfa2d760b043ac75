using System.Net;
using Signals.Gateway.Tests.Pages;

namespace Signals.Gateway.Tests.SubjectAccess;

/// <summary>Access to one's own data by a browser without JavaScript.</summary>
public sealed class SubjectAccessPageTests : IAsyncLifetime
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

    [Theory]
    [InlineData("")]
    [InlineData("/ar")]
    public async Task A_resident_reads_all_of_it_and_saves_it_as_a_file(string language)
    {
        var (one, other) = (await Tell("Het trappenhuis is donker."), await Tell("Niemand groet."));
        (await visitor.Get($"{language}/volgen")).Text.ShouldContain($"href=\"{language}/inzage\"");

        var page = await Send(language, $"{one.ToLowerInvariant()}\n{other}", "zelf");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        foreach (var text in (string[])["Het trappenhuis is donker.", "Niemand groet.", one, other, "Tellen hoeveel huishoudens een thema noemen"]) page.Text.ShouldContain(text);
        var saved = await visitor.Send($"{language}/inzage", page, ("actie", "bewaren"));

        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Text);
        saved.Type.ShouldBe("application/json");
        saved.Header("Content-Disposition")!.ShouldStartWith("attachment; filename=inzage.json");
        saved.Header("Cache-Control")!.ShouldContain("no-store");
        saved.Json.GetProperty("meldingen").EnumerateArray().Select(signal => signal.GetProperty("volgcode").GetString()).ShouldBe([one, other]);
    }

    [Fact]
    public async Task Whoever_is_younger_than_16_reads_whom_to_ask()
    {
        var page = await Send("", await Tell("Het trappenhuis is donker."), "zelf-onder-16");

        page.Status.ShouldBe(HttpStatusCode.Forbidden);
        page.Text.ShouldContain("Vraag dit samen met uw ouder of voogd");
        page.Text.ShouldNotContain("trappenhuis");
    }

    [Theory]
    [InlineData("", "", "Vul minstens één volgcode in.", "Kies wie dit vraagt.")]
    [InlineData("0000-0000-0000-0000\nABCD", "zelf", "Code 2 klopt niet.", "")]
    [InlineData("0000-0000-0000-0000\n\n0000 0000 0000 0000", "zelf", "Code 2 staat er twee keer.", "")]
    public async Task What_is_wrong_is_said_beside_the_field(string codes, string asker, string first, string second)
    {
        var page = await Send("", codes, asker);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Text.ShouldContain(first);
        page.Text.ShouldContain(second);
        page.Text.ShouldContain("Fout: ");
    }

    [Fact]
    public async Task Codes_that_lead_nowhere_are_said_to_and_too_many_codes_are_refused()
    {
        (await Send("", "0000-0000-0000-0000", "zelf")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Send("", string.Join('\n', Enumerable.Repeat("0000-0000-0000-0000", 21)), "zelf")).Text.ShouldContain("Vul hooguit 20 codes in.");
    }

    private async Task<string> Tell(string words) =>
        (await town.Post("/v1/signalen", Town.Signal(rest: $",\"waarneming\":\"{words}\""))).Json.GetProperty("volgcode").GetString()!;

    private async Task<Answer> Send(string language, string codes, string asker) =>
        await visitor.Send($"{language}/inzage", await visitor.Get($"{language}/inzage"), ("volgcodes", codes), ("wie", asker));
}

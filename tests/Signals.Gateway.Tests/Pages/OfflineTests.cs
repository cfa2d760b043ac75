using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Pages;

/// <summary>What a phone keeps to work without a connection.</summary>
public sealed class OfflineTests(Town town) : IClassFixture<Town>
{
    [Theory]
    [InlineData("/inloop/schil")]
    [InlineData("/inloop/veiligheid-thuis")]
    [InlineData("/inloop/gevaar")]
    public async Task A_page_that_is_kept_is_the_same_for_everybody(string path)
    {
        using var visitor = new Visitor(town);
        var before = await visitor.Get(path);
        before.Status.ShouldBe(HttpStatusCode.OK);
        await visitor.Choose("vrijwilliger");
        var after = await visitor.Get(path);
        after.Text.ShouldBe(before.Text);
        after.Text.ShouldNotContain("Vrijwilliger");
        after.Header("Set-Cookie").ShouldBeNull();
    }

    [Fact]
    public async Task The_service_worker_is_for_these_pages_only_and_names_files_that_there_are()
    {
        var worker = await town.Get("/inloop/sw.js");
        (worker.Type, worker.Header("Service-Worker-Allowed"), worker.Header("Cache-Control")).ShouldBe(("text/javascript", "/inloop", "no-cache"));
        var settings = Settings(worker);
        var paths = settings.GetProperty("bladzijden").EnumerateArray().Concat(settings.GetProperty("bestanden").EnumerateArray()).Append(settings.GetProperty("schil")).ToList();
        paths.Count.ShouldBeGreaterThan(8);
        foreach (var path in paths) (await town.Get(path.GetString()!)).Status.ShouldBe(HttpStatusCode.OK, path.GetString());
        paths.ShouldNotContain(path => path.GetString()!.StartsWith("/v1", StringComparison.Ordinal));
        (await town.Get("/inloop/sw.js")).Text.ShouldBe(worker.Text);
    }

    [Fact]
    public async Task Other_themes_make_another_service_worker_so_that_the_page_is_fetched_anew()
    {
        var other = new Town();
        await other.InitializeAsync();
        try
        {
            var before = Settings(await other.Get("/inloop/sw.js")).GetProperty("versie").GetString();
            (await other.Send(HttpMethod.Post, "/v1/themas/energie/verbergen", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
            Settings(await other.Get("/inloop/sw.js")).GetProperty("versie").GetString().ShouldNotBe(before);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_pages_can_stand_among_a_phone_s_apps_under_the_municipality_s_name()
    {
        var manifest = await town.Get("/inloop/manifest.webmanifest");
        manifest.Type.ShouldBe("application/manifest+json");
        manifest.Json.GetProperty("name").GetString().ShouldBe("Inloop en koffiekar - Signals");
        (manifest.Json.GetProperty("start_url").GetString(), manifest.Json.GetProperty("scope").GetString()).ShouldBe(("/inloop", "/inloop"));
        foreach (var icon in manifest.Json.GetProperty("icons").EnumerateArray())
            (await town.Get(icon.GetProperty("src").GetString()!)).Type!.ShouldStartWith("image/");
    }

    private static JsonElement Settings(Answer worker)
    {
        const string start = "const inloop=";
        worker.Text.ShouldStartWith(start);
        return JsonDocument.Parse(worker.Text[start.Length..worker.Text.IndexOf(";\n", StringComparison.Ordinal)]).RootElement;
    }
}

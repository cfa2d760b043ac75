using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Areas;

public sealed class ThemeTests : IAsyncLifetime
{
    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_hidden_theme_is_offered_nowhere_and_refused_until_it_is_shown_again()
    {
        (await town.Send(HttpMethod.Post, "/v1/themas/energie/verbergen", "beheerder")).Json.GetProperty("verborgen").GetBoolean().ShouldBeTrue();

        Codes((await town.Get("/v1/themas")).Json).ShouldNotContain("energie");
        var refused = await town.Post("/v1/signalen", Town.Signal(thema: "energie"));
        refused.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/thema"]);
        refused.Text.ShouldContain("gebruikt dit thema niet meer");
        var all = (await town.Get("/v1/beheer/themas", "beheerder")).Json;
        Codes(all).ToList().IndexOf("energie").ShouldBe(10);
        all[10].GetProperty("verborgen").GetBoolean().ShouldBeTrue();

        (await town.Send(HttpMethod.Post, "/v1/themas/energie/tonen?gemeente=GM9999", "beheerder")).Json.GetProperty("verborgen").GetBoolean().ShouldBeFalse();
        Codes((await town.Get("/v1/themas")).Json).ToList().IndexOf("energie").ShouldBe(10);
        (await town.Post("/v1/signalen", Town.Signal(thema: "energie"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_prompt_keeps_the_name_of_a_theme_that_was_hidden_since()
    {
        await town.Rise(Town.Here, "energie");
        await town.Send(HttpMethod.Post, "/v1/themas/energie/verbergen", "beheerder");
        for (var tries = 0; (await town.Get("/v1/aanleidingen", "wijkteamlid")).Json.GetProperty("totaal").GetInt32() == 0; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }

        (await town.Get("/v1/aanleidingen/BU99990102-1", "wijkteamlid")).Json.GetProperty("thema").GetProperty("naam").GetString().ShouldBe("Energie en kou");
    }

    [Fact]
    public async Task Strengths_stay_and_what_is_not_known_cannot_be_hidden()
    {
        (await town.Send(HttpMethod.Post, "/v1/themas/krachten/verbergen", "beheerder")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Send(HttpMethod.Post, "/v1/themas/onzin/verbergen", "beheerder")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Send(HttpMethod.Post, "/v1/themas/onzin/tonen", "beheerder")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Send(HttpMethod.Post, "/v1/themas/energie/verbergen?gemeente=GM0001", "beheerder")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["gemeente"]);
        (await town.Get("/v1/beheer/themas", "beheerder")).Json.EnumerateArray().Single(theme => theme.GetProperty("altijd").GetBoolean()).GetProperty("code").GetString().ShouldBe("krachten");
    }

    private static IEnumerable<string?> Codes(JsonElement themes) => themes.EnumerateArray().Select(theme => theme.GetProperty("code").GetString());
}

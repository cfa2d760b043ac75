using System.Net;

namespace Signals.Gateway.Tests.Inbox;

public sealed class NoteTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_stack_that_a_partner_enters_at_once_is_told_to_the_team_and_raises_nothing()
    {
        for (var day = 0; day < 12; day++)
        {
            await Tell(household: 1);
            town.Clock.Advance(TimeSpan.FromDays(1));
        }
        for (var household = 1; household <= 40; household++) await Tell(household);

        var note = (await Eventually(async () => (await town.Get("/v1/gegevensnotities", "wijkteamlid")).Json.GetProperty("notities").EnumerateArray().ToList())).ShouldHaveSingleItem();
        note.GetProperty("soort").GetString().ShouldBe("invoer-ineens");
        note.GetProperty("bron").GetString().ShouldBe("partner");
        note.GetProperty("buurt").GetProperty("code").GetString().ShouldBe(Town.Here);
        note.GetProperty("van").GetString().ShouldBe("2026-12-02");
        (await town.Get("/v1/gegevensnotities?wijkteam=nergens", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await town.Get("/v1/gegevensnotities", "manager")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await town.Get("/v1/aanleidingen", "wijkteamlid")).Json.GetProperty("totaal").GetInt32().ShouldBe(0);
    }

    private async Task Tell(int household)
    {
        var answer = await town.Post("/v1/signalen",
            $$"""{"thema":"geldzorgen","buurt":"{{Town.Here}}","bron":"partner","huishouden":{"postcode":"9999AB","huisnummer":{{household}} } }""", "partner");
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    private static async Task<List<T>> Eventually<T>(Func<Task<List<T>>> ask)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await ask() is { Count: > 0 } found) return found;
            await Task.Delay(50);
        }
        return [];
    }
}

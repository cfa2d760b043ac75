using System.Net;
using Signals.Gateway.Tests.Pages;

namespace Signals.Gateway.Tests.Settings;

public sealed class CapacityTests : IAsyncLifetime
{
    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_team_tells_how_much_room_it_has_and_the_municipality_reads_a_number_of_teams()
    {
        (await Words()).ShouldBeNull();
        (await Share("noord", "\"krap\"")).Status.ShouldBe(HttpStatusCode.NoContent);
        await Share("zuid", "\"ruim\"");

        (await Words()).ShouldBe("In 2026-K4 lieten 2 van de 3 wijkteams weten hoeveel ruimte ze hebben: ruim 1, passend 0, krap 1.");
        (await town.Get("/v1/trends/ruimte", "manager")).Text.ShouldNotContain("noord");

        await Share("noord", "null");
        (await Words())!.ShouldContain("lieten 1 van de 3");
        town.Clock.Advance(TimeSpan.FromDays(60));
        (await Words()).ShouldBeNull("it was told of another quarter");
        (await Share("noord", "\"vol\"")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/stand"]);
        (await Share("nergens", "null")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task On_pages_a_coordinator_tells_it_and_a_manager_reads_it_beside_the_trends()
    {
        using var coordinator = new Visitor(town);
        await coordinator.Choose("coordinator");
        const string path = "/wijkteam/instellingen?team=midden";
        (await coordinator.Follow(await coordinator.Send(path, await coordinator.Get(path), ("actie", "ruimte"), ("ruimte", "krap")))).Text.ShouldContain("value=\"krap\" checked");

        using var manager = new Visitor(town);
        await manager.Choose("manager");
        (await manager.Get("/trends")).Text.ShouldContain("krap 1. Welke teams dat zijn, staat er niet bij.");
    }

    private Task<Answer> Share(string team, string room) => town.Put($"/v1/wijkteams/{team}/ruimte", $$"""{"stand":{{room}}}""", "coordinator");

    private async Task<string?> Words() => (await town.Get("/v1/trends/ruimte", "manager")).Json.TryGetProperty("inWoorden", out var words) ? words.GetString() : null;
}

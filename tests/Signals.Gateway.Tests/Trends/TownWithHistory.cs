using System.Text;
using Signals.Core.Areas;
using Signals.Core.Time;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Trends;

namespace Signals.Gateway.Tests.Trends;

/// <summary>The town after its history was imported and told.</summary>
public sealed class TownWithHistory : IAsyncLifetime
{
    private static readonly Quarter Closed = Quarter.Parse("2026-K3");

    public Town Town { get; } = new();

    public async Task InitializeAsync()
    {
        await Town.InitializeAsync();
        var csv = new StringBuilder("waargenomenOp,buurt,thema,bron\n");
        for (var quarter = Closed - 7; quarter <= Closed; quarter += 1)
            for (var district = 0; district < 3; district++)
                for (var number = 0; number < 4; number++)
                    for (var told = 0; told < Told(district, number, quarter); told++)
                        // Before the ninety days that single signals are taken in for.
                        csv.AppendLine($"{(quarter.First + (told % 8)).Monday.AddDays(told % 5):yyyy-MM-dd},BU9999{district:D2}{number:D2},eenzaamheid,partner");
        await Task.WhenAll(Neighbourhoods().Select(Ready));
        var imported = await Town.Post("/v1/importen", csv.ToString(), "coordinator", type: "text/csv");
        imported.Text.ShouldContain("\"afgewezen\":0");
        foreach (var code in Neighbourhoods())
        {
            await Town.Grains.Neighbourhood(code).Remind(INeighbourhood.TellQuarters, default);
            await Town.Grains.Neighbourhood(code).Deliver(default);
        }
        foreach (var quarter in Quarter.Range(Closed - 11, Closed)) await Town.Grains.Trends(MunicipalityCode.Parse("GM9999"), quarter).Remind(ITrends.Release, default);
    }

    public Task DisposeAsync() => Town.DisposeAsync();

    // Some forty a quarter, and more in the last one; the fourth neighbourhood of the second district tells little, and those of the third less.
    private static int Told(int district, int number, Quarter quarter) =>
        (district, number) switch { (0, _) => 5, (1, 3) => 2, (1, _) => 4, _ => 1 } + (quarter == Closed ? (district, number) switch { (0, _) => 5, (1, 3) => 1, (1, 2) => 6, (1, _) => 7, _ => 2 } : 0);

    private static IEnumerable<NeighbourhoodCode> Neighbourhoods() =>
        from district in Enumerable.Range(0, 3) from number in Enumerable.Range(0, 4) select new NeighbourhoodCode(99_990_000 + (100 * district) + number);

    private async Task Ready(NeighbourhoodCode code)
    {
        for (var tries = 0; await Town.Grains.Neighbourhood(code).StartStop(Core.Neighbourhoods.Source.WalkIn, null, Town.Clock.GetUtcNow(), default) is null; tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(10);
        }
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using Signals.Calibration.Attacks;
using Signals.Calibration.Towns;
using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Silo.Sample;
using Xunit.Abstractions;

namespace Signals.Calibration.Tests.Attacks;

/// <summary>Somebody with a manager's eyes reads everything that the sample municipality lets go, quarter after quarter, and reckons with all of it.</summary>
public sealed class SampleAttackTests(ITestOutputHelper output)
{
    private static readonly Quarter LastClosed = Quarter.Parse("2026-K3");

    [Fact]
    public async Task Who_reads_every_figure_of_the_sample_at_every_release_finds_no_small_count()
    {
        await using var sample = await LivedSample.Begin();
        using var manager = sample.Client("manager");
        var moments = new List<(EveryFigure Read, IReadOnlyDictionary<(Quarter, ThemeCode), IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?>> Truth, IReadOnlyList<AreaSuccession> Drawn)>();

        await Look();
        await sample.Import(Late(seed: 1, number => SampleTown.Neighbourhood(number / 4, number % 4)));
        await Look();
        await Redraw(sample);
        await sample.Pass(TimeSpan.FromDays(60));
        await Look();

        var asked = moments.Sum(moment => moment.Read.Questions);
        moments.Sum(moment => moment.Read.Contradictions).ShouldBe(0, "the same cell is the same figure on every route");
        var cells = moments[^1].Truth.Keys.Where(cell => cell.Item1 > LastClosed - 8).ToList();
        cells.Select(cell => cell.Item1).Distinct().Count().ShouldBe(9, "eight quarters, and the one that closed after the borders changed");
        var releases = cells.Select(cell => (IReadOnlyList<Release>)[.. moments.Where(moment => moment.Truth.ContainsKey(cell)).Select(moment => new Release(
            moment.Truth[cell], moment.Read.Of(cell.Item1, cell.Item2), [.. moment.Drawn.Where(succession => succession.From > cell.Item1)]))]).ToList();
        var platform = AttackResult.Of(releases, Protection.OfThePlatform.Off);
        var plain = AttackResult.Of(releases.Select(PlainlySuppressed), Protection.PlainSuppression.Off);

        output.WriteLine($"{asked} questions, {moments.Sum(moment => moment.Read.Readings)} readings of figures");
        foreach (var (name, result) in new[] { ("platform", platform), ("plain suppression", plain) })
            output.WriteLine($"{name}: {result.Cells} cells, published {result.Published}, mean error {result.MeanError:F2}, small {result.Small}, found {result.Found}, narrowest {result.Narrowest}");
        platform.Found.ShouldBe(0);
        platform.Small.ShouldBe(plain.Small);
        platform.Narrowest.ShouldBeGreaterThan(9);
        plain.Found.ShouldBeGreaterThan(0, "or else the attacker can do nothing");
        platform.Published.ShouldBeGreaterThan(plain.Published / 2);
        platform.MeanError.ShouldBeInRange(0.5, 4);

        async Task Look() => moments.Add((await EveryFigure.Read(manager), await sample.Truth(), (await sample.Grains.Municipality(SampleTown.Code).Read(default)).Successions));
    }

    // What came in late: some of every theme and every quarter, so that each is released anew.
    private static IEnumerable<string> Late(int seed, Func<int, NeighbourhoodCode> neighbourhood)
    {
        var chance = new Chance(seed);
        foreach (var quarter in Quarter.Range(LastClosed - 7, LastClosed - 1))
            foreach (var theme in Theme.Standard)
                for (var number = 0; number < 12; number++)
                    for (var told = chance.Count(number % 4 == 0 ? 6 : 0.5, 1); told > 0; told--)
                        yield return string.Create(CultureInfo.InvariantCulture, $"{quarter.First.Monday.AddDays((int)(chance.Share() * 80)):yyyy-MM-dd},{neighbourhood(number)},{theme.Code},partner");
    }

    // In each district two neighbourhoods become one, and one becomes two.
    private static async Task Redraw(LivedSample sample)
    {
        var edition = new EditionYear(2027);
        List<NeighbourhoodArea> areas = [];
        for (var district = 0; district < 3; district++)
            areas.AddRange([Area(Other(district, 10), 900), Area(Other(district, 11), 300), Area(Other(district, 12), 200), Area(SampleTown.Neighbourhood(district, 3), 500)]);
        await sample.Grains.Municipality(SampleTown.Code).LoadAreas(SampleTown.Name, SampleTown.Districts(edition), areas, default);
        await sample.Pass(TimeSpan.FromHours(1));
        using var administrator = sample.Client("beheerder");
        for (var district = 0; district < 3; district++)
        {
            foreach (var former in new[] { 0, 1 }) await Succeed(SampleTown.Neighbourhood(district, former), $$"""{"buurt":"{{Other(district, 10)}}","deel":100}""");
            await Succeed(SampleTown.Neighbourhood(district, 2), $$"""{"buurt":"{{Other(district, 11)}}","deel":60},{"buurt":"{{Other(district, 12)}}","deel":40}""");
        }

        NeighbourhoodArea Area(NeighbourhoodCode code, int households) => new(code, $"Buurt {code.Number % 10_000}", edition, households);

        async Task Succeed(NeighbourhoodCode former, string heirs)
        {
            using var content = new StringContent($$"""{"opvolgers":[{{heirs}}]}""", Encoding.UTF8, "application/json");
            using var response = await administrator.PutAsync($"/v1/buurten/{former}/opvolging", content);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        }
    }

    private static NeighbourhoodCode Other(int district, int number) => new(99_990_000 + (100 * district) + number);

    // The same releases, as they would have been if only what is small were withheld.
    private static IReadOnlyList<Release> PlainlySuppressed(IReadOnlyList<Release> releases) =>
        [.. releases.Where(release => release.Redrawn.Count == 0).Select(release => release with { Figures = Protection.PlainSuppression.Of(Quarter.Parse("2026-K1"), release.Figures[0].Theme, release.Truth) })];
}

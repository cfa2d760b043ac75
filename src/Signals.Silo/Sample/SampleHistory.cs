using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Silo.Sample;

/// <summary>Two years of what people in Voorbeelddorp might have told, the same every time for the same day.</summary>
internal static class SampleHistory
{
    private const int Weeks = 104;
    private const int Districts = 3;
    private const int NeighbourhoodsPerDistrict = 4;

    // In the last weeks one signal a theme at most, so that chance alone never looks like a pattern in a demonstration.
    private const int CalmWeeks = 5;

    private static readonly (double PerWeek, string[] Themes)[] Rates =
    [
        (0.45, ["geldzorgen", "eenzaamheid", "woonoverlast"]),
        (0.25, ["mantelzorg", "ouder-worden", "somberheid", "taal", "werk", "krachten"]),
        (0.10, ["straatoverlast", "onbegrepen-gedrag", "verslaving", "wonen", "energie", "opgroeien"]),
    ];

    // What the demonstration shows; never in the third district, which stays quiet, nor where a visitor is likely to try it out.
    private static readonly (int District, int Neighbourhood, string Theme, Source[] Sources, int Households)[] Planted =
    [
        (0, 1, "geldzorgen", [Source.Resident, Source.WalkIn, Source.HomeVisit], 12),
        (0, 3, "woonoverlast", [Source.Resident, Source.Partner], 12),
        (1, 3, "mantelzorg", [Source.HomeVisit, Source.CoffeeCart, Source.WalkIn], 11),
        (1, 0, "krachten", [Source.CoffeeCart, Source.Resident], 9),
    ];

    public static IEnumerable<SampleSignal> Until(DateOnly today)
    {
        for (var district = 0; district < Districts; district++)
            for (var number = 0; number < NeighbourhoodsPerDistrict; number++)
                foreach (var signal in Usual(district, number, today)) yield return signal;
        foreach (var planted in Planted)
            for (var house = 1; house <= planted.Households; house++)
                yield return new(
                    $"aanleiding/{planted.District}/{planted.Neighbourhood}/{planted.Theme}/{house}",
                    SampleTown.Neighbourhood(planted.District, planted.Neighbourhood), ThemeCode.Parse(planted.Theme),
                    planted.Sources[house % planted.Sources.Length], today.AddDays(-(house % 6)), HouseNumber: 100 + house);
        foreach (var signal in OneHousehold(today)) yield return signal;
    }

    private static IEnumerable<SampleSignal> Usual(int district, int number, DateOnly today)
    {
        var neighbourhood = SampleTown.Neighbourhood(district, number);
        var thisWeek = IsoWeek.Of(today);
        foreach (var (perWeek, themes) in Rates)
            foreach (var theme in themes)
            {
                // Seeded by place and theme, so that each stream stays itself whatever happens to the others.
                var chance = new Random(HashCodeOf(neighbourhood, theme));
                for (var ago = Weeks; ago >= 1; ago--)
                {
                    var count = Poisson(perWeek, chance);
                    if (ago <= CalmWeeks) count = ago == 3 ? Math.Min(count, 1) : 0;
                    for (var i = 0; i < count; i++)
                        yield return new(
                            $"gewoon/{neighbourhood}/{theme}/{thisWeek - ago}/{i}", neighbourhood, ThemeCode.Parse(theme), (Source)chance.Next(5),
                            (thisWeek - ago).Monday.AddDays(chance.Next(7)), chance.Next(4) == 0 ? null : chance.Next(1, 90));
                }
            }
    }

    // One household that agreed: two themes by two sources, which puts a question to the professional who visited.
    private static IEnumerable<SampleSignal> OneHousehold(DateOnly today)
    {
        var neighbourhood = SampleTown.Neighbourhood(0, 2);
        yield return new("huishouden/1", neighbourhood, ThemeCode.Parse("energie"), Source.Resident, today.AddDays(-40), 200, KeptTogether: true);
        yield return new("huishouden/2", neighbourhood, ThemeCode.Parse("somberheid"), Source.HomeVisit, today.AddDays(-12), 200, KeptTogether: true);
    }

    private static int Poisson(double mean, Random chance)
    {
        var count = 0;
        for (var product = chance.NextDouble(); product > Math.Exp(-mean); product *= chance.NextDouble()) count++;
        return count;
    }

    // string.GetHashCode differs from run to run.
    private static int HashCodeOf(NeighbourhoodCode neighbourhood, string theme) =>
        $"{neighbourhood}/{theme}".Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}

using Signals.Calibration.Towns;
using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Calibration.Attacks;

/// <summary>What was told in a town over some quarters, as it was known when each was released first and when it was released again. Half-way the borders change: in each district two neighbourhoods become one, and one becomes two.</summary>
internal sealed class AttackedTown
{
    private const int Households = 500;
    private const int Joined = 80;
    private const int Divided = 81;
    private const double LargerPart = 0.6;

    private readonly List<Told> told = [];
    private readonly List<AreaSuccession> successions = [];
    private readonly List<NeighbourhoodArea> areasOfToday = [];

    /// <summary>Makes a town of cases: the last whole quarters, the commonest themes.</summary>
    /// <param name="cases">Every case with its area, named <c>number district</c>, and its theme.</param>
    /// <param name="themes">How many themes.</param>
    /// <param name="quarters">How many quarters.</param>
    /// <param name="late">Which part of the cases is known only when a quarter is released again.</param>
    public static AttackedTown Of(IReadOnlyList<(IsoWeek Week, string Area, string Theme)> cases, int themes, int quarters, double late)
    {
        var last = Quarter.Of(cases.Max(one => one.Week)) - 1;
        var first = last - (quarters - 1);
        var (changed, chance) = (first + (quarters / 2), new Chance(1));
        var codes = CodesOf(cases.Select(one => one.Area).Distinct());
        var common = cases.GroupBy(one => one.Theme).OrderByDescending(group => group.Count()).Take(themes).Select(group => group.Key).ToList();
        var town = new AttackedTown();
        town.Redraw([.. codes.Values.Order()], changed);
        foreach (var quarter in Quarter.Range(first, last))
            foreach (var (number, theme) in common.Index())
            {
                List<NeighbourhoodCode> areas = [.. quarter < changed ? codes.Values.Order() : town.areasOfToday.Select(area => area.Code)];
                var places = areas.Index().ToDictionary(area => area.Item, area => area.Index);
                var (early, all) = (new int[areas.Count], new int[areas.Count]);
                foreach (var one in cases.Where(one => one.Theme == theme && Quarter.Of(one.Week) == quarter))
                {
                    var code = codes[one.Area];
                    var place = places[quarter < changed ? code : town.Heir(code, chance)];
                    all[place]++;
                    if (chance.Share() >= late) early[place]++;
                }
                town.told.Add(new(quarter, ThemeCode.Parse($"thema-{(char)('a' + number)}"), areas, early, all));
            }
        return town;
    }

    /// <summary>Releases everything and attacks it.</summary>
    public AttackResult Attack(Protection protection) => AttackResult.Of(told.Select(one => Releases(one, protection)), protection.Off);

    private List<Release> Releases(Told one, Protection protection)
    {
        var (early, all) = (one.Cells(one.Early), one.Cells(one.All));
        var final = protection.Of(one.Quarter, one.Theme, all);
        List<Release> releases = [new(early, protection.Of(one.Quarter, one.Theme, early), []), new(all, final, [])];
        List<AreaSuccession> since = [.. successions.Where(succession => succession.From > one.Quarter)];
        if (since.Count == 0) return releases;
        List<AreaFigure> own = [.. final.Where(figure => figure.Area.StartsWith("BU", StringComparison.Ordinal))];
        return [.. releases, new(all, Redrawing.InAreasOfToday(own, one.Quarter, TrendLevel.Neighbourhood, successions, areasOfToday), since)];
    }

    private static Dictionary<string, NeighbourhoodCode> CodesOf(IEnumerable<string> areas) =>
        areas.GroupBy(area => area[(area.IndexOf(' ', StringComparison.Ordinal) + 1)..]).OrderBy(district => district.Key, StringComparer.Ordinal).Index()
            .SelectMany(district => district.Item.Order(StringComparer.Ordinal).Index().Select(area => (area.Item, new NeighbourhoodCode(99_990_000 + (100 * district.Index) + area.Index)))).ToDictionary();

    private void Redraw(IReadOnlyList<NeighbourhoodCode> codes, Quarter from)
    {
        var edition = new EditionYear(2023);
        foreach (var district in codes.GroupBy(code => code.District))
        {
            List<NeighbourhoodCode> all = [.. district];
            if (all.Count < 4)
            {
                areasOfToday.AddRange(all.Select(Area));
                continue;
            }
            NeighbourhoodCode Other(int number) => new((all[0].Number / 100 * 100) + number);
            foreach (var former in all.Take(2)) successions.Add(new(Area(former), [new(Other(Joined), 1)], edition, from));
            successions.Add(new(Area(all[2]), [new(Other(Divided), LargerPart), new(Other(Divided + 1), 1 - LargerPart)], edition, from));
            areasOfToday.AddRange([.. all.Skip(3).Select(Area), Area(Other(Joined)), Area(Other(Divided)), Area(Other(Divided + 1))]);
        }

        NeighbourhoodArea Area(NeighbourhoodCode code) => new(code, "Buurt", edition, Households);
    }

    private NeighbourhoodCode Heir(NeighbourhoodCode code, Chance chance) =>
        successions.Find(succession => succession.Former.Code == code) is not { } succession ? code
        : succession.Heirs.Count == 1 || chance.Share() < LargerPart ? succession.Heirs[0].Code : succession.Heirs[1].Code;

    // One theme in one quarter, by the areas of that quarter.
    private sealed record Told(Quarter Quarter, ThemeCode Theme, List<NeighbourhoodCode> Areas, int[] Early, int[] All)
    {
        public Dictionary<NeighbourhoodCode, QuarterCell?> Cells(int[] counts) =>
            Areas.Index().ToDictionary(area => area.Item, area => (QuarterCell?)new QuarterCell(Theme, counts[area.Index], counts[area.Index], null));
    }
}

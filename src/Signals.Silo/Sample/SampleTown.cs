using System.Globalization;
using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Gateway;

namespace Signals.Silo.Sample;

/// <summary>Voorbeelddorp: three districts, twelve neighbourhoods and three teams that exist nowhere.</summary>
internal static class SampleTown
{
    public static readonly MunicipalityCode Code = MunicipalityCode.Parse("GM9999");
    public const string Name = "Voorbeelddorp";

    private static readonly (string Team, string District, string[] Neighbourhoods)[] Plan =
    [
        ("noord", "Noord", ["Molenveld", "De Akkers", "Stationskwartier", "Havenstraat en omgeving"]),
        ("midden", "Midden", ["Oude Kern", "Kerkbuurt", "Vloeiweide", "Parkzicht"]),
        ("zuid", "Zuid", ["Zonnehof", "Rietlanden", "De Gaarde", "Buitenveld"]),
    ];

    public static IReadOnlyList<DistrictArea> Districts(EditionYear edition) =>
        [.. Plan.Select((plan, i) => new DistrictArea(District(i), plan.District, edition))];

    public static IReadOnlyList<NeighbourhoodArea> Neighbourhoods(EditionYear edition) =>
    [
        .. Plan.SelectMany((plan, i) => plan.Neighbourhoods.Select((name, j) =>
            new NeighbourhoodArea(Neighbourhood(i, j), name, edition, Households: 400 + (100 * ((i + (2 * j)) % 5))) { Adjacent = Around(i, j) })),
    ];

    public static IReadOnlyList<AreaShape> Shapes(EditionYear edition) => SampleShapes.Of(Plan.Length, Plan[0].Neighbourhoods.Length, Neighbourhood, edition);

    // Districts lie in rows, one above the other, each with its neighbourhoods from west to east.
    private static IReadOnlyList<NeighbourhoodCode> Around(int district, int number) =>
    [
        .. new (int District, int Number)[] { (district, number - 1), (district, number + 1), (district - 1, number), (district + 1, number) }
            .Where(other => other.District >= 0 && other.District < Plan.Length && other.Number >= 0 && other.Number < Plan[other.District].Neighbourhoods.Length)
            .Select(other => Neighbourhood(other.District, other.Number)),
    ];

    public static IReadOnlyList<Team> Teams =>
        [.. Plan.Select((plan, i) => new Team(TeamId.Parse(plan.Team), $"Wijkteam {plan.District}", [District(i)]))];

    /// <summary>What a gateway sets: the town's name and an invented telephone number, if it runs as a demonstration.</summary>
    public static GatewayOptions Shown(GatewayOptions options) => options.Demo
        ? options with { House = options.House with { Name = $"Gemeente {Name}", Phone = options.House.Phone ?? "0999 - 12 34 56" } }
        : options;

    /// <summary>What a team plans: a walk-in hour each week for a year, and one stop of the coffee cart.</summary>
    public static IReadOnlyList<OutreachPlan> Outreach(int district, DateOnly today)
    {
        var monday = IsoWeek.Of(today).Monday.AddDays(7);
        return
        [
            new()
            {
                Kind = Source.WalkIn,
                Neighbourhood = Neighbourhood(district, 0),
                Place = $"Buurthuis {Plan[district].District}",
                Date = monday.AddDays(1 + district),
                Begin = new(10, 0),
                End = new(12, 0),
                WeeklyUntil = monday.AddDays(7 * 52),
            },
            new()
            {
                Kind = Source.CoffeeCart,
                Neighbourhood = Neighbourhood(district, 2),
                Place = $"Bij de speeltuin in {Plan[district].Neighbourhoods[2]}",
                Date = monday.AddDays(3),
                Begin = new(13 + district, 30),
                End = new(15 + district, 0),
            },
        ];
    }

    /// <summary>The one neighbourhood with places that the municipality has listed, and those.</summary>
    public static (NeighbourhoodCode Neighbourhood, IReadOnlyList<ListedPlace> Places) Listed =>
        (Neighbourhood(1, 2), [new(PlaceCode.Parse("vloeiweide"), "De Vloeiweide"), new(PlaceCode.Parse("weidehof"), "Het Weidehof")]);

    public static NeighbourhoodCode Neighbourhood(int district, int number) =>
        NeighbourhoodCode.Parse(string.Create(CultureInfo.InvariantCulture, $"BU9999{district:D2}{number:D2}"));

    private static DistrictCode District(int number) => DistrictCode.Parse(string.Create(CultureInfo.InvariantCulture, $"WK9999{number:D2}"));
}

using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Teams;

namespace Signals.Core.Tests.Municipalities;

/// <summary>A municipality of two districts, each with two neighbourhoods and a team, with every event that a test made happen.</summary>
internal sealed class Village
{
    public static readonly DistrictCode West = DistrictCode.Parse("WK999800");
    public static readonly DistrictCode East = DistrictCode.Parse("WK999801");
    public static readonly NeighbourhoodCode Mill = NeighbourhoodCode.Parse("BU99980000");
    public static readonly NeighbourhoodCode Market = NeighbourhoodCode.Parse("BU99980001");
    public static readonly NeighbourhoodCode Harbour = NeighbourhoodCode.Parse("BU99980100");
    public static readonly NeighbourhoodCode Park = NeighbourhoodCode.Parse("BU99980101");
    public static readonly TeamId WestTeam = TeamId.Parse("wk999800");
    public static readonly TeamId EastTeam = TeamId.Parse("wk999801");
    private static readonly EditionYear Edition = new(2026);

    public Village() => Emit(Municipality.LoadAreas("Proefdorp", [new(West, "West", Edition), new(East, "Oost", Edition)],
        [.. new[] { Mill, Market, Harbour, Park }.Select(code => new NeighbourhoodArea(code, code.ToString(), Edition, 400))]));

    public Municipality Municipality { get; } = new();

    public List<MunicipalityEvent> Events { get; } = [];

    public void Emit(IReadOnlyList<MunicipalityEvent>? happened)
    {
        foreach (var one in happened.ShouldNotBeNull())
        {
            Municipality.Apply(one);
            Events.Add(one);
        }
    }
}

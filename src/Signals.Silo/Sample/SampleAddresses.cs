using Signals.Core.Addresses;
using Signals.Core.Areas;
using Signals.Grains.Engine;

namespace Signals.Silo.Sample;

/// <summary>The addresses of Voorbeelddorp: one street in each neighbourhood, with a postcode of its own.</summary>
internal static class SampleAddresses
{
    private const int Houses = 150;

    private static readonly PostcodeArea Area = new(9999);

    /// <summary>The postcode of a neighbourhood's street: 9999, a letter for the district and one for the neighbourhood in it.</summary>
    public static Postcode Street(NeighbourhoodCode neighbourhood) =>
        Postcode.Parse($"{Area}{(char)('A' + (neighbourhood.District.Number % 100))}{(char)('A' + (neighbourhood.Number % 100))}");

    /// <summary>Loads them, unless there are addresses already: then it is one look.</summary>
    public static async Task Load(IGrains grains, EditionYear edition, CancellationToken cancellation)
    {
        var codes = SampleTown.Neighbourhoods(edition).Select(area => area.Code).ToList();
        var register = grains.Addresses(SampleTown.Code, Area);
        if ((await register.Find(Street(codes[0]), cancellation)).Find(1) is not null) return;
        var gathered = new GatheredAddresses();
        foreach (var code in codes)
            for (var house = 1; house <= Houses; house++) gathered.Add(Street(code), house, code);
        await register.Load(edition, gathered.Coded(), cancellation);
    }
}

using Signals.Core.Households;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

/// <summary>Who told of a theme in some weeks: what a prompt's conditions look at.</summary>
/// <param name="Households">Different households, with people without an address counted for a few at most.</param>
/// <param name="SourceKinds">Different kinds of source.</param>
/// <param name="WithoutAddress">People counted of whom no household is known.</param>
/// <param name="LargestSourceShare">The share of people that came by the largest kind of source, 0 to 1.</param>
public sealed record Telling(int Households, int SourceKinds, int WithoutAddress, double LargestSourceShare)
{
    /// <param name="stream">The theme's stream.</param>
    /// <param name="last">The last week.</param>
    /// <param name="weeks">How many weeks.</param>
    /// <param name="mostWithoutAddress">For how many households people without an address count at most.</param>
    public static Telling In(ThemeStream stream, IsoWeek last, int weeks, int mostWithoutAddress)
    {
        var from = (last - (weeks - 1)).Monday;
        var households = new HashSet<HouseholdToken>();
        var perSource = new Dictionary<Source, int>();
        int known = 0, without = 0;
        foreach (var sighting in stream.Sightings)
        {
            if (!sighting.Counted || sighting.ObservedOn < from || sighting.ObservedOn > last.Sunday) continue;
            perSource[sighting.Source] = perSource.GetValueOrDefault(sighting.Source) + sighting.People;
            if (sighting.Household.Count == 0) without += sighting.People;
            else if (!sighting.Household.Any(households.Contains)) known++;
            households.UnionWith(sighting.Household);
        }
        var all = perSource.Values.Sum();
        return new(known + Math.Min(without, mostWithoutAddress), perSource.Count, without, all == 0 ? 0 : (double)perSource.Values.Max() / all);
    }
}

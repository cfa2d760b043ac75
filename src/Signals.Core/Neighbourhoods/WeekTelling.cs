using Signals.Core.Households;

namespace Signals.Core.Neighbourhoods;

/// <summary>Who told of a theme in one or a few weeks: what a prompt's conditions look at. Repeats are left out.</summary>
public sealed class WeekTelling
{
    // People without an address count for a few households at most: nobody can vouch that they are more.
    private const int MostHouseholdsWithoutAddress = 4;

    private readonly int[] perSource = new int[SourceCodes.All.Count];
    private int withAddress;

    /// <summary>Different households, with people without an address counted for four at most.</summary>
    public int Households => withAddress + Math.Min(WithoutAddress, MostHouseholdsWithoutAddress);

    /// <summary>People counted of whom no household is known.</summary>
    public int WithoutAddress { get; private set; }

    /// <summary>People counted.</summary>
    public int People => perSource.Sum();

    /// <summary>Different kinds of source.</summary>
    public int SourceKinds => perSource.Count(people => people > 0);

    /// <summary>The share of people that came by the largest kind of source, 0 to 1.</summary>
    public double LargestSourceShare => People == 0 ? 0 : (double)perSource.Max() / People;

    internal void Add(Sighting sighting, int sign)
    {
        perSource[(int)sighting.Source] += sign * sighting.People;
        if (sighting.Household.Count > 0) withAddress += sign;
        else WithoutAddress += sign * sighting.People;
    }

    /// <summary>Who told of several themes: a household that told of two is one household.</summary>
    internal static WeekTelling OfDifferent(IEnumerable<Sighting> sightings)
    {
        var telling = new WeekTelling();
        var known = new HashSet<HouseholdToken>();
        foreach (var sighting in sightings)
        {
            if (!sighting.Household.Any(known.Contains)) telling.Add(sighting, 1);
            known.UnionWith(sighting.Household);
        }
        return telling;
    }

    internal void Add(WeekTelling week)
    {
        for (var source = 0; source < perSource.Length; source++) perSource[source] += week.perSource[source];
        withAddress += week.withAddress;
        WithoutAddress += week.WithoutAddress;
    }
}

using System.Text.Json.Serialization;
using Signals.Core.Households;

namespace Signals.Core.Neighbourhoods;

/// <summary>Who told of a theme in one or a few weeks: what a prompt's conditions look at. Repeats are left out.</summary>
public sealed class WeekTelling
{
    /// <summary>For how many households people without an address count at most: nobody can vouch that they are more.</summary>
    public const int MostHouseholdsWithoutAddress = 4;

    private readonly int[] perSource;

    public WeekTelling() : this(new int[SourceCodes.All.Count], 0, 0) { }

    /// <param name="perSource">People counted, by kind of source.</param>
    /// <param name="withAddress">Different households with an address.</param>
    /// <param name="withoutAddress">People counted of whom no household is known.</param>
    [JsonConstructor]
    public WeekTelling(IReadOnlyList<int> perSource, int withAddress, int withoutAddress) =>
        (this.perSource, WithAddress, WithoutAddress) = ([.. perSource], withAddress, withoutAddress);

    /// <summary>People counted, by kind of source.</summary>
    public IReadOnlyList<int> PerSource => perSource;

    /// <summary>Different households with an address.</summary>
    public int WithAddress { get; private set; }

    /// <summary>Different households, with people without an address counted for four at most.</summary>
    [JsonIgnore]
    public int Households => WithAddress + Math.Min(WithoutAddress, MostHouseholdsWithoutAddress);

    /// <summary>Households that are different for certain: of people without an address nobody knows that they are more than one.</summary>
    [JsonIgnore]
    public int SurelyDifferent => WithAddress + Math.Min(WithoutAddress, 1);

    /// <summary>People counted of whom no household is known.</summary>
    public int WithoutAddress { get; private set; }

    /// <summary>People counted.</summary>
    [JsonIgnore]
    public int People => perSource.Sum();

    /// <summary>Different kinds of source.</summary>
    [JsonIgnore]
    public int SourceKinds => perSource.Count(people => people > 0);

    /// <summary>The share of people that came by the largest kind of source, 0 to 1.</summary>
    [JsonIgnore]
    public double LargestSourceShare => People == 0 ? 0 : (double)perSource.Max() / People;

    internal void Add(Sighting sighting, int sign)
    {
        perSource[(int)sighting.Source] += sign * sighting.People;
        if (sighting.Household.Count > 0) WithAddress += sign;
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
        WithAddress += week.WithAddress;
        WithoutAddress += week.WithoutAddress;
    }
}

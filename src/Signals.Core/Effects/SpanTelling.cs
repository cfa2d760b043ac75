using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Time;

namespace Signals.Core.Effects;

/// <summary>What one theme came to in one neighbourhood in the weeks after an approach began. It names nobody and no single signal; even so nothing of it leaves but through <see cref="Effect"/>.</summary>
/// <param name="Neighbourhood">The neighbourhood.</param>
/// <param name="Begin">The week in which the approach began; it is no part of the weeks after it.</param>
/// <param name="Weeks">How many weeks after it, 1 or more.</param>
/// <param name="People">How many people were counted in them, 0 or more.</param>
/// <param name="Expected">What was to be expected of <paramref name="People"/> by what was known <see cref="Gap"/> weeks before the beginning.</param>
/// <param name="PeopleBefore">How many were counted in the weeks of the gap and the week of beginning.</param>
/// <param name="ExpectedBefore">What was to be expected of these, greater than 0.</param>
public sealed record SpanTelling(NeighbourhoodCode Neighbourhood, IsoWeek Begin, int Weeks, int People, SpanForesight Expected, int PeopleBefore, double ExpectedBefore)
{
    /// <summary>
    /// The weeks before the beginning that say nothing of what is usual. An approach begins where much was told: counted as usual, what is only a return to the usual would look like a fall.
    /// </summary>
    public const int Gap = 8;

    /// <summary>The most weeks that are told of.</summary>
    public const int MostWeeks = 52;

    /// <summary>So many whole weeks are left for what comes in late: the last ones before now are never part of it.</summary>
    public const int WeeksUntilClosed = 2;

    /// <summary>Whether an approach elsewhere can be compared with it: not where all that is told may come by outreach that was not done before.</summary>
    [JsonIgnore]
    public bool IsComparable => Expected.Most is not null;

    /// <summary>The first week in which weeks after a beginning can be told of.</summary>
    public static IsoWeek ToldFrom(IsoWeek begin, int weeks) => begin + (weeks + WeeksUntilClosed + 1);
}

/// <summary>What was to be expected of weeks together, by what was known before.</summary>
/// <param name="Mean">How many people, greater than 0.</param>
/// <param name="Clumping">Variance over mean, were the rate known; 1 or more.</param>
/// <param name="Uncertainty">The variance of <paramref name="Mean"/> for not knowing the rate exactly, relative to its square.</param>
/// <param name="Least">The lowest that <paramref name="Mean"/> may be, for nobody knows what part of what is told comes by outreach: from none to all. 0 or more.</param>
/// <param name="Most">The highest that it may be; null where no bound can be given, because hardly any outreach was done before.</param>
public readonly record struct SpanForesight(double Mean, double Clumping, double Uncertainty, double Least, double? Most)
{
    /// <summary>The same as <see cref="Uncertainty"/> where counts come in clumps: a rate that was learned from clumps is less certain too.</summary>
    [JsonIgnore]
    public double UncertaintyOfRate => Clumping * Uncertainty;
}

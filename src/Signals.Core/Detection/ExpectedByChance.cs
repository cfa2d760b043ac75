using Signals.Core.Prompts;

namespace Signals.Core.Detection;

/// <summary>How many prompts chance alone would have raised over some time, of one theme in one neighbourhood each.</summary>
/// <param name="Mean">On average, 0 or more.</param>
/// <remarks><c>default</c> is none. It rests on <see cref="ChanceOfPrompts"/>, which leaves the needed kinds of source out: chance does less than this.</remarks>
public readonly record struct ExpectedByChance(double Mean)
{
    private const double DaysInYear = 365.25;

    /// <summary>Over some days with the same settings.</summary>
    /// <param name="score">From which score a prompt was raised, from 2 to 8.</param>
    /// <param name="streams">Themes times neighbourhoods, 0 or more.</param>
    /// <param name="days">How many days, 0 or more.</param>
    public static ExpectedByChance Of(double score, int streams, double days) => new(streams < 1 ? 0 : days / DaysInYear / ChanceOfPrompts.YearsBetween(score, streams));

    /// <summary>Of two stretches of time, or two teams, together.</summary>
    public static ExpectedByChance operator +(ExpectedByChance one, ExpectedByChance other) => new(one.Mean + other.Mean);

    /// <summary>The 10 % and 90 % points of what chance gives, both inclusive.</summary>
    public NormalRange Range => Mean > 0 && new NegativeBinomial(Mean, Mean) is var chance ? new(chance.Quantile(0.1), chance.Quantile(0.9)) : default;
}

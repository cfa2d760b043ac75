using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Detection;

/// <summary>What is usual for one theme in one neighbourhood: a rate beside those of the other neighbourhoods, or a trend of its own once it is busy enough.</summary>
public sealed class Expectation
{
    // From this many a week, known this long, a stream has enough of its own to follow a trend.
    private const double BusyRate = 3;
    private const int WeeksForTrend = 104;

    // Added to the average of the first weeks, so that a quiet beginning is not taken for silence.
    private const double FirstRate = 0.1;
    private const int WeeksForFirstRate = 13;

    private readonly bool alone;

    /// <param name="alone">Whether there are no other neighbourhoods to learn from, so that it follows its own trend as soon as it can.</param>
    public Expectation(bool alone = false) : this(new(), null) => this.alone = alone;

    // An older version wrote another form; what is usual is then learned anew.
    [JsonConstructor]
    internal Expectation(RateExpectation? rate, TrendExpectation? trend) => (Rate, Trend) = (rate ?? new(), trend);

    /// <summary>Its rate; learned whether or not it follows a trend, for the others.</summary>
    public RateExpectation Rate { get; }

    /// <summary>Its trend; null if it follows none.</summary>
    public TrendExpectation? Trend { get; private set; }

    /// <summary>The last week taken in; null before the first.</summary>
    [JsonIgnore]
    public IsoWeek? Through => Rate.Through;

    /// <summary>Takes in a closed week.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    /// <param name="phase">Where in the year it lies.</param>
    /// <param name="season">How much of a usual week it was by the theme's season at that phase.</param>
    /// <param name="observed">Its count, 0 or more.</param>
    /// <param name="effort">How much of a usual week it was by effort, greater than 0.</param>
    /// <param name="model">What the theme lends.</param>
    /// <returns>How much of its count was taken into its rate.</returns>
    public int TakeIn(IsoWeek week, YearPhase phase, double season, int observed, double effort, ThemeModel model)
    {
        Trend?.TakeIn(week, phase, observed, effort);
        return Rate.TakeIn(week, observed, season * effort, model);
    }

    /// <summary>Whether it has enough of its own to follow a trend, and follows none yet.</summary>
    public bool IsToFollow(ThemeModel model) =>
        Trend is null && (alone ? Rate.Taken >= WeeksForFirstRate : Rate.Taken >= WeeksForTrend && Rate.Of(1, model).Mean >= BusyRate);

    /// <summary>Begins to follow a trend.</summary>
    /// <param name="past">Each week up to and including <see cref="Through"/>.</param>
    public void Follow(IReadOnlyList<PastWeek> past)
    {
        Trend = new(FirstRate + past.Take(WeeksForFirstRate).Average(week => week.Count));
        foreach (var (week, phase, count, effort) in past) Trend.TakeIn(week, phase, count, effort);
    }

    /// <summary>Takes in a closed week of which nobody knows what would be much, without cutting it off.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    /// <param name="observed">Its count, 0 or more.</param>
    /// <param name="factor">How much of a usual week it was, by season and effort, greater than 0.</param>
    /// <returns>The count.</returns>
    public int TakeInWhole(IsoWeek week, int observed, double factor) => Rate.TakeInWhole(week, observed, factor);

    /// <summary>Goes on past a closed week that says nothing of what is usual.</summary>
    /// <param name="week">The week after <see cref="Through"/>.</param>
    public void Pass(IsoWeek week) => Rate.Pass(week);

    /// <summary>What to expect of a week.</summary>
    /// <param name="week">The week.</param>
    /// <param name="phase">Where in the year it lies.</param>
    /// <param name="season">How much of a usual week it is by the theme's season at that phase.</param>
    /// <param name="factor">How much of a usual week it is by effort, and by how much of it has come in, greater than 0.</param>
    /// <param name="model">What the theme lends.</param>
    public Outlook Of(IsoWeek week, YearPhase phase, double season, double factor, ThemeModel model) => Trend?.Of(week, phase, factor) ?? Rate.Of(season * factor, model);

    /// <summary>Variance over mean of its counts, were the rate known.</summary>
    public double Dispersion(ThemeModel model) => Trend?.Dispersion ?? Rate.Dispersion(model);
}

/// <summary>A week of the past.</summary>
/// <param name="Week">The week.</param>
/// <param name="Phase">Where in the year it lies.</param>
/// <param name="Count">Its count.</param>
/// <param name="Effort">How much of a usual week it was by effort.</param>
public readonly record struct PastWeek(IsoWeek Week, YearPhase Phase, int Count, double Effort);

using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

/// <summary>Hours of outreach per week, and what they do to the expectation.</summary>
/// <remarks>
/// Of what a neighbourhood tells, half is taken to come through outreach, which grows with the hours put in. So a week with twice the usual
/// hours is expected to bring one and a half times as much. Fewer hours than usual never lower the expectation: the doubt is the neighbourhood's.
/// </remarks>
public sealed class Effort
{
    /// <summary>Hours are kept for so many weeks, six years: as long as an approach is kept, so that what is said of it stays the same, and those before it that tell what is usual.</summary>
    public const int WeeksKept = 312;

    private const int WeeksForUsual = 26;
    private const double OutreachShare = 0.5;
    private const double LeastUsualHours = 1;
    private const double Most = 3;

    // With more than so many times the hours of before nobody can say how many signals come by them at most.
    private const double MostTimes = 10;

    private readonly SortedDictionary<IsoWeek, double> hours;

    // The last week with hours.
    private IsoWeek latest;

    public Effort() => hours = [];

    [JsonConstructor]
    internal Effort(IReadOnlyDictionary<IsoWeek, double> hours)
    {
        this.hours = new(hours.ToDictionary());
        latest = this.hours.Keys.LastOrDefault();
    }

    /// <summary>Hours per week, for the last <see cref="WeeksKept"/> weeks in which there were any.</summary>
    public IReadOnlyDictionary<IsoWeek, double> Hours => hours;

    /// <summary>Adds a stop that has ended.</summary>
    public void Add(IsoWeek week, TimeSpan lasted)
    {
        hours[week] = hours.GetValueOrDefault(week) + lasted.TotalHours;
        if (week > latest) latest = week;
        foreach (var old in hours.Keys.TakeWhile(kept => latest - kept >= WeeksKept).ToArray()) hours.Remove(old);
    }

    /// <summary>Adds what was put into an area that lies here now.</summary>
    internal void Add(IReadOnlyDictionary<IsoWeek, double> others)
    {
        foreach (var (week, lasted) in others) Add(week, TimeSpan.FromHours(lasted));
    }

    /// <summary>A part of what was put into each week.</summary>
    internal IReadOnlyDictionary<IsoWeek, double> Part(double share) => hours.ToDictionary(week => week.Key, week => share * week.Value);

    /// <summary>How much more than usual was put into a week: 1 for the usual, at most 3. Of a week so long ago that hours of those before it are no longer kept, 1.</summary>
    public double Of(IsoWeek week)
    {
        if (!hours.TryGetValue(week, out var these) || latest - week >= WeeksKept - WeeksForUsual) return 1;
        double before = 0;
        for (var ago = WeeksForUsual; ago > 0; ago--) before += hours.GetValueOrDefault(week - ago);
        var usual = Math.Max(LeastUsualHours, before / WeeksForUsual);
        return Math.Clamp(1 + (OutreachShare * ((these / usual) - 1)), 1, Most);
    }

    /// <summary>How much more than usual was put into a week on average over the half year before one: stops come now and then, and fewer hours than usual never count as less.</summary>
    internal double Average(IsoWeek before) => IsoWeek.Range(before - WeeksForUsual, before - 1).Average(Of);

    /// <summary>How much more or less is told in some weeks together for what was put into them, beside the half year before a week. Here fewer hours do lower what is expected: what is no longer asked must not be taken for what is no longer there.</summary>
    internal OutreachChange Over(IsoWeek first, IsoWeek last, IsoWeek before)
    {
        if (latest - before >= WeeksKept - WeeksForUsual) return OutreachChange.None;
        var (usual, these) = (PerWeek(before - WeeksForUsual, before - 1), PerWeek(first, last));
        if (these == usual) return OutreachChange.None;
        var likely = Math.Clamp(1 + (OutreachShare * (these - usual) / Math.Max(LeastUsualHours, usual)), 1 - OutreachShare, Most);
        return new(likely, Math.Min(1, these / usual), these <= MostTimes * usual ? Math.Max(1, these / usual) : null);
    }

    private double PerWeek(IsoWeek first, IsoWeek last) => IsoWeek.Range(first, last).Average(week => hours.GetValueOrDefault(week));
}

/// <summary>By how much another number of hours of outreach changes what is told.</summary>
/// <param name="Likely">As half of what is told comes by it: 1 for as many hours, at most 3, and a half where nothing is put in any more.</param>
/// <param name="Least">As whichever part of what is told comes by it, from none to all: the least that is, at most 1.</param>
/// <param name="Most">The most that is, at least 1; null where nobody can say, because hardly anything was put in before.</param>
internal readonly record struct OutreachChange(double Likely, double Least, double? Most)
{
    public static readonly OutreachChange None = new(1, 1, 1);
}

using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Effects;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

// What was to be expected of some weeks by what was known before them, and what they came to.
public sealed partial class ThemeStream
{
    // With less behind it nobody can say what to expect of weeks together.
    private const int FewestWeeksForForesight = 26;

    /// <summary>What the weeks after the beginning of an approach came to.</summary>
    /// <param name="neighbourhood">The stream's neighbourhood.</param>
    /// <param name="begin">The week in which the approach began.</param>
    /// <param name="weeks">How many weeks after it.</param>
    /// <param name="since">The first week of which the neighbourhood knows what was told.</param>
    /// <param name="effort">What was put into each week.</param>
    /// <param name="now">The current week.</param>
    /// <returns>Null where too little of the past is known.</returns>
    internal SpanTelling? Span(NeighbourhoodCode neighbourhood, IsoWeek begin, int weeks, IsoWeek since, Effort effort, IsoWeek now)
    {
        var (known, past) = (begin - SpanTelling.Gap, new Expectation());
        if (!LearnUntil(known, past, since, effort)) return null;
        IsoWeek[] before = [.. IsoWeek.Range(known, begin)], after = [.. IsoWeek.Range(begin + 1, begin + weeks)];
        // As put into the weeks that its rate was learned from last, and more or less by what was put into these.
        var usual = effort.Average(known);
        var outreach = effort.Over(after[0], after[^1], known);
        var (mean, clumping, uncertainty) = Foresee(after, past, week => usual * outreach.Likely * Complete(week));
        var asBefore = mean / outreach.Likely;
        return new(
            neighbourhood, begin, weeks, after.Sum(CountOf), new(mean, clumping, uncertainty, asBefore * outreach.Least, asBefore * outreach.Most),
            before.Sum(CountOf), Foresee(before, past, week => usual * effort.Over(known, begin, known).Likely * Complete(week)).Mean);

        // What came in later than that is in what was learned as well.
        double Complete(IsoWeek week) => now - week < OutbreakLikelihood.Weeks ? Model.CompleteAfter(now - week) : 1;
    }

    // Learned anew as it was on the eve of a week: what is known today knows what came after. False where that is too little.
    private bool LearnUntil(IsoWeek week, Expectation past, IsoWeek since, Effort effort)
    {
        if (BegunIn is { } begun && begun > since) since = begun;
        if (week - since < FewestWeeksForForesight) return false;
        for (var next = past.Through is { } last ? last + 1 : since; next < week; next += 1) TakeIn(past, next, since, effort);
        return true;
    }

    // Uncertainty is the variance of the mean relative to its square.
    private (double Mean, double Clumping, double Uncertainty) Foresee(IEnumerable<IsoWeek> weeks, Expectation past, Func<IsoWeek, double> factor)
    {
        double mean = 0, unsure = 0;
        foreach (var week in weeks)
        {
            var outlook = OutlookOf(past, week, factor(week));
            mean += outlook.Mean;
            unsure += outlook.Mean * outlook.Uncertainty;
        }
        // The rate is wrong by the same for all of them.
        return (mean, past.Dispersion(Model), unsure / mean);
    }
}

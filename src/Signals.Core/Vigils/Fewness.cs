using Signals.Core.Detection;

namespace Signals.Core.Vigils;

/// <summary>How unlikely it is that so little came in lately, beside what usually comes in a week.</summary>
public static class Fewness
{
    /// <summary>The fewest weeks before a window from which something can be said.</summary>
    public const int FewestWeeks = 13;

    /// <summary>No more than this part of what is usual is far too little; what is more is less, and no silence.</summary>
    public const double MostOfUsual = 0.25;

    /// <summary>The windows that are looked at, in weeks.</summary>
    public static readonly IReadOnlyList<int> Windows = [1, 2, 4, 8];

    // What a few weeks tell of clumping is weighed against this many weeks of the usual clumping.
    private const int PriorWeeks = 5;
    private const double PriorDispersion = 1.5;

    // A week with more than so many times what nine in ten weeks stay below is a stack that was entered at once.
    private const int TimesNineInTen = 4;
    private const int LeastCap = 10;

    /// <summary>What usually comes in a week; 0 if nothing does.</summary>
    /// <param name="past">Weekly counts, one at least.</param>
    public static double Usual(IReadOnlyList<int> past) => Capped(past).Average();

    /// <summary>The highest score of the windows that end with the last week: minus the base-10 logarithm of the probability of no more than came in.</summary>
    /// <param name="weeks">Weekly counts, oldest first.</param>
    /// <returns>0 if too few weeks are known, nothing is usual, or what came in is not far too little.</returns>
    public static double Score(IReadOnlyList<int> weeks) => Windows.Where(window => weeks.Count - window >= FewestWeeks)
        .Select(window => Score([.. weeks.Take(weeks.Count - window)], weeks.Skip(weeks.Count - window).Sum(), window)).DefaultIfEmpty(0).Max();

    private static double Score(IReadOnlyList<int> past, int count, int window)
    {
        var capped = Capped(past);
        var rate = capped.Average();
        if (rate <= 0 || count > MostOfUsual * window * rate) return 0;
        var squares = capped.Sum(week => (week - rate) * (week - rate)) / rate;
        var dispersion = Math.Max(1, (squares + (PriorWeeks * PriorDispersion)) / (capped.Count - 1 + PriorWeeks));
        // The rate itself is known from so many weeks only.
        var mean = window * rate;
        return new NegativeBinomial(mean, mean * dispersion * (1 + ((double)window / capped.Count))).LowerScore(count);
    }

    private static List<double> Capped(IReadOnlyList<int> past)
    {
        var cap = Math.Max(LeastCap, TimesNineInTen * past.Order().ElementAt((past.Count - 1) * 9 / 10));
        return [.. past.Select(week => (double)Math.Min(week, cap))];
    }
}

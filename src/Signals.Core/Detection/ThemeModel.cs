namespace Signals.Core.Detection;

/// <summary>What a theme's neighbourhoods together know, and one of them alone cannot: lent to each by the theme.</summary>
/// <param name="PriorCount">A neighbourhood's rate, before it is known, is as if this many had been told there …</param>
/// <param name="PriorWeeks">… in this many weeks. Both greater than 0.</param>
/// <param name="Dispersion">Variance over mean of weekly counts, 1 or more.</param>
/// <param name="DispersionWeight">For how many weeks that counts beside what a neighbourhood's own weeks say of it.</param>
/// <param name="Season">How the theme swells and ebbs over the year.</param>
/// <param name="Completeness">Which share of a week's signals has come in by its end, a week later, and so on; the last share holds for older weeks too.</param>
public sealed record ThemeModel(double PriorCount, double PriorWeeks, double Dispersion, double DispersionWeight, Season Season, IReadOnlyList<double> Completeness)
{
    /// <summary>
    /// What a new municipality begins with: one in ten weeks, known as well as ten weeks would tell it; somewhat clumped; no season; all told at once.
    /// </summary>
    public static readonly ThemeModel Default = new(1, 10, 1.3, 50, default, [1]);

    // Closer than this, no neighbourhood would see anything otherwise.
    private const double Close = 0.03;

    /// <summary>Whether another model makes no difference that matters.</summary>
    public bool IsCloseTo(ThemeModel other) =>
        Alike(PriorCount / PriorWeeks, other.PriorCount / other.PriorWeeks) && Alike(Dispersion, other.Dispersion) && DispersionWeight == other.DispersionWeight
        && Math.Abs(Math.Log(PriorCount / other.PriorCount)) < 5 * Close
        && Math.Abs(Season.Cosine - other.Season.Cosine) < Close && Math.Abs(Season.Sine - other.Season.Sine) < Close
        && Enumerable.Range(0, OutbreakLikelihood.Weeks).All(weeks => Alike(CompleteAfter(weeks), other.CompleteAfter(weeks)));

    /// <summary>Which share of a week's signals has come in, so many weeks after it began.</summary>
    public double CompleteAfter(int weeks) => Completeness[Math.Min(weeks, Completeness.Count - 1)];

    private static bool Alike(double one, double other) => Math.Abs(Math.Log(one / other)) < Close;
}

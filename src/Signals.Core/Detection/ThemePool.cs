namespace Signals.Core.Detection;

/// <summary>Learns what the neighbourhoods of a theme have in common: how their rates lie, the season, and how much counts come in clumps.</summary>
public static class ThemePool
{
    /// <summary>Fewer neighbourhoods have too little in common to lend.</summary>
    public const int FewestStreams = 5;

    // Before a year has passed nobody knows the season.
    private const int FewestWeeksForSeason = 52;

    private const double Ridge = 2;
    private const int MostSteps = 12;
    private const double Settled = 1e-6;
    private const double LeastPriorCount = 0.05;
    private const double MostPriorCount = 200;
    private const double LeastVariation = 1e-3;

    // What the neighbourhoods say together of clumps counts more than what one says alone; not so much that one that differs would never show it.
    private const double DispersionWeight = 500;

    /// <summary>How neighbourhoods' rates lie and how much counts come in clumps; the default where there are fewer than <see cref="FewestStreams"/>.</summary>
    /// <remarks>
    /// The Gamma prior by the method of moments, each neighbourhood weighing by how long it is known: empirical Bayes with the moments of DerSimonian and Laird (1986), as
    /// E Σw(λ−m)² = (n−1)·m·φ + v·(Σw − Σw²/Σw) for weeks w, mean rate m and variance v of the rates.
    /// </remarks>
    public static ThemeModel Learn(IEnumerable<RateSummary> streams, Season season, IReadOnlyList<double> completeness)
    {
        var clumping = new Clumping();
        double count = 0, weeks = 0, squaredWeeks = 0, squaredRates = 0;
        var known = 0;
        foreach (var stream in streams)
        {
            if (stream.Weeks <= 0) continue;
            known++;
            count += stream.Count;
            weeks += stream.Weeks;
            squaredWeeks += stream.Weeks * stream.Weeks;
            squaredRates += stream.Count * stream.Count / stream.Weeks;
            clumping.Add(stream.Clumping);
        }
        if (known < FewestStreams || count <= 0) return ThemeModel.Default with { Season = season, Completeness = completeness };

        var dispersion = clumping.Dispersion(ThemeModel.Default.Dispersion, ThemeModel.Default.DispersionWeight);
        var mean = count / weeks;
        var spread = squaredRates - (weeks * mean * mean) - ((known - 1) * mean * dispersion);
        var variance = Math.Max(spread / (weeks - (squaredWeeks / weeks)), LeastVariation * mean * mean);
        var priorCount = Math.Clamp(mean * mean / variance, LeastPriorCount, MostPriorCount);
        return new(priorCount, priorCount / mean, dispersion, DispersionWeight, season, completeness);
    }

    /// <summary>The season, from what was told in each week by all neighbourhoods; none before a year is known.</summary>
    /// <remarks>
    /// Poisson regression of each week's sum on one harmonic, beside what the rates alone would bring. A ridge on the harmonic keeps a season that few signals speak for small.
    /// </remarks>
    /// <param name="weeks">Every closed week, in order.</param>
    /// <param name="from">Where to begin: the season as it was.</param>
    public static Season FitSeason(IReadOnlyList<WeekTotal> weeks, Season from)
    {
        if (weeks.Count < FewestWeeksForSeason) return default;
        double usual = 0, told = 0;
        foreach (var week in weeks) (usual, told) = (usual + week.Usual, told + week.Told);
        if (told <= 0) return default;
        double level = Math.Log(told / usual), cosine = from.Cosine, sine = from.Sine;
        for (var step = 0; step < MostSteps; step++)
        {
            // Gradient and information of the three coefficients.
            double g0 = 0, g1 = -Ridge * cosine, g2 = -Ridge * sine, h00 = 0, h01 = 0, h02 = 0, h11 = Ridge, h12 = 0, h22 = Ridge;
            foreach (var week in weeks)
            {
                var mean = week.Usual * Math.Exp(level + (cosine * week.Phase.Cosine) + (sine * week.Phase.Sine));
                var left = week.Told - mean;
                (g0, g1, g2) = (g0 + left, g1 + (left * week.Phase.Cosine), g2 + (left * week.Phase.Sine));
                (h00, h01, h02) = (h00 + mean, h01 + (mean * week.Phase.Cosine), h02 + (mean * week.Phase.Sine));
                (h11, h12, h22) = (h11 + (mean * week.Phase.Cosine * week.Phase.Cosine), h12 + (mean * week.Phase.Cosine * week.Phase.Sine), h22 + (mean * week.Phase.Sine * week.Phase.Sine));
            }
            // Level eliminated, the rest by Cramer's rule.
            double a = h11 - (h01 * h01 / h00), b = h12 - (h01 * h02 / h00), c = h22 - (h02 * h02 / h00);
            double p = g1 - (h01 * g0 / h00), q = g2 - (h02 * g0 / h00), determinant = (a * c) - (b * b);
            double moveCosine = ((c * p) - (b * q)) / determinant, moveSine = ((a * q) - (b * p)) / determinant;
            cosine += moveCosine;
            sine += moveSine;
            level += (g0 - (h01 * moveCosine) - (h02 * moveSine)) / h00;
            if (Math.Abs(moveCosine) + Math.Abs(moveSine) < Settled) break;
        }
        return new(cosine, sine);
    }
}

/// <summary>What all neighbourhoods of a theme told in a week.</summary>
/// <param name="Phase">Where in the year the week lies.</param>
/// <param name="Usual">What their rates alone would bring, greater than 0.</param>
/// <param name="Told">What they told, each cut off as it is for its rate.</param>
public readonly record struct WeekTotal(YearPhase Phase, double Usual, double Told);

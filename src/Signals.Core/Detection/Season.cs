namespace Signals.Core.Detection;

/// <summary>How a theme swells and ebbs over the year: one harmonic of the logarithm of its rate, 1 on average.</summary>
/// <param name="Cosine">Its part along the cosine of the year's angle.</param>
/// <param name="Sine">Its part along the sine.</param>
public readonly record struct Season(double Cosine, double Sine)
{
    /// <summary>How much of a usual week this one is; 1 for a theme that knows no season.</summary>
    public double At(YearPhase phase) =>
        Math.Exp((Cosine * phase.Cosine) + (Sine * phase.Sine)) / Average(Math.Sqrt((Cosine * Cosine) + (Sine * Sine)));

    // The average of exp(a·cos) over a full turn: the modified Bessel function I₀(a), by its series.
    private static double Average(double amplitude)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > 1e-12 * sum; k++) sum += term *= amplitude * amplitude / (4.0 * k * k);
        return sum;
    }
}

namespace Signals.Core.Detection;

/// <summary>What is expected of a week.</summary>
/// <param name="Mean">How many, greater than 0.</param>
/// <param name="Uncertainty">The variance of that number, for not knowing the rate exactly, relative to its square.</param>
public readonly record struct Outlook(double Mean, double Uncertainty)
{
    /// <summary>Variance over mean of the week's count.</summary>
    /// <param name="dispersion">Variance over mean, were the rate known.</param>
    public double Clumped(double dispersion) => dispersion + (Mean * Uncertainty);
}

using Signals.Core.Detection.LookingBack;

namespace Signals.Calibration.Towns;

/// <summary>A simulated neighbourhood's history of one theme, and the truth about it.</summary>
/// <param name="Scenario">Which scenario it is of, counting from 1.</param>
/// <param name="Counts">Each week's count.</param>
/// <param name="Means">Each week's mean, without outbreaks.</param>
/// <param name="Dispersion">Variance over mean.</param>
/// <param name="Outbreak">The outbreak in its last year, weeks counting from 0; null if there is none.</param>
internal sealed record SimulatedStream(int Scenario, int[] Counts, double[] Means, double Dispersion, Outbreak? Outbreak);

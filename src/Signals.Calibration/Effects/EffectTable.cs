using System.Globalization;
using Signals.Core.Effects;

namespace Signals.Calibration.Effects;

/// <summary>Measures, on simulated towns, how often what is said of an approach is wrong, how often its intervals hold the truth, and how often an effect is seen.</summary>
internal static class EffectTable
{
    private const int TownsPerCell = 1_000_000;

    private static readonly double[] Levels = [0.05, 0.2, 0.5, 1, 2];
    private static readonly int[] Expected = [0, 5, 10, 20, 40, 80, 160];

    /// <param name="towns">How many for each scenario and level; half of them with clumped counts.</param>
    /// <param name="seed">Decides everything.</param>
    /// <param name="output">Receives the tables.</param>
    public static void Write(int towns, int seed, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{towns} towns for each scenario and level, seed {seed}"));
        output.WriteLine("The approach does nothing: % of towns. Interval: how often that of the ratio holds 1.");
        output.WriteLine("scenario                     level  expected  said less  said more  either moment  said the same  interval 26  interval 52");
        var all = new List<Measured>();
        foreach (var (number, scenario) in EffectScenario.WithoutEffect.Index())
        {
            var measured = new List<Measured>();
            foreach (var (place, level) in Levels.Index())
            {
                var cell = Measure(scenario, level, towns, seed, (number * Levels.Length) + place);
                Row(scenario.Name, level.ToString(CultureInfo.InvariantCulture), cell);
                measured.AddRange(cell);
            }
            Row(scenario.Name, "all", measured);
            all.AddRange(measured);
        }
        Row("all", "all", all);

        output.WriteLine();
        output.WriteLine("Fewer people tell: % of measurements after 26 and 52 weeks, by how many were to be expected. Interval: how often that of the ratio holds the true one.");
        output.WriteLine("scenario                     expected  measurements  said less  said more  said the same  interval");
        foreach (var (number, scenario) in EffectScenario.WithEffect.Index())
        {
            var measured = Levels.Index().SelectMany(level =>
                Measure(scenario, level.Item, towns, seed, ((EffectScenario.WithoutEffect.Count + number) * Levels.Length) + level.Index)).SelectMany(town => town.Told).ToList();
            foreach (var (bin, from) in Expected.Index())
            {
                var to = bin + 1 < Expected.Length ? Expected[bin + 1] : int.MaxValue;
                var these = measured.Where(one => one.Expected >= from && one.Expected < to).ToList();
                if (these.Count == 0) continue;
                var range = to == int.MaxValue ? $"{from} -" : $"{from} - {to}";
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{scenario.Name,-28} {range,8} {these.Count,13} {Share(these, EffectVerdict.Less),10:F1} {Share(these, EffectVerdict.More),10:F1} {Share(these, EffectVerdict.AboutTheSame),14:F1} {Holds(these, 1 - scenario.Fall),9:F1}"));
            }
        }

        void Row(string name, string level, List<Measured> cell)
        {
            List<EffectEstimate> after26 = [.. cell.SelectMany(town => town.Told.Take(1))], after52 = [.. cell.SelectMany(town => town.Told.Skip(1))], both = [.. after26, .. after52];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-28} {level,5} {both.Average(one => one.Expected),9:F1} {Share(both, EffectVerdict.Less),10:F1} {Share(both, EffectVerdict.More),10:F1} {100 * FalseClaims(cell),14:F1} {Share(both, EffectVerdict.AboutTheSame),14:F1} {Holds(after26, 1),12:F1} {Holds(after52, 1),12:F1}"));
        }
    }

    /// <summary>The share of towns in which something was claimed, at either moment, though the approach did nothing.</summary>
    public static double FalseClaims(IReadOnlyCollection<Measured> towns) =>
        (double)towns.Count(town => town.Told.Any(one => one.Verdict is EffectVerdict.Less or EffectVerdict.More)) / towns.Count;

    /// <summary>Measures towns of one scenario and level.</summary>
    public static List<Measured> Measure(EffectScenario scenario, double level, int towns, int seed, int cell)
    {
        var measured = new Measured[towns];
        Parallel.For(0, towns, town => measured[town] = new([.. ApproachTown.Measure(
            scenario, level, town % 2 == 0 ? 1 : 1.5, new(unchecked((((seed * 100) + cell) * TownsPerCell) + town))).OfType<EffectEstimate>()]));
        return [.. measured];
    }

    private static double Holds(List<EffectEstimate> each, double truth) => 100.0 * each.Count(one => one.Low <= truth && one.High >= truth) / each.Count;

    private static double Share(List<EffectEstimate> each, EffectVerdict verdict) => 100.0 * each.Count(one => one.Verdict == verdict) / each.Count;
}

/// <summary>What was measured of one town: after 26 and after 52 weeks, or nothing.</summary>
/// <param name="Told">What the platform reckoned.</param>
internal sealed record Measured(IReadOnlyList<EffectEstimate> Told);

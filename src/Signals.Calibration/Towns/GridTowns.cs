namespace Signals.Calibration.Towns;

/// <summary>
/// Regime C: a grid of neighbourhoods, 58 weeks, no season and no clumps. In the last three weeks of some grids an outbreak over one neighbourhood and those that share a side with it: each of its people in any of
/// these weeks and any of these neighbourhoods, one at least in the first week.
/// </summary>
internal static class GridTowns
{
    public const int Weeks = 58;
    public const int WeeksOfOutbreak = 3;
    public const int FirstOfOutbreak = Weeks - WeeksOfOutbreak;

    /// <param name="level">The mean rate.</param>
    /// <param name="size">How many people are part of the outbreak; 0 for none.</param>
    /// <param name="chance">Decides everything.</param>
    public static IReadOnlyList<SimulatedStream> Draw(double level, int size, Chance chance)
    {
        var streams = Enumerable.Range(0, Grid.Neighbourhoods).Select(_ =>
        {
            double[] means = [.. Enumerable.Repeat(Math.Clamp(level * chance.Gamma(2, 2), 0.01, 5), Weeks)];
            return new SimulatedStream(1, Array.ConvertAll(means, mean => chance.Count(mean, 1)), means, 1, null);
        }).ToList();
        if (size == 0) return streams;

        var cluster = Grid.BySides[chance.Whole(0, Grid.Neighbourhoods - 1)];
        var weeks = Enumerable.Range(0, size).Select(_ => chance.Whole(FirstOfOutbreak, Weeks - 1)).ToList();
        if (!weeks.Contains(FirstOfOutbreak)) weeks[0] = FirstOfOutbreak;
        foreach (var week in weeks) streams[cluster[chance.Whole(0, cluster.Length - 1)]].Counts[week]++;
        return streams;
    }
}

using System.Globalization;
using Signals.Calibration.Towns;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Core.Vigils;

namespace Signals.Calibration;

/// <summary>How often a vigil is alarmed where nothing is wrong, for scores from which it could be, and how soon it notices that a kind of source has fallen silent. By the vigil itself, week after week.</summary>
internal static class SilenceTable
{
    private const int Years = 10;
    private const int WeeksInYear = 52;

    // Well past the first year, in the spring.
    private const int SilentFrom = (2 * WeeksInYear) + 12;
    private const int LatestNoticed = 26;

    private static readonly double[] Scores = [3, 3.5, 4, 4.5, 5];
    private static readonly double[] Dispersions = [1, 2, 4];
    private static readonly TeamId Team = TeamId.Parse("team");
    private static readonly IsoWeek First = IsoWeek.Of(new DateOnly(2018, 1, 1));

    /// <param name="towns">How many municipalities of each size and clumping.</param>
    /// <param name="seed">What chance follows from.</param>
    public static void Write(int towns, int seed, TextWriter output)
    {
        output.WriteLine($"False alarms in {Years} years of a municipality, everything that is watched together");
        output.WriteLine("size,clumping," + string.Join(',', Scores.Select(score => score.ToString(CultureInfo.InvariantCulture))));
        foreach (var (size, rates) in SourceTown.Sizes)
            foreach (var dispersion in Dispersions)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size},{dispersion},") + string.Join(',', Scores.Select(score =>
                    Means(towns, town => Alarms(new(rates, dispersion, seed + town), score)).ToString("F2", CultureInfo.InvariantCulture))));
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Weeks until it is noted, at score {Vigil.AlarmScore}, that a kind of source has fallen silent (median, and the share noted within {LatestNoticed} weeks)"));
        output.WriteLine("size,clumping," + string.Join(',', SourceCodes.All.OrderBy(source => source.Value).Select(source => source.Key)));
        foreach (var (size, rates) in SourceTown.Sizes)
            foreach (var dispersion in Dispersions)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size},{dispersion},") + string.Join(',', SourceCodes.All.Values.Order().Select(source => Noticed(towns, source, rates, dispersion, seed))));
    }

    private static int Alarms(SourceTown town, double score)
    {
        var (vigil, alarms) = (new Vigil(), 0);
        for (var number = 0; number < Years * WeeksInYear; number++) alarms += Step(vigil, town, number, silent: -1, score).OfType<QuietNoted>().Count();
        return alarms;
    }

    private static string Noticed(int towns, Source source, double[] rates, double dispersion, int seed)
    {
        var weeks = new int[towns];
        Parallel.For(0, towns, number =>
        {
            var (vigil, town) = (new Vigil(), new SourceTown(rates, dispersion, seed + number));
            for (var week = 0; week < SilentFrom; week++) Step(vigil, town, week, silent: -1, Vigil.AlarmScore);
            weeks[number] = int.MaxValue;
            for (var week = 0; week < LatestNoticed && weeks[number] == int.MaxValue; week++)
                if (Step(vigil, town, SilentFrom + week, (int)source, Vigil.AlarmScore).OfType<QuietNoted>().Any(noted => noted.Quiet.Source == source) || vigil.Standing(source) is not null)
                    weeks[number] = week + 1;
        });
        Array.Sort(weeks);
        var median = weeks[towns / 2];
        return string.Create(CultureInfo.InvariantCulture, $"{(median == int.MaxValue ? "-" : median)} ({100 * weeks.Count(week => week < int.MaxValue) / towns} %)");
    }

    private static IReadOnlyList<VigilEvent> Step(Vigil vigil, SourceTown town, int number, int silent, double score)
    {
        var week = First + number;
        vigil.Apply(new ArrivalsGathered([town.Draw(week, number, silent)], Team));
        var noted = vigil.Judge(DutchTime.StartOf((week + 1).Monday).AddHours(5), score);
        foreach (var happened in noted) vigil.Apply(happened);
        return noted;
    }

    private static double Means(int towns, Func<int, int> alarms)
    {
        var sum = 0;
        Parallel.For(0, towns, town => Interlocked.Add(ref sum, alarms(town)));
        return (double)sum / towns;
    }
}

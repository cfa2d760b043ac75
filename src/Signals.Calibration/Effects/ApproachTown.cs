using Signals.Calibration.Towns;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Detection.LookingBack;
using Signals.Core.Effects;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Calibration.Effects;

/// <summary>
/// A simulated town of thirty neighbourhoods in a ring and one theme: two to five years in which it learns what is usual, an approach that begins, and the year after it. What is learned, chosen and told is by the
/// platform's own neighbourhoods and theme.
/// </summary>
internal sealed class ApproachTown
{
    public const int Neighbourhoods = 30;

    private const int WeeksAfter = 58;
    private const int WeeksOfSelection = 13;
    private const int MostWeeksUntilBegin = 8;
    private const double Amplitude = 0.5;
    private const double HalfLife = 3;
    private const double TimesOfLastingRise = 2;
    private const double WeeksInYear = 52.1775;

    private static readonly IsoWeek First = IsoWeek.Of(new DateOnly(2001, 1, 1));
    private static readonly Theme Topic = Theme.Standard[1];

    private readonly EffectScenario scenario;
    private readonly Chance chance;
    private readonly double dispersion;
    private readonly int weeks;
    private readonly double[][] means;
    private readonly int[][] counts;
    private readonly ThemeModel[] models;
    private readonly int[] own;
    private readonly int begin;

    private ApproachTown(EffectScenario scenario, double level, double dispersion, Chance chance)
    {
        (this.scenario, this.chance, this.dispersion) = (scenario, chance, dispersion);
        var history = chance.Whole(104, 260);
        weeks = history + MostWeeksUntilBegin + WeeksAfter;
        means = Means(level, chance.Share() < 0.5 ? 0 : Amplitude);
        var struck = chance.Whole(0, Neighbourhoods - 1);
        var onset = history - chance.Whole(3, WeeksOfSelection);
        if (scenario.LastingRise)
            for (var week = onset; week < weeks; week++) means[struck][week] *= TimesOfLastingRise;
        counts = [.. means.Select(each => Array.ConvertAll(each, mean => chance.Count(mean, dispersion)))];
        var outbreak = scenario.Outbreak ? Burst(level, onset) : new int[weeks];
        for (var week = 0; week < weeks; week++) counts[struck][week] += outbreak[week];

        // Weeks up to the beginning are walked first: what comes after depends on where it begins.
        models = new ThemeModel[weeks];
        var place = chance.Whole(0, Neighbourhoods - 1);
        var (highest, seenIn) = (0.0, history - 1);
        var walk = new ThemeWalk(Neighbourhoods, First);
        var seen = new RecentWeeks[Neighbourhoods];
        for (var week = 0; week < history; week++)
        {
            walk.Step(CountsOf(week), seen);
            models[week] = walk.Model;
            if (!scenario.Selected || week < history - WeeksOfSelection) continue;
            for (var i = 0; i < Neighbourhoods; i++)
                if (seen[i].Score is var score && score > highest) (highest, place, seenIn) = (score, i, week);
        }
        begin = seenIn + chance.Whole(1, MostWeeksUntilBegin);
        own = [.. Enumerable.Range(place, scenario.Neighbourhoods).Select(number => number % Neighbourhoods)];
        DrawAfter(struck, outbreak);
        for (var week = history; week < weeks; week++)
        {
            walk.Step(CountsOf(week), seen);
            models[week] = walk.Model;
        }
    }

    /// <summary>Draws a town and measures its approach at both moments.</summary>
    /// <param name="scenario">What kind of town.</param>
    /// <param name="level">The mean rate of its neighbourhoods.</param>
    /// <param name="dispersion">Variance over mean.</param>
    /// <param name="chance">Decides everything.</param>
    /// <returns>What was measured after 26 and after 52 weeks; null where the platform says that it cannot.</returns>
    public static IReadOnlyList<EffectEstimate?> Measure(EffectScenario scenario, double level, double dispersion, Chance chance) =>
        new ApproachTown(scenario, level, dispersion, chance).Measure();

    private EffectEstimate?[] Measure()
    {
        var places = new Neighbourhood[Neighbourhoods];
        for (var i = 0; i < Neighbourhoods; i++) places[i] = Lived(i);
        var theme = new SharedTheme();
        var then = At(begin);
        foreach (var place in places)
            foreach (var summary in place.Summarise(then).OfType<ThemesSummarised>().SelectMany(told => told.Summaries)) theme.Apply(new SummaryGathered(summary));
        theme.Apply(new ModelLearned(models[begin], First + begin));
        var choice = theme.Comparable("1", [.. own.Select(Code)], [.. own.SelectMany(number => new[] { Code(number + 1), Code(number + Neighbourhoods - 1) })], then).Choice;
        if (!choice.AllowsClaims) return new EffectEstimate?[EffectMoment.Weeks.Count];

        return [.. EffectMoment.Weeks.Select(span =>
        {
            var now = begin + span + SpanTelling.WeeksUntilClosed + 1;
            SpanTelling?[] ours = [.. own.Select(number => Told(number))], others = [.. choice.Neighbourhoods.Select(code => Told((int)(code.Number % 100))).Where(one => one is { IsComparable: true })];
            return ours.Contains(null) || others.OfType<SpanTelling>().Count() < ComparisonChoice.FewestForClaims
                ? null : EffectEstimate.Of([.. ours.OfType<SpanTelling>()], [.. others.OfType<SpanTelling>()]);

            SpanTelling? Told(int number)
            {
                places[number].Apply(new ModelBorrowed(Topic.Code, models[now], First + now));
                return places[number].Span(Topic.Code, First + begin, span, At(now));
            }
        })];
    }

    private double[][] Means(double level, double amplitude)
    {
        var phase = chance.Share() * 2 * Math.PI;
        return [.. Enumerable.Range(0, Neighbourhoods).Select(_ =>
        {
            var rate = Math.Clamp(level * chance.Gamma(2, 2), 0.01, Math.Max(5, 2.5 * level));
            var log = 0.0;
            return Enumerable.Range(0, weeks).Select(week =>
            {
                log += scenario.Drift / Math.Sqrt(WeeksInYear) * chance.Normal();
                return rate * Math.Exp(log + (amplitude * Math.Cos((2 * Math.PI * week / WeeksInYear) - phase)) - (amplitude * amplitude / 4));
            }).ToArray();
        })];
    }

    // Half of them evenly over six weeks, half with most in the first weeks.
    private int[] Burst(double level, int start)
    {
        var burst = new int[weeks];
        var even = chance.Share() < 0.5;
        for (var size = (int)Math.Max(chance.Whole(5, 15), 6 * Math.Sqrt(level * dispersion)); size > 0; size--)
        {
            var week = start + (even ? chance.Whole(0, 5) : (int)(-Math.Log(1 - chance.Share()) * HalfLife / Math.Log(2)));
            if (week < weeks) burst[week]++;
        }
        return burst;
    }

    // An outbreak goes on as it would have.
    private void DrawAfter(int struck, int[] outbreak)
    {
        var common = scenario.CommonChange ? (chance.Share() < 0.5 ? 2.0 / 3 : 1.5) : 1;
        var outreach = scenario.Outreach is { } hours ? 1 + (chance.Share() * (hours.Times - 1)) : 1;
        for (var i = 0; i < Neighbourhoods; i++)
        {
            var factor = common * (own.Contains(i) ? outreach * (1 - scenario.Fall) : 1);
            for (var week = begin + 1; week < weeks; week++) counts[i][week] = chance.Count(factor * means[i][week], dispersion) + (i == struck ? outbreak[week] : 0);
        }
    }

    private int[] CountsOf(int week) => Array.ConvertAll(counts, series => series[week]);

    private Neighbourhood Lived(int number)
    {
        var lived = new Neighbourhood();
        lived.Apply(new NeighbourhoodConfigured(new(Code(number), "Buurt", new(2001), 500), TeamId.Parse("west"), [Topic], DetectionSettings.Standard, First));
        List<WeeklyCount> told = [.. counts[number].Select((count, week) => new WeeklyCount(Topic.Code, First + week, count)).Where(week => week.People > 0)];
        if (told.Count > 0) lived.Apply(new HistoryLoaded(told));
        if (scenario.Outreach is not { } outreach) return lived;
        for (var week = 0; week < weeks; week++)
        {
            var hours = outreach.In(week, own.Contains(number) && week > begin);
            if (hours == 0) continue;
            var stop = lived.StartStop(Source.CoffeeCart, null, At(week));
            lived.Apply(stop);
            lived.Apply(new StopFinished(stop.Stop.Id, At(week).AddHours(hours), 10));
        }
        return lived;
    }

    private static DateTimeOffset At(int week) => DutchTime.StartOf((First + week).Monday).AddHours(10);

    private static NeighbourhoodCode Code(int number) => new(99_990_000 + (number % Neighbourhoods));
}

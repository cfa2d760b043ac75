using Signals.Core.Detection;
using Signals.Core.Detection.LookingBack;
using Signals.Core.Time;

namespace Signals.Core.Tests.Detection;

public sealed class ZoneLikelihoodTests
{
    private const int Side = 8;
    private const int Streams = Side * Side;

    private static readonly int[] Five = [0, 1, 2, 3, 4];
    private static readonly int[][] Zones = [.. Enumerable.Range(0, Streams).Select(centre => (int[])
        [centre, .. Enumerable.Range(0, Streams).Where(other => Math.Abs((centre / Side) - (other / Side)) + Math.Abs((centre % Side) - (other % Side)) == 1)])];

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.4)]
    public void It_is_the_average_over_sets_of_neighbours_onsets_and_sizes_that_it_says_it_is(double dispersion)
    {
        double[] means = [0.1, 0.05, 3, 0.4];
        int[][] counts = [[1, 0, 2, 0], [0, 1, 0, 0], [7, 2, 3, 9], [0, 0, 0, 1]];
        RecentWeeks[] streams = [.. means.Select((mean, i) => Of(counts[i], mean, dispersion))];

        ZoneLikelihood.Log10(streams, [0, 1, 2, 3]).ShouldBe(Math.Log10(AverageRatio(counts, means, dispersion)), 1e-9);
    }

    [Fact]
    public void Silence_speaks_for_nothing() => ZoneLikelihood.Score([Of([0, 0, 0, 0], 0.1, 1.2), Of([0, 0, 0, 0], 0.1, 1.2)], [0, 1]).ShouldBe(0);

    [Fact]
    public void More_told_anywhere_in_the_zone_never_lowers_the_score()
    {
        var chance = new Random(20261123);
        for (var town = 0; town < 3_000; town++)
        {
            var means = Five.Select(_ => Math.Exp((chance.NextDouble() * 8) - 4)).ToArray();
            var dispersion = 1 + (chance.NextDouble() * 2);
            var counts = means.Select(mean => Enumerable.Range(0, 4).Select(_ => chance.Next((int)(2.5 * mean) + 2)).ToArray()).ToArray();
            var before = Score();
            counts[chance.Next(5)][chance.Next(4)] += chance.Next(1, 4);

            Score().ShouldBeGreaterThanOrEqualTo(before);

            double Score() => ZoneLikelihood.Score([.. means.Select((mean, i) => Of(counts[i], mean, dispersion))], Five);
        }
    }

    [Fact]
    public void The_order_of_neighbours_changes_nothing()
    {
        RecentWeeks[] streams = [Of([1, 0, 0, 0], 0.1, 1.1), Of([0, 2, 0, 0], 0.3, 1.2), Of([1, 1, 0, 0], 0.05, 1.1), Of([0, 0, 0, 0], 0.8, 1.1), Of([0, 1, 0, 0], 0.2, 1)];

        ZoneLikelihood.Score(streams, [0, 4, 2, 3, 1]).ShouldBe(ZoneLikelihood.Score(streams, Five), 1e-9);
        ZoneLikelihood.Rising(streams, [0, 4, 2, 3, 1]).Order().ShouldBe(ZoneLikelihood.Rising(streams, Five).Order());
    }

    [Fact]
    public void A_signal_speaks_louder_where_it_is_seldom_told_of()
    {
        RecentWeeks[] Town(int quiet, int busy) => [Of([1, 0, 0, 0], 0.5, 1), Of([quiet, 0, 0, 0], 0.02, 1), Of([busy, 0, 0, 0], 1, 1)];

        ZoneLikelihood.Score(Town(2, 0), [0, 1, 2]).ShouldBeGreaterThan(1 + ZoneLikelihood.Score(Town(0, 2), [0, 1, 2]));
    }

    [Fact]
    public void Neighbours_that_stay_silent_do_not_take_part_in_what_is_told()
    {
        RecentWeeks[] streams = [Of([1, 1, 0, 0], 0.1, 1.1), Of([2, 0, 0, 0], 0.1, 1.1), Of([0, 0, 0, 0], 0.1, 1.1), Of([1, 0, 1, 0], 0.1, 1.1), default];

        ZoneLikelihood.Rising(streams, Five).ShouldBe([0, 1, 3]);
    }

    [Fact]
    public void A_neighbourhood_that_is_not_known_is_left_out_and_one_alone_is_no_zone()
    {
        RecentWeeks[] streams = [Of([2, 1, 0, 0], 0.1, 1.1), default, Of([2, 0, 0, 0], 0.1, 1.1)];

        ZoneLikelihood.Score(streams, [0, 1, 2]).ShouldBe(ZoneLikelihood.Score(streams, [0, 2]));
        ZoneLikelihood.Score(streams, [0, 1]).ShouldBe(0);
        ZoneLikelihood.Score(streams, [1, 0, 2]).ShouldBe(0);
    }

    [Theory]
    [InlineData(0.01, 1_000_000)]
    [InlineData(5_000, 1_000_000)]
    [InlineData(1_000_000, 0)]
    public void Whatever_is_told_the_score_is_a_number(double mean, int count)
    {
        var streams = Enumerable.Range(0, 9).Select(_ => Of([count, 1, count, count], mean, 1.3)).ToArray();

        ZoneLikelihood.Score(streams, [.. Enumerable.Range(0, 9)]).ShouldBeInRange(0, 300);
    }

    [Fact]
    public void More_than_nine_are_no_zone() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ZoneLikelihood.Score([.. Enumerable.Range(0, 10).Select(_ => Of([1, 0, 0, 0], 0.1, 1))], [.. Enumerable.Range(0, 10)]));

    [Fact]
    public void By_chance_scores_are_as_seldom_as_they_say()
    {
        var scores = new List<double>();
        foreach (var level in (double[])[0.05, 0.3, 1, 4])
            for (var seed = 0; seed < 3; seed++)
                scores.AddRange(Scores(Town(seed, level, 260)).Skip(160).SelectMany(week => week));

        ((double)scores.Count(score => score > 2) / scores.Count).ShouldBeInRange(0.004, 0.016);
        ((double)scores.Count(score => score > 3) / scores.Count).ShouldBeInRange(0.0003, 0.002);
    }

    [Fact]
    public void What_is_still_to_come_changes_nothing_of_what_was_seen()
    {
        var town = Town(seed: 7, level: 0.3, weeks: 120);
        var other = town.Select((counts, week) => week < 100 ? counts : [.. counts.Select(_ => 6)]).ToArray();

        Scores(town)[..100].ShouldBe(Scores(other)[..100]);
    }

    private static RecentWeeks Of(int[] counts, double mean, double dispersion)
    {
        var recent = new RecentWeeks(dispersion);
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++) recent.Set(ago, ago < counts.Length ? counts[ago] : 0, new(mean, 0));
        return recent;
    }

    private static int[][] Town(int seed, double level, int weeks)
    {
        var chance = new Chance(seed);
        var rates = Enumerable.Range(0, Streams).Select(_ => level * (chance.Exponential() + chance.Exponential()) / 2).ToList();
        return [.. Enumerable.Range(0, weeks).Select(_ => rates.Select(rate => chance.Count(rate, 1.2)).ToArray())];
    }

    private static double[][] Scores(int[][] town)
    {
        var walk = new ThemeWalk(Streams, IsoWeek.Parse("2018-W01"));
        var seen = new RecentWeeks[Streams];
        return [.. town.Select(counts =>
        {
            walk.Step(counts, seen);
            return Array.ConvertAll(Zones, zone => ZoneLikelihood.Score(seen, zone));
        })];
    }

    // As the remarks of the class have it, set by set and by plain probabilities.
    private static double AverageRatio(int[][] counts, double[] means, double dispersion)
    {
        double total = 0;
        foreach (var size in (double[])[0.25, 0.5, 1])
            for (var onset = 0; onset < 3; onset++)
                for (var set = 0; set < 1 << (means.Length - 1); set++)
                {
                    var ratio = 1.0 / 9;
                    for (var member = 0; member < means.Length; member++)
                    {
                        var takesPart = member == 0 || (set >> (member - 1) & 1) == 1;
                        if (member > 0) ratio *= takesPart ? 0.8 : 0.2;
                        var more = size * Math.Max(1, Math.Sqrt(means[member] * dispersion));
                        for (var ago = 0; takesPart && ago <= onset; ago++)
                            ratio *= Probability(counts[member][ago], means[member] + more) / Probability(counts[member][ago], means[member]);
                    }
                    total += ratio;
                }
        return total;

        double Probability(int count, double mean) => Math.Pow(10, -new NegativeBinomial(mean, dispersion * mean).TailScore(count)) - Math.Pow(10, -new NegativeBinomial(mean, dispersion * mean).TailScore(count + 1));
    }
}

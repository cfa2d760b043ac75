using Signals.Core.Detection;
using Signals.Core.Detection.LookingBack;
using Signals.Core.Time;

namespace Signals.Core.Tests.Detection.LookingBack;

public sealed class ThemeWalkTests
{
    private const int Streams = 40;
    private const int Weeks = 200;
    private static readonly IsoWeek First = IsoWeek.Parse("2018-W01");

    [Fact]
    public void What_is_still_to_come_changes_nothing_of_what_was_seen()
    {
        var town = Town(seed: 1);
        var other = town.Select(counts => counts.ToArray()).ToArray();
        for (var week = 150; week < Weeks; week++)
            for (var i = 0; i < Streams; i++) other[week][i] = 9;

        Scores(town)[..150].ShouldBe(Scores(other)[..150]);
    }

    [Fact]
    public void The_order_of_neighbourhoods_changes_nothing_but_the_order()
    {
        var town = Town(seed: 2);
        var scores = Scores(town);

        var reversed = Scores([.. town.Select(counts => counts.Reverse().ToArray())]);

        for (var week = 0; week < Weeks; week++)
            for (var i = 0; i < Streams; i++)
                reversed[week][Streams - 1 - i].ShouldBe(scores[week][i], 1e-6);
    }

    [Fact]
    public void More_told_in_a_week_never_lowers_its_score()
    {
        var town = Town(seed: 3);
        var scores = Scores(town);
        var chance = new Random(4);
        for (var i = 0; i < 60; i++)
        {
            var (week, stream) = (chance.Next(60, Weeks), chance.Next(Streams));
            var more = town.Select(counts => counts.ToArray()).ToArray();
            more[week][stream] += chance.Next(1, 5);

            Scores(more)[week][stream].ShouldBeGreaterThanOrEqualTo(scores[week][stream]);
        }
    }

    [Fact]
    public void By_chance_scores_are_as_seldom_as_they_say()
    {
        double[] levels = [0.05, 0.3, 1, 4];
        var above = new Dictionary<double, int> { [1] = 0, [2] = 0, [3] = 0 };
        var weeks = 0;
        foreach (var level in levels)
            for (var seed = 0; seed < 4; seed++)
                foreach (var score in Scores(Town(seed + 10, level, 1.2, 300), from: 160).SelectMany(scores => scores))
                {
                    weeks++;
                    foreach (var threshold in above.Keys) if (score > threshold) above[threshold]++;
                }

        ((double)above[2] / weeks).ShouldBeInRange(0.004, 0.016);
        ((double)above[3] / weeks).ShouldBeInRange(0.0003, 0.002);
    }

    [Fact]
    public void A_cluster_in_a_quiet_neighbourhood_scores_as_a_prompt_and_shows_its_window()
    {
        var town = Town(seed: 5, level: 0.1);
        for (var week = 180; week < 183; week++) town[week][7] += 3;
        var walk = new ThemeWalk(Streams, First);
        var seen = new RecentWeeks[Streams];
        for (var week = 0; week <= 182; week++) walk.Step(town[week], seen);

        seen[7].Score.ShouldBeGreaterThan(4);
        var rise = seen[7].Windows().First();
        rise.Window.ShouldBe(3);
        rise.Observed.ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public void A_cluster_over_neighbours_shows_only_when_they_are_seen_together()
    {
        var town = Town(seed: 6, level: 0.05);
        for (var i = 0; i < 7; i++) town[150 + (i % 2)][10 + (i % 5)]++;
        var walk = new ThemeWalk(Streams, First);
        var seen = new RecentWeeks[Streams];
        for (var week = 0; week <= 151; week++) walk.Step(town[week], seen);

        var score = ZoneLikelihood.Score(seen, [12, 10, 11, 13, 14]);
        score.ShouldBeGreaterThan(seen[10..15].Max(one => one.Score));
        score.ShouldBeGreaterThan(4);
    }

    [Fact]
    public void A_neighbourhood_that_begins_later_or_ends_sooner_is_not_seen_outside_its_weeks()
    {
        var town = Town(seed: 7);
        for (var week = 0; week < Weeks; week++) if (week is < 60 or > 150) town[week][3] = ThemeWalk.Unknown;
        var scores = Scores(town);

        for (var week = 0; week < Weeks; week++)
            if (week is < 60 or > 150) scores[week][3].ShouldBe(0);
    }

    private static int[][] Town(int seed, double level = 0.4, double dispersion = 1.2, int weeks = Weeks)
    {
        var chance = new Chance(seed);
        var rates = Enumerable.Range(0, Streams).Select(_ => level * (chance.Exponential() + chance.Exponential()) / 2).ToList();
        return [.. Enumerable.Range(0, weeks).Select(_ => rates.Select(rate => chance.Count(rate, dispersion)).ToArray())];
    }

    private static double[][] Scores(int[][] town, int from = 0)
    {
        var walk = new ThemeWalk(Streams, First);
        var seen = new RecentWeeks[Streams];
        var scores = new List<double[]>();
        for (var week = 0; week < town.Length; week++)
        {
            walk.Step(town[week], seen);
            if (week >= from) scores.Add([.. seen.Select((one, i) => town[week][i] == ThemeWalk.Unknown ? 0 : one.Score)]);
        }
        return [.. scores];
    }
}

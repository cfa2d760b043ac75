using System.Runtime.Intrinsics;
using System.Text.Json;
using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Core.Tests.Detection;

public sealed class LearningTests
{
    private static readonly IsoWeek First = IsoWeek.Parse("2016-W01");

    [Theory]
    [InlineData(0.3, 1.0)]
    [InlineData(0.3, 2.0)]
    [InlineData(4.0, 1.5)]
    public void A_cut_count_is_on_average_what_the_probabilities_say(double mean, double dispersion)
    {
        var cut = WinsorisedCount.Cut(mean, 0, CutPoint.ForRate);
        var (average, squares) = WinsorisedCount.Moments(mean, dispersion, cut);

        var chance = new Chance(1);
        var drawn = Enumerable.Range(0, 200_000).Select(_ => (double)Math.Min(cut, chance.Count(mean, dispersion))).ToList();
        average.ShouldBe(drawn.Average(), 0.02 * mean);
        squares.ShouldBe(drawn.Average(count => (count - mean) * (count - mean)), 0.03 * squares);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(2.0)]
    [InlineData(12.0)]
    public void Eight_values_side_by_side_give_what_the_probabilities_say_of_each(double mean)
    {
        double[] dispersions = [1, 1.0001, 1.001, 1.25, 1.6, 3, 5, 9];
        var cut = WinsorisedCount.Cut(mean, 0, CutPoint.ForClumps);
        var (averages, squares) = WinsorisedCount.Moments(mean, Vector512.Create(dispersions), cut);

        for (var i = 0; i < dispersions.Length; i++)
        {
            var probabilities = Probabilities(mean, dispersions[i] < 1.0005 ? 1 : dispersions[i], cut);
            averages[i].ShouldBe(probabilities.Select((share, count) => share * count).Sum(), 1e-9 * mean);
            squares[i].ShouldBe(probabilities.Select((share, count) => share * (count - mean) * (count - mean)).Sum(), 1e-9 * squares[i]);
        }
    }

    [Fact]
    public void What_is_learned_reads_back_as_it_was_written()
    {
        var chance = new Chance(5);
        var written = new Expectation(alone: true);
        for (var week = 0; week < 120; week++)
        {
            var past = new PastWeek(First + week, YearPhase.Of(First + week), chance.Count(6, 2), 1);
            written.TakeIn(past.Week, past.Phase, 1, past.Count, 1, ThemeModel.Default);
            if (written.IsToFollow(ThemeModel.Default)) written.Follow([past]);
        }

        var json = JsonSerializer.Serialize(written);
        var read = JsonSerializer.Deserialize<Expectation>(json)!;
        JsonSerializer.Serialize(read).ShouldBe(json);
        read.Of(First + 125, YearPhase.Of(First + 125), 1, 1, ThemeModel.Default).ShouldBe(written.Of(First + 125, YearPhase.Of(First + 125), 1, 1, ThemeModel.Default));
        read.Dispersion(ThemeModel.Default).ShouldBe(written.Dispersion(ThemeModel.Default));
        (read.Rate.Clumping.Expected.Count, read.Trend!.Coefficients.Count, read.Trend.Covariance.Count).ShouldBe((8, 6, 36));
    }

    [Theory]
    [InlineData(39.0)]
    [InlineData(41.0)]
    public void Large_means_go_over_into_the_normal_distribution(double mean)
    {
        var cut = WinsorisedCount.Cut(mean, 0, CutPoint.ForRate);
        ((double)cut).ShouldBe(mean + 17.5, 2);
        WinsorisedCount.Moments(mean, 1.3, cut).Average.ShouldBe(mean, 0.01 * mean);
    }

    [Theory]
    [InlineData(0.1, 1.0)]
    [InlineData(0.1, 1.5)]
    [InlineData(1.0, 1.0)]
    [InlineData(1.0, 2.0)]
    [InlineData(8.0, 3.0)]
    public void Neighbourhoods_together_learn_rates_and_clumping_in_spite_of_outbreaks(double level, double dispersion)
    {
        var chance = new Chance(2);
        var (rates, model) = Learn(chance, level, dispersion, weeks: 300, outbreaks: true);

        model.Dispersion.ShouldBeInRange(dispersion - 0.15 - (0.1 * dispersion), dispersion + 0.35 + (0.15 * dispersion));
        (model.PriorCount / model.PriorWeeks).ShouldBeInRange(0.9 * level, 1.25 * level);
        // Rates were drawn from Gamma(2, 2): their spread is that of a prior worth two counts.
        model.PriorCount.ShouldBeInRange(1.2, 3.5);
        rates.Average(rate => rate.Learned / rate.True).ShouldBeInRange(0.85, 1.6);
    }

    [Fact]
    public void A_season_is_learned_once_a_year_has_passed_and_none_before()
    {
        var weeks = Enumerable.Range(0, 260).Select(i => First + i).ToList();
        var truth = new Season(0.5, -0.3);
        var totals = weeks.ConvertAll(week => new WeekTotal(YearPhase.Of(week), 10, 10 * truth.At(YearPhase.Of(week))));

        var season = ThemePool.FitSeason(totals, default);
        season.Cosine.ShouldBe(0.5, 0.01);
        season.Sine.ShouldBe(-0.3, 0.01);
        ThemePool.FitSeason(totals.GetRange(0, 51), default).ShouldBe(default);
        weeks.Average(week => season.At(YearPhase.Of(week))).ShouldBe(1, 0.01);
    }

    [Fact]
    public void Few_neighbourhoods_lend_each_other_nothing()
    {
        var rates = Enumerable.Range(0, ThemePool.FewestStreams - 1).Select(_ => new RateExpectation()).ToList();
        foreach (var rate in rates) rate.TakeIn(First, 3, 1, ThemeModel.Default);

        ThemePool.Learn(rates.Select(rate => rate.Summary), default, [1]).PriorCount.ShouldBe(ThemeModel.Default.PriorCount);
    }

    [Fact]
    public void A_busy_stream_follows_its_trend_and_season()
    {
        var chance = new Chance(3);
        var trend = new TrendExpectation(4);
        double Rate(int week) => Math.Exp(1.4 + (0.004 * week) + (0.4 * Math.Cos(2 * Math.PI * week / 52.1775)));
        for (var week = 0; week < 400; week++) trend.TakeIn(First + week, YearPhase.Of(First + week), chance.Count(Rate(week), 1.5), 1);

        foreach (var week in (int[])[405, 420, 440])
            trend.Of(First + week, YearPhase.Of(First + week), 1).Mean.ShouldBe(Rate(week), 0.2 * Rate(week));
        trend.Dispersion.ShouldBe(1.5, 0.35);
    }

    [Fact]
    public void An_outbreak_does_not_teach_that_it_is_normal()
    {
        var rate = new RateExpectation();
        for (var week = 0; week < 200; week++) rate.TakeIn(First + week, week % 5 == 0 ? 1 : 0, 1, ThemeModel.Default);
        var before = rate.Of(1, ThemeModel.Default).Mean;
        for (var week = 200; week < 204; week++) rate.TakeIn(First + week, 40, 1, ThemeModel.Default);

        rate.Of(1, ThemeModel.Default).Mean.ShouldBeLessThan(1.3 * before);
    }

    // Of each count below the cut, and of the cut or more.
    private static List<double> Probabilities(double mean, double dispersion, int cut)
    {
        var size = mean / (dispersion - 1);
        var share = dispersion == 1 ? Math.Exp(-mean) : Math.Pow(dispersion, -size);
        List<double> shares = [];
        for (var count = 0; count < cut; count++)
        {
            shares.Add(share);
            share *= dispersion == 1 ? mean / (count + 1) : (size + count) / (count + 1) * (1 - (1 / dispersion));
        }
        return [.. shares, Math.Max(0, 1 - shares.Sum())];
    }

    private static (List<(double True, double Learned)> Rates, ThemeModel Model) Learn(Chance chance, double level, double dispersion, int weeks, bool outbreaks)
    {
        var truths = Enumerable.Range(0, 100).Select(_ => level * (chance.Exponential() + chance.Exponential()) / 2).ToList();
        var rates = truths.ConvertAll(_ => new RateExpectation());
        var model = ThemeModel.Default;
        for (var week = 0; week < weeks; week++)
        {
            for (var i = 0; i < rates.Count; i++)
            {
                var outbreak = outbreaks && (week + (7 * i)) % 211 < 2 && i % 3 == 0 ? 3 : 0;
                rates[i].TakeIn(First + week, chance.Count(truths[i], dispersion) + outbreak, 1, model);
            }
            model = ThemePool.Learn(rates.Select(rate => rate.Summary), default, [1]);
        }
        return ([.. truths.Select((truth, i) => (truth, rates[i].Of(1, model).Mean))], model);
    }
}

using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Tests.Detection;
using Signals.Core.Tests.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Themes;

public sealed class SharedThemeTests
{
    private const int Weeks = 150;
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    private readonly SharedTheme theme = new();

    [Fact]
    public void Neighbourhoods_learn_from_each_other_what_none_knows_alone()
    {
        var chance = new Chance(1);
        var town = Enumerable.Range(0, 30).Select(number => Lived(number, week =>
            chance.Count(0.8 * Math.Exp(0.5 * Math.Cos(2 * Math.PI * week / 52.1775)), 1.6))).ToList();

        // The season is known after the first time, and no longer taken for clumps the second.
        Gather(town);
        var first = Learned();
        foreach (var neighbourhood in town) neighbourhood.Apply(new ModelBorrowed(Street.Loneliness, first, IsoWeek.Of(Monday)));
        Gather(town, Monday.AddDays(28));
        var learned = theme.Learn(Monday).OfType<ModelLearned>().Single();

        learned.Model.Dispersion.ShouldBe(1.6, 0.3);
        (learned.Model.PriorCount / learned.Model.PriorWeeks).ShouldBe(0.85, 0.15);
        Math.Sqrt((learned.Model.Season.Cosine * learned.Model.Season.Cosine) + (learned.Model.Season.Sine * learned.Model.Season.Sine)).ShouldBe(0.5, 0.15);
        learned.Week.ShouldBe(IsoWeek.Of(Monday));
    }

    [Fact]
    public void A_silent_neighbourhood_tells_that_it_is_silent()
    {
        var town = Enumerable.Range(0, 12).Select(number => Lived(number, week => number < 6 && week % 5 == 0 ? 1 : 0)).ToList();
        Gather(town);

        theme.Summaries.Count.ShouldBe(12);
        theme.Summaries.Count(summary => summary.Rate.Count == 0 && summary.Rate.Weeks > 100).ShouldBe(6);
        var model = Learned();
        (model.PriorCount / model.PriorWeeks).ShouldBe(0.1, 0.02);
    }

    [Fact]
    public void A_week_is_told_once()
    {
        var neighbourhood = Lived(1, _ => 1);
        var first = Summarise(neighbourhood, Monday);
        Summarise(neighbourhood, Monday.AddHours(5)).ShouldBeNull();
        var second = Summarise(neighbourhood, Monday.AddDays(28));

        first!.Weeks.Count.ShouldBe(Weeks - OutbreakLikelihood.Weeks + 1);
        second!.Weeks.Count.ShouldBe(4);
        (second.Weeks[0].Week - first.Weeks[^1].Week).ShouldBe(1);
    }

    [Fact]
    public void A_theme_is_told_once_in_four_weeks_silent_or_not()
    {
        var neighbourhood = Lived(1, week => week % 3);
        Summarise(neighbourhood, Monday).ShouldNotBeNull();

        Enumerable.Range(1, 8).Select(week => Summarise(neighbourhood, Monday.AddDays(7 * week))?.Weeks.Count).ShouldBe([null, null, null, 4, null, null, null, 4]);
    }

    [Fact]
    public void A_neighbourhood_that_comes_later_is_lent_what_was_learned_before()
    {
        var town = Enumerable.Range(0, 8).Select(number => Lived(number, week => (week + number) % 3 == 0 ? 1 : 0)).ToList();
        Gather(town);
        theme.Apply(theme.Learn(Monday).Single());

        var late = Summarise(Lived(20, _ => 0), Monday)!;
        theme.Gather(late, Monday).OfType<ModelLent>().ShouldHaveSingleItem().Neighbourhood.ShouldBe(late.Neighbourhood);
        theme.Apply(new SummaryGathered(late));
        theme.Gather(late, Monday).OfType<ModelLent>().ShouldBeEmpty();
    }

    [Fact]
    public void A_later_summary_takes_the_place_of_an_earlier_one_and_its_weeks_are_added()
    {
        var neighbourhood = Lived(1, _ => 1);
        theme.Apply(new SummaryGathered(Summarise(neighbourhood, Monday)!));
        var weeks = theme.Weeks.Count;
        theme.Apply(new SummaryGathered(Summarise(neighbourhood, Monday.AddDays(28))!));

        theme.Summaries.ShouldHaveSingleItem().Weeks.ShouldBeEmpty();
        theme.Weeks.Count.ShouldBe(weeks + 4);
    }

    [Fact]
    public void What_comes_in_late_makes_the_last_weeks_incomplete()
    {
        var neighbourhood = Lived(1, _ => 0);
        for (var i = 0; i < 150; i++)
            neighbourhood.Apply(neighbourhood.Record(new()
            {
                Id = new((UInt128)(i + 1)),
                Theme = Street.Loneliness,
                Source = Source.Partner,
                ObservedOn = new DateOnly(2026, 11, 9).AddDays(i % 3 == 0 ? 0 : 7),
                ReceivedAt = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
            }));
        theme.Apply(new SummaryGathered(Summarise(neighbourhood, Monday)!));

        var completeness = Learned().Completeness;
        completeness[0].ShouldBe(2.0 / 3, 1e-9);
        completeness[1].ShouldBe(1);
    }

    [Fact]
    public void Fewer_late_signals_are_expected_and_so_the_same_count_scores_higher()
    {
        var model = ThemeModel.Default with { Completeness = [0.4, 0.8, 1] };
        var (with, without) = (Lived(1, week => week % 4 == 0 ? 1 : 0), Lived(1, week => week % 4 == 0 ? 1 : 0));
        with.Apply(new ModelBorrowed(Street.Loneliness, model, IsoWeek.Of(Monday)));
        without.Apply(new ModelBorrowed(Street.Loneliness, ThemeModel.Default, IsoWeek.Of(Monday)));

        Score(with).ShouldBeGreaterThan(Score(without));

        static double Score(Neighbourhood neighbourhood)
        {
            for (var household = 1; household <= 5; household++)
                neighbourhood.Apply(neighbourhood.Record(new()
                {
                    Id = new((UInt128)household),
                    Theme = Street.Loneliness,
                    Source = Source.HomeVisit,
                    ObservedOn = DutchTime.DateOf(Monday),
                    ReceivedAt = Monday,
                    Household = [Street.Token(household)],
                }));
            return neighbourhood.Themes[Street.Loneliness].Recent(IsoWeek.Of(Monday), neighbourhood.Effort).Score;
        }
    }

    [Fact]
    public void Replay_gives_what_living_gave_however_often_anybody_looked_meanwhile()
    {
        var events = new List<NeighbourhoodEvent>();
        var (lived, now) = (new Neighbourhood(), Monday.AddDays(-7 * 40));
        Happen(Configured(3));
        var chance = new Chance(7);
        for (var week = 0; week < 40; week++)
        {
            now = now.AddDays(7);
            for (var i = chance.Count(0.5, 1); i > 0; i--)
            {
                Happen(lived.Record(new()
                {
                    Id = new((UInt128)events.Count),
                    Theme = Street.Loneliness,
                    Source = Source.WalkIn,
                    ObservedOn = DutchTime.DateOf(now).AddDays(week % 9 == 0 ? -60 : 0),
                    ReceivedAt = now,
                }));
                foreach (var one in lived.LookAt(Street.Loneliness, now)) Happen(one);
            }
            foreach (var one in lived.Summarise(now)) Happen(one);
            Happen(new ModelBorrowed(Street.Loneliness, ThemeModel.Default with { Dispersion = 1 + (0.01 * week) }, IsoWeek.Of(now)));
        }

        var replayed = new Neighbourhood();
        foreach (var one in events) replayed.Apply(one);
        // What is usual is learned when it is wanted.
        lived.Summarise(now.AddDays(7));
        replayed.Summarise(now.AddDays(7));
        JsonSerializer.Serialize(replayed).ShouldBe(JsonSerializer.Serialize(lived));

        void Happen(NeighbourhoodEvent one)
        {
            lived.Apply(one);
            events.Add(one);
        }
    }

    [Fact]
    public void State_and_events_survive_being_written_and_read()
    {
        var town = Enumerable.Range(0, 8).Select(number => Lived(number, week => (week + number) % 3 == 0 ? 1 : 0)).ToList();
        Gather(town);
        foreach (var one in theme.Learn(Monday)) theme.Apply(one);

        var read = JsonSerializer.Deserialize<SharedTheme>(JsonSerializer.Serialize(theme))!;

        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(theme));
        read.Learn(Monday).ShouldBeEmpty("it has learned that already");
    }

    private ThemeModel Learned() => theme.Learn(Monday).OfType<ModelLearned>().Single().Model;

    private void Gather(IEnumerable<Neighbourhood> town, DateTimeOffset? now = null)
    {
        foreach (var neighbourhood in town)
            if (Summarise(neighbourhood, now ?? Monday) is { } summary) theme.Apply(new SummaryGathered(summary));
    }

    private static ThemeSummary? Summarise(Neighbourhood neighbourhood, DateTimeOffset now)
    {
        var told = neighbourhood.Summarise(now);
        foreach (var one in told) neighbourhood.Apply(one);
        return told.OfType<ThemesSummarised>().SingleOrDefault()?.Summaries.Single(summary => summary.Theme == Street.Loneliness);
    }

    private static Neighbourhood Lived(int number, Func<int, int> count)
    {
        var neighbourhood = new Neighbourhood();
        neighbourhood.Apply(Configured(number));
        var first = IsoWeek.Of(Monday) - Weeks;
        // Silence on one theme is known by what is told on another.
        neighbourhood.Apply(new HistoryLoaded([new(Street.Debts, first, 1)]));
        List<WeeklyCount> counts = [.. Enumerable.Range(0, Weeks).Select(week => new WeeklyCount(Street.Loneliness, first + week, count(week))).Where(week => week.People > 0)];
        if (counts.Count > 0) neighbourhood.Apply(new HistoryLoaded(counts));
        return neighbourhood;
    }

    private static NeighbourhoodConfigured Configured(int number) => new(
        new(new NeighbourhoodCode(99_990_000 + number), "Buurt", new(2025), 500), TeamId.Parse("west"), Theme.Standard, DetectionSettings.Standard, IsoWeek.Of(Monday) - Weeks);
}

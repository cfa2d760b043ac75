using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Tests.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Effects;

public sealed class SpanTests
{
    private static SpanForesight AfterAYear(Street street) => street.Neighbourhood.Span(Street.Loneliness, Begin, 52, Spans.At(Begin + 55))!.Expected;

    private static readonly IsoWeek Begin = Spans.Begin;
    private static readonly DateTimeOffset Closed = Spans.At(Begin + 29);

    [Fact]
    public void What_is_usual_is_what_was_known_eight_weeks_before_the_beginning()
    {
        var (calm, lively) = (WithTwoAWeek(), WithTwoAWeek());
        Load(lively, Begin - 8, Begin, 10);
        Load(lively, Begin + 1, Begin + 26, 1);

        var (usual, other) = (Span(calm), Span(lively));

        usual.Expected.Mean.ShouldBeInRange(46, 56);
        usual.People.ShouldBe(52);
        usual.PeopleBefore.ShouldBe(18);
        usual.ExpectedBefore.ShouldBe(18, 2);
        other.Expected.ShouldBe(usual.Expected);
        (other.People, other.PeopleBefore).ShouldBe((52 + 26, 18 + 90));
        Load(lively, Begin - 9, Begin - 9, 3);
        Span(lively).Expected.Mean.ShouldBeGreaterThan(usual.Expected.Mean);
    }

    [Fact]
    public void Nothing_is_told_before_the_weeks_are_closed_or_where_less_than_half_a_year_is_known()
    {
        var street = WithTwoAWeek();
        street.Neighbourhood.Span(Street.Loneliness, Begin, 26, Closed.AddDays(-1)).ShouldBeNull();
        street.Neighbourhood.Span(Street.Loneliness, Begin - 120 + 34, 26, Closed).ShouldNotBeNull();
        street.Neighbourhood.Span(Street.Loneliness, Begin - 120 + 33, 26, Closed).ShouldBeNull();
        street.Neighbourhood.Span(ThemeCode.Parse("werk"), Begin, 26, Closed)!.People.ShouldBe(0);
        new Neighbourhood().Span(Street.Loneliness, Begin, 26, Closed).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => street.Neighbourhood.Span(Street.Loneliness, Begin, 0, Closed));
        Should.Throw<ArgumentOutOfRangeException>(() => street.Neighbourhood.Span(Street.Loneliness, Begin, 53, Closed));
    }

    [Fact]
    public void A_neighbourhood_that_others_took_the_place_of_tells_of_nothing_any_more()
    {
        var street = WithTwoAWeek();
        street.Emit(street.Neighbourhood.Succeed(new(new(Street.Code, "Vloeiweide", new(2025), 800), [new(NeighbourhoodCode.Parse("BU99990103"), 1)], new(2026), Quarter.Parse("2026-K4"))));

        street.Neighbourhood.Span(Street.Loneliness, Begin, 26, Closed).ShouldBeNull();
    }

    [Fact]
    public void A_rise_that_the_team_took_up_is_not_usual()
    {
        var (left, kept) = (Risen(), Risen());
        left.Emit([new PromptStatusNoted(left.Prompts.Single().Id, PromptStatus.TakenUp, TeamId.Parse("midden"))]);
        left.Now = kept.Now = Spans.At(IsoWeek.Of(left.Now) + 60);
        var begin = IsoWeek.Of(left.Now) - 29;

        left.Neighbourhood.Span(Street.Loneliness, begin, 26, left.Now)!.Expected.Mean.ShouldBeLessThan(kept.Neighbourhood.Span(Street.Loneliness, begin, 26, kept.Now)!.Expected.Mean);

        static Street Risen()
        {
            var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 8);
            for (var household = 1; household <= 12; household++) street.Tell(Street.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household);
            return street;
        }
    }

    [Fact]
    public void More_outreach_than_before_raises_what_is_expected_for_a_whole_year_and_ending_it_lowers_it()
    {
        var (same, doubled, ended) = (WithTwoAWeek(), WithTwoAWeek(), WithTwoAWeek());
        foreach (var week in IsoWeek.Range(Begin - 60, Begin + 52))
        {
            GoOut(same, week, 3);
            GoOut(doubled, week, week > Begin ? 6 : 3);
            if (week <= Begin) GoOut(ended, week, 3);
        }
        var (usual, more, none) = (AfterAYear(same), AfterAYear(doubled), AfterAYear(ended));

        (usual.Least, usual.Most).ShouldBe((usual.Mean, usual.Mean));
        more.Mean.ShouldBe(1.5 * usual.Mean, 0.01);
        more.Least.ShouldBe(usual.Mean, 0.01);
        more.Most!.Value.ShouldBe(2 * usual.Mean, 0.01);
        none.Mean.ShouldBe(0.5 * usual.Mean, 0.01);
        none.Least.ShouldBe(0);
        none.Most!.Value.ShouldBe(usual.Mean, 0.01);
    }

    [Fact]
    public void However_few_the_hours_were_that_end_all_of_what_was_told_may_have_come_by_them_and_of_hours_that_begin_nobody_knows_the_most()
    {
        var (ended, begun) = (WithTwoAWeek(), WithTwoAWeek());
        foreach (var week in IsoWeek.Range(Begin - 60, Begin + 52))
        {
            if (week <= Begin && week.Number % 4 == 0) GoOut(ended, week, 2);
            if (week > Begin) GoOut(begun, week, 2);
        }

        AfterAYear(ended).Least.ShouldBe(0);
        AfterAYear(begun).Most.ShouldBeNull();
        AfterAYear(begun).Least.ShouldBe(AfterAYear(begun).Mean / 2, 0.01);
    }

    [Fact]
    public void Hours_are_kept_for_six_years_and_the_oldest_of_them_are_not_taken_for_many()
    {
        var street = new Street(from: Closed);
        foreach (var week in IsoWeek.Range(Begin - (Effort.WeeksKept + 12), Begin)) GoOut(street, week, week < Begin ? 3 : 6);
        var effort = street.Neighbourhood.Effort;

        effort.Hours.Count.ShouldBe(Effort.WeeksKept);
        effort.Of(Begin).ShouldBe(1.5);
        IsoWeek.Range(Begin - (Effort.WeeksKept - 1), Begin - 1).ShouldAllBe(week => effort.Of(week) == 1);
    }

    [Fact]
    public void Of_the_last_weeks_less_is_expected_where_signals_come_late()
    {
        var (late, prompt) = (WithTwoAWeek(), WithTwoAWeek());
        late.Emit([new ModelBorrowed(Street.Loneliness, Core.Detection.ThemeModel.Default with { Completeness = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7] }, Begin)]);

        Span(late).Expected.Mean.ShouldBe(Span(prompt).Expected.Mean - (2 * (0.5 + 0.4 + 0.3)), 0.2);
    }

    private static Street WithTwoAWeek()
    {
        var street = new Street(from: Closed);
        Load(street, Begin - 120, Begin + 52, 2);
        return street;
    }

    private static void Load(Street street, IsoWeek first, IsoWeek last, int people) =>
        street.Emit([new HistoryLoaded([.. IsoWeek.Range(first, last).Select(week => new WeeklyCount(Street.Loneliness, week, people))])]);

    private static void GoOut(Street street, IsoWeek week, int hours)
    {
        var stop = street.Neighbourhood.StartStop(Source.CoffeeCart, null, Spans.At(week));
        street.Emit([stop]);
        street.Emit(street.Neighbourhood.FinishStop(stop.Stop.Id, Spans.At(week).AddHours(hours), 3));
    }

    private static SpanTelling Span(Street street) => street.Neighbourhood.Span(Street.Loneliness, Begin, 26, Closed)!;
}

using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class DataQualityTests
{
    private static readonly DetectionSettings OneSource = DetectionSettings.ForLookingBack(minimumHouseholds: 5, minimumSourceKinds: 1);

    [Fact]
    public void A_stack_entered_at_once_is_noted_and_raises_nothing()
    {
        var street = WithOrdinaryDays();
        var stack = street.Stack(Street.Loneliness, Source.Partner, firstHousehold: 100, size: 60);

        var note = Notes(street).ShouldHaveSingleItem();
        note.Kind.ShouldBe(DataQualityNoteKind.BulkEntry);
        note.Source.ShouldBe(Source.Partner);
        note.From.ShouldBe(DutchTime.DateOf(street.Now));
        note.Explanation.ShouldStartWith("Op 19 november 2026 ");
        street.Events.ShouldAllBe(happened => !(happened is PromptRaised || happened is FindingMade));
        stack.ShouldAllBe(signal => street.Neighbourhood.Remembers(signal.Id));
    }

    [Fact]
    public void What_is_added_to_a_stack_later_does_not_count_either()
    {
        var street = WithOrdinaryDays();
        street.Stack(Street.Loneliness, Source.Partner, firstHousehold: 100, size: 60);
        street.Now = street.Now.AddDays(3);
        for (var household = 200; household < 210; household++) street.Tell(Street.Loneliness, Source.Partner, household, daysAgo: 3);

        Notes(street).ShouldHaveSingleItem();
        street.Prompts.ShouldBeEmpty();
    }

    [Fact]
    public void A_lively_day_is_no_stack()
    {
        var street = WithOrdinaryDays();
        street.Stack(Street.Loneliness, Source.Partner, firstHousehold: 100, size: 29);

        Notes(street).ShouldBeEmpty();
        street.Prompts.ShouldHaveSingleItem();
    }

    [Fact]
    public void Without_a_past_nobody_knows_what_a_stack_is()
    {
        var street = new Street(OneSource);
        street.Stack(Street.Loneliness, Source.Partner, firstHousehold: 100, size: 60);

        Notes(street).ShouldBeEmpty();
    }

    [Fact]
    public void A_household_in_a_stack_counts_for_what_it_told_elsewhere()
    {
        var street = WithOrdinaryDays();
        var usual = Counted(street);
        var stack = street.Stack(Street.Loneliness, Source.Partner, firstHousehold: 100, size: 28);
        street.Tell(Street.Loneliness, Source.Resident, household: 100);
        Counted(street).ShouldBe(usual + 28);
        street.Stack(Street.Loneliness, Source.Partner, firstHousehold: 200, size: 40);

        stack.Count.ShouldBe(28);
        Notes(street).ShouldHaveSingleItem();
        Counted(street).ShouldBe(usual + 1);
    }

    [Fact]
    public void When_nearly_every_theme_rises_none_is_a_rise_of_its_own()
    {
        var street = new Street(OneSource);
        var themes = Theme.Standard.Select(theme => theme.Code).Take(10).ToList();
        street.Emit([new HistoryLoaded([.. from theme in themes from week in Enumerable.Range(14, 104) select new WeeklyCount(theme, IsoWeek.Of(street.Now) - week, 1)])]);
        for (var household = 0; household < 80; household++) street.Tell(themes[household % 10], Source.Resident, household);

        street.Prompts.ShouldBeEmpty();
        var note = Notes(street).ShouldHaveSingleItem();
        note.Kind.ShouldBe(DataQualityNoteKind.GeneralRise);

        for (var household = 100; household < 130; household++) street.Tell(themes[0], Source.Resident, household);
        street.Prompts.ShouldHaveSingleItem().Theme.Code.ShouldBe(themes[0]);
        Notes(street).Count().ShouldBe(1);
    }

    [Fact]
    public void A_second_prompt_tells_of_more_than_the_first()
    {
        var (steady, growing) = (new Street(OneSource), new Street(OneSource));
        foreach (var street in new[] { steady, growing })
            for (var week = 0; week < 12; week++)
            {
                for (var household = 0; household < (street == growing && week > 8 ? 20 : 8); household++)
                    street.Tell(Street.Loneliness, Source.Resident, (100 * week) + household);
                street.Now = street.Now.AddDays(7);
            }

        steady.Prompts.ShouldHaveSingleItem();
        growing.Prompts.Count().ShouldBe(2);
    }

    [Fact]
    public void A_rise_that_the_team_took_up_does_not_teach_what_is_usual()
    {
        var (left, taken) = (Raised(), Raised());
        taken.Emit(taken.Neighbourhood.NoteStatus(new(taken.Prompts.Single().Id, PromptStatus.TakenUp)));
        Usual(taken).ShouldBeLessThan(Usual(left) - 1);

        taken.Emit(taken.Neighbourhood.NoteStatus(new(taken.Prompts.Single().Id, PromptStatus.SetAside)));
        Usual(taken).ShouldBe(Usual(left));

        static Street Raised()
        {
            var street = new Street(OneSource).WithHistory(Street.Loneliness, everyWeeks: 5);
            street.Stack(Street.Loneliness, Source.Resident, firstHousehold: 1, size: 8);
            return street;
        }

        static double Usual(Street street)
        {
            street.Neighbourhood.LookAt(Street.Loneliness, street.Now.AddDays(70));
            return street.Neighbourhood.Themes[Street.Loneliness].Expectation.Rate.Count;
        }
    }

    // Two a day by one partner for three weeks, on a theme that is told of as often before.
    private static Street WithOrdinaryDays()
    {
        var street = new Street(OneSource);
        street.Emit([new HistoryLoaded([.. Enumerable.Range(14, 104).Select(week => new WeeklyCount(Street.Loneliness, IsoWeek.Of(street.Now) - week, 2))])]);
        for (var day = 21; day >= 1; day--)
            foreach (var household in (int[])[1, 2]) street.Tell(day % 7 == 0 ? Street.Loneliness : Street.Debts, Source.Partner, household, daysAgo: day);
        return street;
    }

    private static IEnumerable<DataQualityNote> Notes(Street street) => street.Events.OfType<DataQualityNoted>().Select(noted => noted.Note);

    private static int Counted(Street street) => street.Neighbourhood.Themes[Street.Loneliness].Weekly.GetValueOrDefault(IsoWeek.Of(street.Now));
}

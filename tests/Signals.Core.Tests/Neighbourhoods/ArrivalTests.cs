using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Core.Vigils;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class ArrivalTests
{
    private readonly Street street = new();

    [Fact]
    public void A_closed_week_is_told_once_with_all_that_came_in_whenever_it_was_observed()
    {
        var week = IsoWeek.Of(street.Now);
        street.Tell(Street.Debts, Source.Partner, household: 1, daysAgo: 30);
        street.Tell(Street.Debts, Source.Partner, household: 1);
        street.Tell(Street.Loneliness, Source.WalkIn, people: 20);
        street.Neighbourhood.TellWeeks(street.Now).OfType<WeeksTold>().Single().Weeks.ShouldAllBe(told => told.PerSource.Sum() == 0);
        street.Emit(street.Neighbourhood.TellWeeks(street.Now));

        street.Now = DutchTime.StartOf((week + 1).Monday).AddHours(3);
        var told = street.Neighbourhood.TellWeeks(street.Now).ShouldHaveSingleItem().ShouldBeOfType<WeeksTold>();
        told.Weeks.ShouldHaveSingleItem().Week.ShouldBe(week);
        told.Weeks[0].Of(Source.Partner).ShouldBe(2, "a repeat came in as well");
        told.Weeks[0].Of(Source.WalkIn).ShouldBe(1, "a tally comes in once");
        told.Weeks[0].Of(null).ShouldBe(street.Events.Count(happened => happened is FindingMade or PromptRaised));
        street.Emit([told]);
        street.Neighbourhood.TellWeeks(street.Now).ShouldBeEmpty();
    }

    [Fact]
    public void A_silent_week_is_told_too_and_no_more_than_the_latest_after_a_long_time()
    {
        street.Emit(street.Neighbourhood.TellWeeks(street.Now));
        street.Now = street.Now.AddDays(21);
        ((WeeksTold)street.Neighbourhood.TellWeeks(street.Now)[0]).Weeks.Count.ShouldBe(3);
        street.Now = street.Now.AddDays(365);
        var told = (WeeksTold)street.Neighbourhood.TellWeeks(street.Now)[0];
        told.Weeks.Count.ShouldBe(ArrivalBook.MostWeeks);
        told.Weeks[^1].Week.ShouldBe(IsoWeek.Of(street.Now) - 1);
    }

    [Fact]
    public void The_book_holds_no_more_weeks_than_are_told()
    {
        for (var i = 0; i < 2 * ArrivalBook.MostWeeks; i++)
        {
            street.Tell(Street.Debts, Source.Resident);
            street.Now = street.Now.AddDays(7);
        }

        street.Neighbourhood.Arrivals.Weeks.Count.ShouldBe(ArrivalBook.MostWeeks);
    }

    [Fact]
    public void What_a_prompt_or_finding_was_made_of_counts_as_found()
    {
        street.WithHistory(Street.Loneliness, everyWeeks: 10);
        for (var household = 1; household <= 8; household++) street.Tell(Street.Loneliness, household % 2 == 0 ? Source.WalkIn : Source.Resident, household);

        var made = street.Events.Count(happened => happened is FindingMade or PromptRaised);
        made.ShouldBeGreaterThan(0);
        street.Neighbourhood.Arrivals.Weeks.ShouldHaveSingleItem().Found.ShouldBe(made);
    }
}

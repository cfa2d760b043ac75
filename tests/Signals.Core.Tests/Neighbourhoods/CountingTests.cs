using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class CountingTests
{
    [Fact]
    public void A_household_counts_once_for_a_theme_in_28_days()
    {
        var street = new Street();
        street.Tell(Street.Loneliness, Source.Resident, household: 1, daysAgo: 30);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 1, daysAgo: 10);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 1, daysAgo: 3);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 1, daysAgo: 2);
        street.Tell(Street.Debts, Source.WalkIn, household: 1, daysAgo: 2);

        street.Events.OfType<SignalRecorded>().Select(recorded => recorded.Counted).ShouldBe([true, false, false, true, true]);
    }

    [Fact]
    public void A_late_signal_of_a_household_that_was_counted_after_it_is_a_repeat_too()
    {
        var street = new Street();
        street.Tell(Street.Loneliness, Source.Resident, household: 1, daysAgo: 1);
        street.Tell(Street.Loneliness, Source.HomeVisit, household: 1, daysAgo: 20);

        street.Events.OfType<SignalRecorded>().Last().Counted.ShouldBeFalse();
    }

    [Fact]
    public void A_household_at_the_border_of_two_periods_is_still_one()
    {
        var street = new Street();
        var before = street.Tell(Street.Loneliness, Source.Resident, household: 1, daysAgo: 10);
        var after = before with { Id = new(99), ObservedOn = before.ObservedOn.AddDays(8), Household = [Street.Token(2), Street.Token(1)] };

        street.Neighbourhood.Record(after).Counted.ShouldBeFalse();
    }

    [Fact]
    public void Withdrawing_takes_a_signal_out_of_the_count_and_lets_a_repeat_step_in()
    {
        var street = new Street();
        var first = street.Tell(Street.Loneliness, Source.Resident, household: 1, daysAgo: 9);
        var repeat = street.Tell(Street.Loneliness, Source.WalkIn, household: 1, daysAgo: 1);

        street.Emit(street.Neighbourhood.Withdraw(first.Id));

        street.Events.OfType<RepeatCounted>().Single().Signal.ShouldBe(repeat.Id);
        street.Neighbourhood.Themes[Street.Loneliness].Weekly.ShouldBe(new Dictionary<IsoWeek, int> { [IsoWeek.Of(repeat.ObservedOn)] = 1 });
        street.Neighbourhood.Follow(first.Id).ShouldBeNull();
        street.Neighbourhood.Withdraw(first.Id).ShouldBeEmpty();
    }

    [Fact]
    public void A_tally_counts_its_people()
    {
        var street = new Street();
        street.Tell(Street.Loneliness, Source.CoffeeCart, people: 7);

        street.Neighbourhood.Themes[Street.Loneliness].Weekly[IsoWeek.Of(street.Now)].ShouldBe(7);
    }

    [Fact]
    public void After_thirteen_weeks_only_the_weekly_count_remains()
    {
        var street = new Street();
        var old = street.Tell(Street.Loneliness, Source.Resident, household: 1);
        street.Now = street.Now.AddDays(7 * 14);
        var young = street.Tell(Street.Loneliness, Source.Resident, household: 2);

        street.Emit(street.Neighbourhood.DropOldSignals(street.Now));

        var stream = street.Neighbourhood.Themes[Street.Loneliness];
        stream.Sightings.ShouldHaveSingleItem().Signal.ShouldBe(young.Id);
        stream.Weekly[IsoWeek.Of(old.ObservedOn)].ShouldBe(1);
        street.Neighbourhood.DropOldSignals(street.Now).ShouldBeEmpty();
    }

    [Fact]
    public void History_adds_up_in_any_order()
    {
        var (forwards, backwards) = (new Street(), new Street());
        var weeks = Enumerable.Range(20, 100).Select(i => new WeeklyCount(Street.Loneliness, IsoWeek.Of(forwards.Now) - i, i % 3 + 1)).ToList();
        foreach (var count in weeks) forwards.Emit([new HistoryLoaded([count])]);
        backwards.Emit([new HistoryLoaded([.. Enumerable.Reverse(weeks)])]);
        forwards.Tell(Street.Loneliness, Source.Resident);
        backwards.Tell(Street.Loneliness, Source.Resident);

        var (one, other) = (forwards.Neighbourhood.Themes[Street.Loneliness], backwards.Neighbourhood.Themes[Street.Loneliness]);
        one.Weekly.ShouldBe(other.Weekly);
        (one.Expectation.Rate.Count, one.Expectation.Rate.Weeks).ShouldBe((other.Expectation.Rate.Count, other.Expectation.Rate.Weeks));
    }

    [Fact]
    public void A_late_signal_changes_what_is_usual()
    {
        var (late, onTime) = (new Street().WithHistory(Street.Loneliness, 8), new Street().WithHistory(Street.Loneliness, 8));
        late.Tell(Street.Loneliness, Source.Resident);
        late.Tell(Street.Loneliness, Source.Resident, daysAgo: 80);
        onTime.Tell(Street.Loneliness, Source.Resident, daysAgo: 80);
        onTime.Tell(Street.Loneliness, Source.Resident);

        late.Neighbourhood.Themes[Street.Loneliness].Expectation.Rate.Count.ShouldBe(onTime.Neighbourhood.Themes[Street.Loneliness].Expectation.Rate.Count);
    }

    [Fact]
    public void A_stop_that_was_never_ended_counts_for_nothing_and_a_long_one_for_twelve_hours()
    {
        var street = new Street();
        var stop = street.Neighbourhood.StartStop(Source.CoffeeCart, "plein", street.Now);
        street.Emit([stop]);
        street.Neighbourhood.Effort.Hours.ShouldBeEmpty();

        street.Emit(street.Neighbourhood.FinishStop(stop.Stop.Id, street.Now.AddDays(3), 12));

        street.Neighbourhood.Effort.Hours.Values.ShouldHaveSingleItem().ShouldBe(12);
        street.Neighbourhood.FinishStop(stop.Stop.Id, street.Now, 1).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => street.Neighbourhood.StartStop(Source.Resident, null, street.Now));
    }
}

using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;

namespace Signals.Core.Tests.Teams;

public sealed class OutreachTests
{
    // A Friday.
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly OutreachPlan WalkIn = new()
    {
        Kind = Source.WalkIn,
        Neighbourhood = NeighbourhoodCode.Parse("BU99990102"),
        Place = "Buurthuis",
        Date = new(2026, 11, 24),
        Begin = new(10, 0),
        End = new(12, 0),
        WeeklyUntil = new(2026, 12, 20),
    };

    private static readonly OutreachPlan Cart = WalkIn with { Kind = Source.CoffeeCart, Date = new(2026, 11, 24), Begin = new(9, 0), End = new(9, 30), WeeklyUntil = null };

    private readonly DistrictTeam team = new();

    [Fact]
    public void A_weekly_plan_comes_back_each_week_until_its_last_day_in_order_of_time()
    {
        Plan(WalkIn);
        Plan(Cart);

        Days(Today, new(2027, 2, 1)).ShouldBe(["2: 24-11 09:00", "1: 24-11 10:00", "1: 01-12 10:00", "1: 08-12 10:00", "1: 15-12 10:00"]);
        Days(new(2026, 12, 2), new(2026, 12, 8)).ShouldBe(["1: 08-12 10:00"]);
        WalkIn.Last.ShouldBe(new DateOnly(2026, 12, 15));
        WalkIn.IsOn(new(2026, 12, 1)).ShouldBeTrue();
        WalkIn.IsOn(new(2026, 12, 22)).ShouldBeFalse();
    }

    [Fact]
    public void One_day_of_a_weekly_plan_can_be_cancelled_or_all_of_it()
    {
        Plan(WalkIn);
        Plan(Cart);
        Emit(team.Outreach.Cancel(1, new(2026, 12, 8)));
        Days(Today, new(2027, 2, 1)).Count(day => day.StartsWith("1:", StringComparison.Ordinal)).ShouldBe(3);
        team.Outreach.Cancel(1, new(2026, 12, 8)).ShouldBeEmpty();
        team.Outreach.Cancel(1, new(2026, 12, 9)).ShouldBeEmpty();
        team.Outreach.Cancel(7, null).ShouldBeEmpty();

        // The one day of a plan is all of it.
        Emit(team.Outreach.Cancel(2, new(2026, 11, 24)));
        team.Outreach.Planned.ShouldHaveSingleItem().Number.ShouldBe(1);
        Emit(team.Outreach.Cancel(1, null));
        team.Outreach.Planned.ShouldBeEmpty();
    }

    [Fact]
    public void The_very_same_plan_told_twice_stands_once_and_numbers_are_never_used_again()
    {
        Plan(WalkIn);
        team.Outreach.Plan(WalkIn, Today)!.ShouldBeEmpty();
        Emit(team.Outreach.Cancel(1, null));

        Plan(WalkIn);

        team.Outreach.Planned.ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public void Thirteen_weeks_after_its_last_day_a_plan_is_dropped()
    {
        Plan(WalkIn);
        Plan(Cart);
        var last = Cart.Date.AddDays(7 * OutreachCalendar.WeeksKept);
        team.Outreach.NextDrop().ShouldBe(last.AddDays(1));
        team.Outreach.DropOld(last).ShouldBeEmpty();
        team.Outreach.Between(Cart.Date, Cart.Date, last.AddDays(1)).ShouldBeEmpty();

        Emit(team.Outreach.DropOld(last.AddDays(1)));

        team.Outreach.Planned.ShouldHaveSingleItem().Number.ShouldBe(1);
        Emit(team.Outreach.DropOld(last.AddDays(365)));
        team.Outreach.NextDrop().ShouldBeNull();
    }

    [Fact]
    public void What_is_out_of_bounds_is_not_planned()
    {
        foreach (var wrong in new[]
        {
            WalkIn with { Kind = Source.Resident },
            WalkIn with { Place = "" },
            WalkIn with { Place = new('x', OutreachPlan.MostPlace + 1) },
            WalkIn with { Date = Today.AddDays(-1) },
            WalkIn with { Date = Today.AddDays(OutreachPlan.MostDaysAhead + 1), WeeklyUntil = null },
            WalkIn with { End = WalkIn.Begin },
            WalkIn with { Begin = new(8, 0), End = new(20, 1) },
            WalkIn with { WeeklyUntil = WalkIn.Date.AddDays(-1) },
            WalkIn with { WeeklyUntil = WalkIn.Date.AddDays(OutreachPlan.MostDaysAhead + 1) },
        })
            Should.Throw<ArgumentException>(() => team.Outreach.Plan(wrong, Today));
        Plan(WalkIn with { WeeklyUntil = WalkIn.Date.AddDays(OutreachPlan.MostDaysAhead) });
    }

    [Fact]
    public void No_more_plans_stand_than_may_be()
    {
        for (var i = 0; i < OutreachCalendar.Most; i++) Plan(Cart with { Place = $"Plek {i}" });

        team.Outreach.Plan(WalkIn, Today).ShouldBeNull();
        team.Outreach.Plan(Cart with { Place = "Plek 7" }, Today)!.ShouldBeEmpty();
    }

    [Fact]
    public void Times_are_those_of_Amsterdam_in_summer_and_winter()
    {
        new OutreachDay(1, WalkIn, new(2026, 11, 24)).BeginsAt.ShouldBe(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(1)));
        new OutreachDay(1, WalkIn, new(2026, 7, 7)).EndsAt.ShouldBe(new DateTimeOffset(2026, 7, 7, 12, 0, 0, TimeSpan.FromHours(2)));
        DutchTime.At(new(2026, 3, 29), new(2, 30)).ToUniversalTime().ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
    }

    private void Plan(OutreachPlan plan) => Emit(team.Outreach.Plan(plan, Today));

    private void Emit(IReadOnlyList<DistrictTeamEvent>? events)
    {
        foreach (var happened in events.ShouldNotBeNull()) team.Apply(happened);
    }

    private IEnumerable<string> Days(DateOnly from, DateOnly to) => team.Outreach.Between(from, to, Today).Select(one => $"{one.Number}: {one.BeginsAt:dd-MM HH:mm}");
}

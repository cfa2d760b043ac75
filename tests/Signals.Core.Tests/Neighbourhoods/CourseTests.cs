using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class CourseTests
{
    [Fact]
    public void A_course_tells_thirteen_weeks_each_with_the_three_before_it_in_bands()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 26);
        for (var household = 1; household <= 6; household++) street.Tell(Street.Loneliness, Source.Resident, household, daysAgo: 14);

        var course = street.Neighbourhood.Course(Street.Loneliness, street.Now);

        var current = IsoWeek.Of(street.Now);
        course.Select(week => week.Week).ShouldBe(IsoWeek.Range(current - 12, current));
        course.Select(week => week.Households.ToString()).ShouldBe([.. Enumerable.Repeat("minder dan 5", 10), .. Enumerable.Repeat("5 tot 9", 3)]);
        course.ShouldAllBe(week => week.Normal.High <= 1);
    }

    [Fact]
    public void Four_weeks_are_told_as_the_prompt_about_them_tells_them()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 5);
        street.Tell(Street.Loneliness, Source.CoffeeCart, people: 20);
        for (var household = 1; household <= 2; household++) street.Tell(Street.Loneliness, Source.Resident, household);

        // Of twenty people without an address nobody knows that they are more than four households.
        street.Prompts.ShouldHaveSingleItem().Households.ToString().ShouldBe("5 tot 9");
        street.Neighbourhood.Course(Street.Loneliness, street.Now)[^1].Households.ToString().ShouldBe("5 tot 9");
    }

    [Fact]
    public void A_course_stays_as_it_was_when_single_signals_are_forgotten()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 26);
        for (var household = 1; household <= 12; household++) street.Tell(Street.Loneliness, Source.Resident, household, daysAgo: 7 * (household % 2));
        var told = street.Now;
        street.Now = street.Now.AddDays(7 * 14);
        var before = street.Neighbourhood.Course(Street.Loneliness, street.Now);

        street.Emit(street.Neighbourhood.DropOldSignals(street.Now));

        street.Neighbourhood.Themes[Street.Loneliness].Sightings.ShouldBeEmpty();
        street.Neighbourhood.Course(Street.Loneliness, street.Now).ShouldBe(before);
        before[0].Households.ToString().ShouldBe("10 tot 19", $"the twelve of {IsoWeek.Of(told)} are within the first four weeks");
    }

    [Fact]
    public void What_is_normal_of_old_weeks_is_not_lowered_by_what_may_still_come_in()
    {
        var street = new Street().WithHistory(Street.Loneliness, everyWeeks: 1);
        street.Emit([new ModelBorrowed(Street.Loneliness, Core.Detection.ThemeModel.Default with { Completeness = [0.2, 0.5, 1] }, IsoWeek.Of(street.Now))]);

        var course = street.Neighbourhood.Course(Street.Loneliness, street.Now);

        course[^1].Normal.High.ShouldBeLessThan(course[0].Normal.High);
        course.SkipLast(3).Select(week => week.Normal).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Weeks_before_anything_is_known_are_left_out()
    {
        var street = new Street();
        street.Neighbourhood.Course(Street.Loneliness, street.Now).ShouldBeEmpty();

        street.Now = street.Now.AddDays(7 * 5);

        street.Neighbourhood.Course(Street.Loneliness, street.Now).Count.ShouldBe(3);
        street.Neighbourhood.Course(ThemeCode.Parse("nooit-genoemd"), street.Now).ShouldAllBe(week => week.Households.ToString() == "minder dan 5");
        new Neighbourhood().Course(Street.Loneliness, street.Now).ShouldBeEmpty();
    }
}

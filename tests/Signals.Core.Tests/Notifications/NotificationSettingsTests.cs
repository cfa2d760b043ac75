using System.Globalization;
using Signals.Core.Notifications;

namespace Signals.Core.Tests.Notifications;

public sealed class NotificationSettingsTests
{
    [Theory]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_falls_where_the_tables_say(int year, string day) => DutchHolidays.EasterOf(year).ShouldBe(Day(day));

    [Fact]
    public void Easter_is_a_Sunday_from_22_March_to_25_April_in_every_year()
    {
        for (var year = 1900; year < 2300; year++)
        {
            var easter = DutchHolidays.EasterOf(year);
            easter.DayOfWeek.ShouldBe(DayOfWeek.Sunday);
            (easter >= new DateOnly(year, 3, 22) && easter <= new DateOnly(year, 4, 25)).ShouldBeTrue($"{easter}");
        }
    }

    [Fact]
    public void The_holidays_of_2026_are_these()
    {
        var holidays = Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays).Where(DutchHolidays.Contains);

        holidays.ShouldBe(new[] { "2026-01-01", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26" }.Select(Day));
    }

    [Theory]
    [InlineData(2025, "2025-04-26")]
    [InlineData(2026, "2026-04-27")]
    [InlineData(2031, "2031-04-26")]
    public void Kings_Day_is_never_on_a_Sunday(int year, string day) => DutchHolidays.KingsDayOf(year).ShouldBe(Day(day));

    [Theory]
    [InlineData("2026-04-03", true, false)]
    [InlineData("2026-05-05", false, true)]
    [InlineData("2026-05-04", false, false)]
    public void Good_Friday_and_Liberation_Day_are_a_choice(string day, bool goodFriday, bool liberationDay)
    {
        DutchHolidays.Contains(Day(day)).ShouldBeFalse();
        (DutchHolidays.IsGoodFriday(Day(day)), DutchHolidays.IsLiberationDay(Day(day))).ShouldBe((goodFriday, liberationDay));
    }

    [Theory]
    // Winter: Amsterdam is an hour ahead.
    [InlineData("2026-11-19T12:00:00Z", "2026-11-19T12:00:00Z")]
    [InlineData("2026-11-19T17:00:00Z", "2026-11-20T07:00:00Z")]
    [InlineData("2026-11-19T16:59:59Z", "2026-11-19T16:59:59Z")]
    [InlineData("2026-11-20T03:00:00Z", "2026-11-20T07:00:00Z")]
    // From Friday evening over the weekend.
    [InlineData("2026-11-20T20:00:00Z", "2026-11-23T07:00:00Z")]
    // Easter, with Good Friday: from Thursday evening to Tuesday morning, by when the clock has changed nothing any more.
    [InlineData("2026-04-02T18:00:00Z", "2026-04-07T06:00:00Z")]
    // The night in which the clock goes forward lies in a weekend.
    [InlineData("2026-03-28T12:00:00Z", "2026-03-30T06:00:00Z")]
    // Christmas on a Friday and Saturday, then a Sunday.
    [InlineData("2026-12-24T18:00:00Z", "2026-12-28T07:00:00Z")]
    public void What_comes_when_nothing_is_sent_goes_at_the_first_moment_after(string at, string open)
    {
        var settings = new NotificationSettings { Quiet = new(new(18, 0), new(8, 0)), NotAtWeekends = true, NotOnHolidays = true, GoodFriday = true };

        settings.NextOpen(Instant(at)).ShouldBe(Instant(open));
    }

    [Fact]
    public void Quiet_hours_within_a_day_are_kept_too_and_without_any_all_is_open()
    {
        var noon = new NotificationSettings { Quiet = new(new(12, 0), new(13, 30)) };

        noon.NextOpen(Instant("2026-11-21T11:15:00Z")).ShouldBe(Instant("2026-11-21T12:30:00Z"));
        noon.NextOpen(Instant("2026-11-21T12:30:00Z")).ShouldBe(Instant("2026-11-21T12:30:00Z"));
        new NotificationSettings().NextOpen(Instant("2026-12-25T03:00:00Z")).ShouldBe(Instant("2026-12-25T03:00:00Z"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(56, true)]
    [InlineData(57, false)]
    public void The_coordinator_hears_after_1_to_56_days(int days, bool can) => new NotificationSettings { EscalateAfterDays = days }.CanBe.ShouldBe(can);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}

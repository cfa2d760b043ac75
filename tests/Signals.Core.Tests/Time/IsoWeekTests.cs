using Signals.Core.Time;

namespace Signals.Core.Tests.Time;

public sealed class IsoWeekTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-W01")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2027-01-04", "2027-W01")]
    [InlineData("2024-12-30", "2025-W01")]
    [InlineData("2023-01-01", "2022-W52")]
    public void A_day_lies_in_the_week_of_its_Thursday(string day, string week) =>
        IsoWeek.Of(DateOnly.Parse(day)).ToString().ShouldBe(week);

    [Theory]
    [InlineData("2026-01-04T22:59:59Z", "2026-W01")]
    [InlineData("2026-01-04T23:00:00Z", "2026-W02")]
    [InlineData("2026-07-05T21:59:59Z", "2026-W27")]
    [InlineData("2026-07-05T22:00:00Z", "2026-W28")]
    public void A_week_begins_at_midnight_in_Amsterdam(string instant, string week) =>
        IsoWeek.Of(DateTimeOffset.Parse(instant)).ToString().ShouldBe(week);

    [Fact]
    public void Weeks_run_on_over_the_years()
    {
        var week = IsoWeek.Parse("2026-W52");

        (week + 1).ToString().ShouldBe("2026-W53");
        (week + 2).ToString().ShouldBe("2027-W01");
        (week + 2 - week).ShouldBe(2);
        (week + 1 - 1).ShouldBe(week);
    }

    [Theory]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026W07")]
    [InlineData("2026-W7")]
    [InlineData("0000-W01")]
    [InlineData(null)]
    public void A_week_that_does_not_exist_is_refused(string? text) => IsoWeek.TryParse(text, null, out _).ShouldBeFalse();

    [Fact]
    public void Every_week_of_a_century_reads_as_it_is_written()
    {
        for (var week = IsoWeek.Parse("1995-W01"); week.Year < 2095; week += 1) IsoWeek.Parse(week.ToString()).ShouldBe(week);
    }
}

using Signals.Core.Time;

namespace Signals.Core.Tests.Time;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026-W01", "2026-K1")]
    [InlineData("2026-W13", "2026-K1")]
    [InlineData("2026-W14", "2026-K2")]
    [InlineData("2026-W40", "2026-K4")]
    [InlineData("2026-W53", "2026-K4")]
    [InlineData("2027-W01", "2027-K1")]
    [InlineData("2025-W01", "2025-K1")]
    public void A_week_lies_in_the_quarter_of_its_Thursday(string week, string quarter) =>
        Quarter.Of(IsoWeek.Parse(week)).ToString().ShouldBe(quarter);

    [Fact]
    public void Every_week_lies_in_one_quarter_of_twelve_to_fourteen()
    {
        var week = IsoWeek.Parse("2000-W01");
        for (var quarter = Quarter.Of(week); quarter.Year < 2060; quarter += 1)
        {
            quarter.First.ShouldBe(week);
            quarter.Weeks.Count().ShouldBeInRange(12, 14);
            quarter.Weeks.ShouldAllBe(one => Quarter.Of(one) == quarter);
            week = quarter.Last + 1;
        }
    }

    [Theory]
    [InlineData("2026-10-11T21:59:59Z", "2026-K2")]
    [InlineData("2026-10-11T22:00:00Z", "2026-K3")]
    [InlineData("2027-01-17T22:59:59Z", "2026-K3")]
    [InlineData("2027-01-17T23:00:00Z", "2026-K4")]
    public void A_quarter_is_closed_two_whole_weeks_after_its_last(string instant, string closed) =>
        Quarter.LastClosed(DateTimeOffset.Parse(instant)).ToString().ShouldBe(closed);

    [Fact]
    public void Quarters_run_on_over_the_years()
    {
        var quarter = Quarter.Parse("2026-K4");

        (quarter + 1).ToString().ShouldBe("2027-K1");
        (quarter + 5 - quarter).ShouldBe(5);
        (quarter - 4).ToString().ShouldBe("2025-K4");
        Quarter.Range(quarter - 1, quarter).ShouldBe([quarter - 1, quarter]);
        (quarter > quarter - 1 && quarter <= quarter + 1 && quarter.CompareTo(quarter + 1) < 0).ShouldBeTrue();
        default(Quarter).ToString().ShouldBe("0001-K1");
    }

    [Theory]
    [InlineData("2026-K0")]
    [InlineData("2026-K5")]
    [InlineData("2026-Q1")]
    [InlineData("2026-k1")]
    [InlineData("0000-K1")]
    [InlineData("9999-K1")]
    [InlineData("26-K1")]
    [InlineData(" 2026-K1")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_quarter(string? text)
    {
        Quarter.TryParse(text, null, out _).ShouldBeFalse();
        if (text is not null) Should.Throw<FormatException>(() => Quarter.Parse(text));
    }
}

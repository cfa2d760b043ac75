using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Tests.Households;

public sealed class TokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void One_address_in_any_spelling_is_one_household()
    {
        var period = TokenPeriod.At(new(2026, 11, 20))[0];

        HouseholdToken.Of(Key, period, HouseholdAddress.Of("9999 ab", 12, "a-1"))
            .ShouldBe(HouseholdToken.Of(Key, period, HouseholdAddress.Of("9999AB", 12, "A 1")));
        HouseholdToken.Of(Key, period, HouseholdAddress.Of("9999AB", 12))
            .ShouldNotBe(HouseholdToken.Of(Key, period, HouseholdAddress.Of("9999AB", 1, "2")));
    }

    [Fact]
    public void Tokens_of_two_periods_cannot_be_joined_even_under_one_key()
    {
        var address = HouseholdAddress.Of("9999AB", 12);

        HouseholdToken.Of(Key, new(Quarter.Parse("2026-K3")), address).ShouldNotBe(HouseholdToken.Of(Key, new(Quarter.Parse("2026-K4")), address));
    }

    [Fact]
    public void Two_days_within_a_repeat_always_share_a_period()
    {
        for (var day = new DateOnly(2025, 1, 1); day.Year < 2027; day = day.AddDays(1))
            for (var apart = 0; apart < ThemeStream.RepeatDays; apart++)
                TokenPeriod.At(day).ShouldContain(period => TokenPeriod.At(day.AddDays(apart)).Contains(period));
    }

    [Fact]
    public void Two_days_half_a_year_apart_never_share_one()
    {
        for (var day = new DateOnly(2025, 1, 1); day.Year < 2026; day = day.AddDays(1))
            TokenPeriod.At(day).ShouldNotContain(period => TokenPeriod.At(day.AddDays(182)).Contains(period));
    }

    [Fact]
    public void A_key_ends_when_no_late_signal_can_need_it_any_more()
    {
        var period = TokenPeriod.At(new(2026, 11, 20))[0];
        var last = Enumerable.Range(0, 400).Select(i => new DateOnly(2026, 11, 20).AddDays(i)).Last(day => TokenPeriod.At(day).Contains(period));

        period.KeyEnds(Signal.LatestInDays).ShouldBe(last.AddDays(Signal.LatestInDays + 2));
    }

    [Theory]
    [InlineData("0999AB", 1, null)]
    [InlineData("9999A", 1, null)]
    [InlineData("9999SS", 1, null)]
    [InlineData("9999ABC", 1, null)]
    [InlineData("9999AB", 0, null)]
    [InlineData("9999AB", 100_000, null)]
    [InlineData("9999AB", 1, "achterom")]
    [InlineData("9999AB", 1, "a/b")]
    public void An_address_that_cannot_exist_is_refused_without_being_repeated(string postcode, int number, string? addition)
    {
        var refusal = Should.Throw<FormatException>(() => HouseholdAddress.Of(postcode, number, addition));

        refusal.Message.ShouldNotContain(postcode);
    }

    [Fact]
    public void An_address_does_not_show_itself() => HouseholdAddress.Of("9999AB", 12).ToString().ShouldNotContain("9999");

    [Fact]
    public void A_period_lasts_a_quarter_of_which_four_weeks_overlap()
    {
        var week = IsoWeek.Parse("2026-W01");
        var days = Enumerable.Range(0, 13).Select(i => TokenPeriod.At((week + i).Monday).Count).ToList();

        days.Count(count => count == 2).ShouldBe(4);
        days.Count(count => count == 1).ShouldBe(9);
    }

    [Fact]
    public void Every_signal_of_a_household_in_a_quarter_carries_the_quarters_own_token_first()
    {
        for (var day = new DateOnly(2025, 1, 1); day.Year < 2029; day = day.AddDays(1))
            TokenPeriod.At(day)[0].Quarter.ShouldBe(Quarter.Of(IsoWeek.Of(day)));
    }
}

using Signals.Core.Municipalities;
using Signals.Core.Tests.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Municipalities;

public sealed class ThemeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    private readonly Village village = new();

    [Fact]
    public void A_hidden_theme_keeps_its_name_and_place_and_neighbourhoods_know_that_it_is_hidden()
    {
        village.Emit(village.Municipality.HideTheme(Street.Debts, Now));

        village.Municipality.Themes.ShouldBe(Theme.Standard);
        village.Municipality.HideTheme(Street.Debts, Now.AddDays(9))!.ShouldBeEmpty();
        var told = village.Municipality.Configurations(Now).First();
        told.Hidden.ShouldBe([Street.Debts]);
        told.Named(Street.Debts).Name.ShouldBe("Geldzorgen en schulden");
        told.Offered.Count().ShouldBe(Theme.Standard.Count - 1);

        village.Emit(village.Municipality.AddThemes([new(Street.Debts, "Geld")]));
        village.Municipality.Themes[0].Name.ShouldBe("Geld");
        village.Municipality.HiddenThemes.Keys.ShouldBe([Street.Debts]);
    }

    [Fact]
    public void A_theme_that_was_hidden_shortly_is_learned_on_and_one_that_was_hidden_for_long_anew()
    {
        village.Emit(village.Municipality.HideTheme(Street.Debts, Now));
        village.Emit(village.Municipality.ShowTheme(Street.Debts, Now.AddDays(20)));
        village.Events.OfType<ThemeShown>().Last().BegunIn.ShouldBeNull();
        village.Municipality.ShowTheme(Street.Debts, Now)!.ShouldBeEmpty();

        village.Emit(village.Municipality.HideTheme(Street.Debts, Now.AddDays(20)));
        village.Emit(village.Municipality.ShowTheme(Street.Debts, Now.AddDays(90)));

        village.Events.OfType<ThemeShown>().Last().BegunIn.ShouldBe(IsoWeek.Of(Now.AddDays(90)));
        village.Municipality.Configurations(Now).First().Hidden.ShouldBeNull();
    }

    [Fact]
    public void Strengths_are_always_offered_and_what_is_not_known_is_refused()
    {
        village.Municipality.HideTheme(Theme.Strengths, Now).ShouldBeNull();
        village.Municipality.HideTheme(ThemeCode.Parse("water"), Now).ShouldBeNull();
        village.Municipality.ShowTheme(ThemeCode.Parse("water"), Now).ShouldBeNull();
        village.Municipality.ShowTheme(Theme.Strengths, Now)!.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_told_to_others_of_the_silence_of_a_hidden_theme()
    {
        var street = new Street().WithHistory(Street.Debts, everyWeeks: 1);
        var configuration = street.Neighbourhood.Configuration!;

        street.Emit(street.Neighbourhood.Configure(configuration with { Hidden = [Street.Debts] }));

        street.Neighbourhood.Configure(configuration with { Hidden = [Street.Debts] }).ShouldBeEmpty();
        street.Neighbourhood.Summarise(street.Now).OfType<Core.Neighbourhoods.ThemesSummarised>().Single().Summaries
            .Select(summary => summary.Theme).ShouldBe(Theme.Standard.Select(theme => theme.Code).Where(theme => theme != Street.Debts), ignoreOrder: true);
    }
}

using Signals.Core.DataQuality;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Core.Vigils;

namespace Signals.Core.Tests.Vigils;

public sealed class VigilTests
{
    private static readonly TeamId Team = TeamId.Parse("midden");
    private static readonly IReadOnlyList<Source> AllButPartners = [Source.WalkIn, Source.CoffeeCart, Source.Resident, Source.HomeVisit];

    private readonly Vigil vigil = new();

    // Monday 5 January 2026 begins week 2: the weeks from there to July are no holiday.
    private IsoWeek week = IsoWeek.Parse("2026-W02");

    [Fact]
    public void A_source_that_falls_silent_is_noted_once_and_ends_by_itself()
    {
        Weeks(16, residents: 20, found: 2).ShouldBeEmpty();

        var noted = Weeks(1, residents: 0, found: 2).ShouldHaveSingleItem().ShouldBeOfType<QuietNoted>();
        noted.Quiet.Source.ShouldBe(Source.Resident);
        noted.Quiet.From.ShouldBe(IsoWeek.Parse("2026-W18"));
        noted.Note.Kind.ShouldBe(DataQualityNoteKind.SourceSilent);
        noted.Note.Source.ShouldBe(Source.Resident);
        noted.Note.Neighbourhood.ShouldBeNull();
        noted.Note.Theme.ShouldBeNull();
        noted.Note.Explanation.ShouldBe(
            "Uit de bron 'Bewoners zelf' kwam sinds 27 april 2026 in de hele gemeente niets meer binnen. Dat is zelden toeval. Misschien werkt het formulier op de website niet, of is het niet meer te vinden. " +
            "Of er is echt niets verteld. Kijk het na.");
        Weeks(3, residents: 0, found: 2).ShouldBeEmpty("it is noted once");
        Weeks(1, residents: 4, found: 2).ShouldBeEmpty("a fifth of what is usual is silence still");

        var ended = Weeks(1, residents: 18, found: 2).ShouldHaveSingleItem().ShouldBeOfType<QuietEnded>();
        ended.Note.Kind.ShouldBe(DataQualityNoteKind.SourceHeardAgain);
        ended.Note.Explanation.ShouldContain("Van 27 april 2026 tot en met 31 mei 2026 was het stil.");
        vigil.Standing(Source.Resident).ShouldBeNull();
        Weeks(3, residents: 20, found: 2).ShouldBeEmpty("the silence says nothing of what is usual, nor is it noted again");
        vigil.Quiets.ShouldHaveSingleItem().Through.ShouldBe(IsoWeek.Parse("2026-W22"));
    }

    [Fact]
    public void Where_little_comes_in_silence_has_to_last()
    {
        Weeks(16, residents: 2, found: 2).ShouldBeEmpty();
        Weeks(3, residents: 0, found: 2).ShouldBeEmpty();
        Weeks(5, residents: 0, found: 2).OfType<QuietNoted>().ShouldHaveSingleItem().Quiet.From.ShouldBe(IsoWeek.Parse("2026-W18"), "since the first silent week");
    }

    [Fact]
    public void That_nothing_is_found_any_more_is_noted_too()
    {
        Weeks(16, residents: 20, found: 6);
        var noted = Weeks(3, residents: 20, found: 0).OfType<QuietNoted>().ShouldHaveSingleItem();
        noted.Quiet.Source.ShouldBeNull();
        noted.Note.Kind.ShouldBe(DataQualityNoteKind.NothingFound);
        noted.Note.Source.ShouldBeNull();
        Weeks(1, residents: 20, found: 3).OfType<QuietEnded>().ShouldHaveSingleItem().Note.Kind.ShouldBe(DataQualityNoteKind.FindsAgain);
    }

    [Fact]
    public void A_source_that_was_switched_off_is_never_noted()
    {
        Weeks(16, residents: 20, found: 2, partners: 30);
        Emit(vigil.Watch(AllButPartners, Now));
        vigil.Watch(AllButPartners, Now).ShouldBeEmpty();
        Weeks(6, residents: 20, found: 2, partners: 0).ShouldBeEmpty();

        Emit(vigil.Watch([.. AllButPartners, Source.Partner], Now));
        Weeks(1, residents: 20, found: 2, partners: 0).ShouldBeEmpty("the week in which it was switched on again is not whole");
        Weeks(1, residents: 20, found: 2, partners: 30).ShouldBeEmpty();
        Weeks(1, residents: 20, found: 2, partners: 0).OfType<QuietNoted>().ShouldHaveSingleItem().Quiet.Source.ShouldBe(Source.Partner, "what was usual before is known still");
        Emit(vigil.Watch(AllButPartners, Now));
        vigil.Standing(Source.Partner)!.IsSwitchedOff.ShouldBeTrue("and switching it off ends the silence");
    }

    [Fact]
    public void In_holidays_nothing_is_noted_and_they_teach_nothing()
    {
        Weeks(25, residents: 20, found: 2);
        week.ShouldBe(IsoWeek.Parse("2026-W27"));
        Weeks(9, residents: 0, found: 0).ShouldBeEmpty();
        week.ShouldBe(IsoWeek.Parse("2026-W36"));
        Weeks(16, residents: 20, found: 2).ShouldBeEmpty();
        week.ShouldBe(IsoWeek.Parse("2026-W52"));
        Weeks(3, residents: 0, found: 2).ShouldBeEmpty();
        Weeks(1, residents: 0, found: 2).OfType<QuietNoted>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Of_a_week_of_which_too_few_told_nothing_is_said()
    {
        for (var i = 0; i < 16; i++) Told(10, new(Next(), [0, 0, 2, 0, 0], 1));
        Told(7, new(week, [0, 0, 0, 0, 0], 0));
        vigil.Judge(Now).ShouldBeEmpty();
        Told(1, new(week, [0, 0, 0, 0, 0], 0));
        week += 1;
        vigil.Judge(Now).Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_told_only_after_silence_was_noted_takes_it_back()
    {
        for (var i = 0; i < 16; i++) Told(10, new(Next(), [0, 0, 2, 0, 0], 1));
        Told(8, new(week, [0, 0, 0, 0, 0], 1));
        week += 1;
        var late = week - 1;
        var now = Now;
        Emit(vigil.Judge(now));
        vigil.Standing(Source.Resident)!.From.ShouldBe(late);

        Told(2, new(late, [0, 0, 8, 0, 0], 0));
        var taken = vigil.Judge(now).ShouldHaveSingleItem().ShouldBeOfType<QuietEnded>();
        vigil.Apply(taken);

        vigil.Quiets.ShouldBeEmpty("that week counts for what is usual");
        (taken.Note.From, taken.Note.To).ShouldBe((late.Monday, late.Sunday));
        taken.Note.Explanation.ShouldBe("Uit de bron 'Bewoners zelf' kwam toch genoeg binnen vanaf 27 april 2026. Een deel daarvan kwam later dan anders. Het was dus niet stil.");
    }

    [Fact]
    public void Two_years_of_totals_are_kept_and_the_silences_of_those()
    {
        Weeks(16, residents: 20, found: 2);
        Weeks(1, residents: 0, found: 2);
        Weeks(1, residents: 20, found: 2);
        vigil.Quiets.Count.ShouldBe(1);
        for (var i = 0; i < Vigil.WeeksKept; i++) Told(1, new(Next(), [0, 0, 20, 0, 0], 2));

        vigil.Weeks.Count.ShouldBe(Vigil.WeeksKept);
        vigil.Quiets.ShouldBeEmpty();
    }

    [Fact]
    public void A_city_that_works_as_usual_is_hardly_ever_alarmed()
    {
        // Seeds 1 to 20, a year and a half each; decision 0027 tells how often chance alarms a town.
        var alarms = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            var chance = new Random(seed);
            var town = new Vigil();
            for (var (number, at) = (0, IsoWeek.Parse("2025-W02")); number < 78; number++, at += 1)
            {
                town.Apply(new ArrivalsGathered([new(at, [Poisson(chance, 8), Poisson(chance, 3), Poisson(chance, 15), Poisson(chance, 2), Poisson(chance, 5)], Poisson(chance, 1))], Team));
                foreach (var happened in town.Judge(Morning(at + 1)))
                {
                    town.Apply(happened);
                    if (happened is QuietNoted) alarms++;
                }
            }
        }
        alarms.ShouldBeLessThanOrEqualTo(3);
    }

    private DateTimeOffset Now => Morning(week);

    private static DateTimeOffset Morning(IsoWeek week) => DutchTime.StartOf(week.Monday).AddHours(5);

    private List<VigilEvent> Weeks(int number, int residents, int found, int partners = 0)
    {
        var noted = new List<VigilEvent>();
        for (var i = 0; i < number; i++)
        {
            Told(1, new(Next(), [0, 0, residents, 0, partners], found));
            var happened = vigil.Judge(Now);
            Emit(happened);
            noted.AddRange(happened);
        }
        return noted;
    }

    private IsoWeek Next()
    {
        var at = week;
        week += 1;
        return at;
    }

    private void Told(int neighbourhoods, WeekArrivals arrivals)
    {
        for (var i = 0; i < neighbourhoods; i++) vigil.Apply(new ArrivalsGathered([arrivals], Team));
    }

    private void Emit(IReadOnlyList<VigilEvent> happened)
    {
        foreach (var one in happened) vigil.Apply(one);
    }

    private static int Poisson(Random chance, double mean)
    {
        var (count, product) = (0, chance.NextDouble());
        for (var limit = Math.Exp(-mean); product > limit; count++) product *= chance.NextDouble();
        return count;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class QuartersToldTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Quarter Summer = Quarter.Parse("2026-K3");
    private static readonly DateTimeOffset Closed = At(Summer.Last + 3);

    [Fact]
    public void Households_are_counted_exactly_though_signals_are_dropped_week_by_week() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new System.Random(seed);
            var street = new Street(from: At(Summer.First));
            var households = new HashSet<int>();
            var people = 0;
            for (; street.Now < Closed; street.Now = street.Now.AddHours(24))
            {
                if (street.Now.DayOfWeek == DayOfWeek.Monday) street.Emit(street.Neighbourhood.DropOldSignals(street.Now));
                for (var i = chance.Next(3); i > 0; i--)
                {
                    int? household = chance.Next(5) == 0 ? null : chance.Next(40);
                    street.Tell(Street.Loneliness, Source.Resident, household);
                    if (street.Events.OfType<SignalRecorded>().Last() is not { Counted: true } || Quarter.Of(IsoWeek.Of(street.Now)) != Summer) continue;
                    people++;
                    if (household is { } number) households.Add(number);
                }
            }
            street.Emit(street.Neighbourhood.DropOldSignals(street.Now));
            var cell = Told(street, Street.Loneliness, Summer);
            return cell.People == people && cell.Households == households.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Every_line_of_history_is_a_household_of_its_own_beside_those_that_told_later()
    {
        var street = new Street(from: At(Summer.First + 5));
        street.Emit([new HistoryLoaded([new(Street.Loneliness, Summer.First, 4), new(Street.Loneliness, Summer.First - 1, 9)])]);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 1);
        street.Tell(Street.Loneliness, Source.CoffeeCart, people: 6);
        street.Emit([new HistoryLoaded([new(Street.Loneliness, Summer.First + 1, 3)])]);
        street.Now = Closed;

        (Told(street, Street.Loneliness, Summer) with { Expected = null }).ShouldBe(new(Street.Loneliness, 4 + 1 + 6 + 3, 4 + 1 + 3, null));
        Told(street, Street.Loneliness, Summer - 1).Households.ShouldBe(9);
        Told(street, Street.Debts, Summer).People.ShouldBe(0);
    }

    [Fact]
    public void A_household_that_comes_in_after_others_were_dropped_counts_as_people_only_for_it_may_have_been_among_them()
    {
        var street = new Street(from: At(Summer.First));
        street.Tell(Street.Loneliness, Source.WalkIn, household: 1);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 2);
        street.Now = At(Summer.First + 14);
        street.Emit(street.Neighbourhood.DropOldSignals(street.Now));
        street.Tell(Street.Loneliness, Source.WalkIn, household: 1, daysAgo: 60);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 3, daysAgo: 60);
        street.Now = Closed;

        var cell = Told(street, Street.Loneliness, Summer);

        (cell.People, cell.Households).ShouldBe((4, 2));
    }

    [Fact]
    public void What_is_withdrawn_or_belongs_to_a_stack_is_no_household()
    {
        var street = new Street(from: At(Summer.First + 8));
        for (var day = 0; day < 12; day++)
        {
            street.Tell(Street.Loneliness, Source.Partner, household: day);
            street.Now = street.Now.AddHours(24);
        }
        var withdrawn = street.Tell(Street.Loneliness, Source.WalkIn, household: 50);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 51);
        street.Emit(street.Neighbourhood.Withdraw(withdrawn.Id));
        street.Stack(Street.Loneliness, Source.Partner, firstHousehold: 100, size: 60);
        street.Now = Closed;

        Told(street, Street.Loneliness, Summer).Households.ShouldBe(13);
    }

    [Fact]
    public void Quarters_are_told_once_and_what_changes_them_later_waits_for_the_next_unless_it_was_loaded()
    {
        var street = new Street(from: Closed);
        street.Tell(Street.Loneliness, Source.WalkIn, household: 1, daysAgo: 60);
        var first = Tell(street, afterLoad: false);
        first.Tellings.Select(telling => telling.Quarter).ShouldBe(Quarter.Range(Summer - 11, Summer));
        Tell(street, afterLoad: true).Tellings.ShouldBeEmpty();

        street.Tell(Street.Loneliness, Source.WalkIn, household: 2, daysAgo: 60);
        Tell(street, afterLoad: false).Tellings.ShouldBeEmpty();
        street.Now = At(Summer.Last + 17);
        Tell(street, afterLoad: false).Tellings.Select(telling => telling.Quarter).ShouldBe([Summer, Summer + 1]);

        street.Emit([new HistoryLoaded([new(Street.Loneliness, (Summer - 2).First, 4)])]);
        var again = Tell(street, afterLoad: true);
        again.AfterLoad.ShouldBeTrue();
        again.Tellings.Select(telling => telling.Quarter).ShouldBe(Quarter.Range(Summer - 2, Summer + 1));
        Tell(street, afterLoad: true).Tellings.ShouldBeEmpty();

        var stop = street.Neighbourhood.StartStop(Source.CoffeeCart, null, At(Summer.Last));
        street.Emit([stop]);
        street.Emit(street.Neighbourhood.FinishStop(stop.Stop.Id, At(Summer.Last).AddHours(6), 3));
        Tell(street, afterLoad: true).Tellings[0].Quarter.ShouldBe(Summer);
    }

    [Fact]
    public void A_neighbourhood_tells_of_the_same_quarters_whatever_it_knows()
    {
        var (silent, told) = (new Street(from: Closed), new Street(from: Closed));
        told.Emit([new HistoryLoaded([new(Street.Loneliness, (Summer - 3).First + 4, 1)])]);

        var (of, known) = (Tell(silent, afterLoad: true).Tellings, Tell(told, afterLoad: true).Tellings);

        of.Select(telling => telling.Quarter).ShouldBe(known.Select(telling => telling.Quarter));
        of.ShouldAllBe(telling => !telling.IsWhole && telling.Cells.Count == 0);
        known.Where(telling => telling.IsWhole).Select(telling => telling.Quarter).ShouldBe([Summer - 2, Summer - 1, Summer]);
        known.Where(telling => telling.Cells.Count > 0).Select(telling => telling.Quarter).ShouldBe([Summer - 3, Summer - 2, Summer - 1, Summer]);
        known[^1].Cells.Select(cell => cell.Theme).ShouldBe(Theme.Standard.Select(theme => theme.Code));
    }

    [Fact]
    public void What_was_to_be_expected_is_what_the_past_said_before_the_quarter_began()
    {
        var (quiet, lively) = (WithTwoAWeek(), WithTwoAWeek());
        lively.Emit([new HistoryLoaded([.. Summer.Weeks.Select(week => new WeeklyCount(Street.Loneliness, week, 10))])]);

        var (expected, beside) = (Told(quiet, Street.Loneliness, Summer), Told(lively, Street.Loneliness, Summer));

        expected.Expected!.Value.Mean.ShouldBeInRange(24, 28);
        Math.Sqrt(expected.Expected.Value.Variance).ShouldBeInRange(4.5, 9);
        beside.Expected.ShouldBe(expected.Expected);
        beside.People.ShouldBe(expected.People + 130);
        Told(lively, Street.Loneliness, Summer - 8).Expected.ShouldBeNull();
        Told(quiet, Street.Debts, Summer).Expected!.Value.Mean.ShouldBeLessThan(1);
    }

    [Fact]
    public void History_and_effort_change_what_was_to_be_expected()
    {
        var street = WithTwoAWeek();
        var before = Told(street, Street.Loneliness, Summer).Expected!.Value;
        street.Emit([new HistoryLoaded([.. IsoWeek.Range(Summer.First - 60, Summer.First - 1).Select(week => new WeeklyCount(Street.Loneliness, week, 2))])]);
        Told(street, Street.Loneliness, Summer).Expected!.Value.Mean.ShouldBeGreaterThan(1.5 * before.Mean);

        var busy = WithTwoAWeek();
        foreach (var week in Summer.Weeks)
        {
            var stop = busy.Neighbourhood.StartStop(Source.CoffeeCart, null, At(week));
            busy.Emit([stop]);
            busy.Emit(busy.Neighbourhood.FinishStop(stop.Stop.Id, At(week).AddHours(6), 3));
        }
        Told(busy, Street.Loneliness, Summer).Expected!.Value.Mean.ShouldBeGreaterThan(1.5 * before.Mean);
    }

    [Fact]
    public void A_snapshot_of_an_older_version_says_nothing_of_households_before_the_next_quarter()
    {
        var street = WithTwoAWeek();
        var json = JsonNode.Parse(JsonSerializer.Serialize(street.Neighbourhood, Json))!.AsObject();
        json.Remove("quarters").ShouldBeTrue();
        var older = json.Deserialize<Neighbourhood>(Json)!;

        var cells = older.TellQuarters(Closed, afterLoad: false).OfType<QuartersTold>().Single().Tellings.SelectMany(telling => telling.Cells).ToList();
        cells.Sum(cell => cell.People).ShouldBeGreaterThan(0);
        cells.ShouldAllBe(cell => cell.Households == 0);
        older.Quarters.HouseholdsFrom.ShouldBe(Summer + 1);
        var again = JsonSerializer.Deserialize<Neighbourhood>(JsonSerializer.Serialize(older, Json), Json)!;
        again.Quarters.ShouldBe(older.Quarters);
    }

    private static Street WithTwoAWeek()
    {
        var street = new Street(from: Closed);
        street.Emit([new HistoryLoaded([.. IsoWeek.Range(Summer.First - 120, Summer.Last).Select(week => new WeeklyCount(Street.Loneliness, week, 2))])]);
        return street;
    }

    private static QuartersTold Tell(Street street, bool afterLoad)
    {
        var told = street.Neighbourhood.TellQuarters(street.Now, afterLoad);
        street.Emit(told);
        return told.OfType<QuartersTold>().SingleOrDefault() ?? new([], afterLoad);
    }

    // As if nothing had been told before.
    private static QuarterCell Told(Street street, ThemeCode theme, Quarter quarter) =>
        street.Neighbourhood.TellQuarters(street.Now, afterLoad: false).OfType<QuartersTold>().Single().Tellings.Single(telling => telling.Quarter == quarter)
            .Cells.Single(cell => cell.Theme == theme);

    private static DateTimeOffset At(IsoWeek week) => DutchTime.StartOf(week.Monday).AddHours(10);
}

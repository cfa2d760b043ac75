using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class SuccessionTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly NeighbourhoodCode First = NeighbourhoodCode.Parse("BU99990201");
    private static readonly NeighbourhoodCode Second = NeighbourhoodCode.Parse("BU99990202");

    private readonly Street former = new Street().WithHistory(Street.Loneliness, everyWeeks: 2);

    [Fact]
    public void Under_another_code_the_same_is_usual()
    {
        var usual = former.Neighbourhood.Course(Street.Loneliness, former.Now);
        var heir = new Street();

        Pass(former, heir, new AreaHeir(First, 1));

        heir.Neighbourhood.Course(Street.Loneliness, heir.Now).ShouldBe(usual);
        heir.Neighbourhood.InheritedSince.ShouldBe(former.Neighbourhood.Since);
    }

    [Fact]
    public void Hours_of_outreach_go_with_it()
    {
        var stop = former.Neighbourhood.StartStop(Source.WalkIn, null, former.Now);
        former.Emit([stop]);
        former.Emit(former.Neighbourhood.FinishStop(stop.Stop.Id, former.Now.AddHours(4), 3));
        var heir = new Street();

        Pass(former, heir, new AreaHeir(First, 0.5), new(Second, 0.5));

        heir.Neighbourhood.Effort.Hours.ShouldBe(new Dictionary<IsoWeek, double> { [IsoWeek.Of(former.Now)] = 2 });
    }

    [Fact]
    public void Parts_of_a_past_are_as_large_as_their_shares_and_make_the_whole() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new System.Random(seed);
            var street = new Street();
            var week = IsoWeek.Of(street.Now);
            street.Emit([new HistoryLoaded([.. Enumerable.Range(1, 200).Select(ago => new WeeklyCount(Street.Debts, week - ago, chance.Next(4))).Where(count => count.People > 0)])]);
            var whole = street.Neighbourhood.Themes[Street.Debts].Weekly.Values.Sum();
            var share = chance.Next(1, 100) / 100.0;

            var parts = Bequeathed(street, new AreaHeir(First, share), new AreaHeir(Second, 1 - share)).Select(bequest => bequest.Themes.Single()).ToList();

            return Math.Abs(parts.Sum(part => part.Counts.Sum()) - whole) <= 1 && Math.Abs(parts[0].Counts.Sum() - (share * whole)) <= 0.5
                && parts.All(part => part.Counts.All(people => people >= 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void One_that_loses_a_part_and_the_one_that_gets_it_are_usual_together_as_before()
    {
        var neighbour = new Street().WithHistory(Street.Loneliness, everyWeeks: 4);

        Pass(former, neighbour, new AreaHeir(Street.Code, 0.75), new(First, 0.25));

        former.Neighbourhood.Themes[Street.Loneliness].Inherited!.Values.Sum().ShouldBe(-13);
        neighbour.Neighbourhood.Themes[Street.Loneliness].Inherited!.Values.Sum().ShouldBe(13);
        former.Neighbourhood.EndedFrom.ShouldBeNull();
    }

    [Fact]
    public void The_quarter_in_which_borders_change_is_told_once_and_by_those_that_are_there_now()
    {
        for (var household = 0; household < 8; household++) former.Tell(Street.Loneliness, Source.Resident, household);
        var heir = new Street(isNewcomer: true);
        Pass(former, heir, new AreaHeir(First, 1));
        for (var household = 8; household < 15; household++) heir.Tell(Street.Loneliness, Source.Resident, household);
        var closed = former.Now.AddDays(80);

        var quarter = Quarter.Of(IsoWeek.Of(former.Now));
        var cell = Told(heir, closed, quarter)!.Cells.Single(told => told.Theme == Street.Loneliness);
        (cell.People, cell.Households).ShouldBe((15, 15));
        cell.Expected.ShouldNotBeNull("its past is known");
        Told(former, closed, quarter).ShouldBeNull();
        Told(former, closed, quarter - 1)!.Cells.ShouldNotBeEmpty();
        Told(heir, closed, quarter - 1).ShouldBeNull("it was not there yet");
    }

    [Fact]
    public void Of_a_quarter_that_was_told_nothing_is_passed_on()
    {
        former.Tell(Street.Loneliness, Source.Resident, 1);
        var quarter = Quarter.Of(IsoWeek.Of(former.Now));
        former.Now = former.Now.AddDays(80);
        former.Emit(former.Neighbourhood.TellQuarters(former.Now, afterLoad: false));

        // The municipality decided before the quarter closed, and its message came late.
        Bequeathed(former, quarter, new AreaHeir(First, 1)).Single().Themes.SelectMany(part => part.Quarters).ShouldBeEmpty();
    }

    [Fact]
    public void Who_has_ended_tells_no_theme_that_it_is_quiet_and_passes_nothing_on_twice()
    {
        Pass(former, new Street(), new AreaHeir(First, 1));
        former.Now = former.Now.AddDays(60);

        former.Neighbourhood.Summarise(former.Now).ShouldBeEmpty();
        former.Neighbourhood.Succeed(Succession(Quarter.Of(IsoWeek.Of(former.Now)), new AreaHeir(First, 1))).ShouldBeEmpty();
    }

    [Fact]
    public void Who_inherits_does_not_tell_the_theme_what_it_was_told_already()
    {
        former.Now = former.Now.AddDays(120);
        former.Emit(former.Neighbourhood.Summarise(former.Now));
        var told = former.Neighbourhood.Themes[Street.Loneliness].ToldThrough.ShouldNotBeNull();
        var heir = new Street(from: former.Now);

        Pass(former, heir, new AreaHeir(First, 1));
        heir.Now = heir.Now.AddDays(60);

        heir.Neighbourhood.Summarise(heir.Now).OfType<ThemesSummarised>().Single().Summaries.Single(summary => summary.Theme == Street.Loneliness).Weeks
            .ShouldAllBe(week => week.Week > told);
    }

    [Fact]
    public void What_came_in_after_its_quarter_was_told_is_told_with_the_next()
    {
        for (var household = 0; household < 8; household++) former.Tell(Street.Loneliness, Source.Resident, household);
        var quarter = Quarter.Of(IsoWeek.Of(former.Now));
        var heir = new Street(isNewcomer: true);
        heir.Now = heir.Now.AddDays(80);
        heir.Emit(heir.Neighbourhood.TellQuarters(heir.Now, afterLoad: false));

        Pass(former, heir, new AreaHeir(First, 1));

        heir.Neighbourhood.Quarters.ChangedFrom.ShouldBe(quarter);
    }

    [Fact]
    public void A_part_too_small_for_a_single_count_can_be_passed_on_again()
    {
        var heir = new Street();
        Pass(former, heir, new AreaHeir(First, 0.001), new(Second, 0.999));
        heir.Neighbourhood.Themes[Street.Loneliness].IsEmpty.ShouldBeTrue();

        Bequeathed(heir, new AreaHeir(Second, 1)).ShouldHaveSingleItem().Themes.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_inherited_is_part_of_a_snapshot()
    {
        var heir = new Street();
        former.Tell(Street.Loneliness, Source.Resident, 1);
        Pass(former, heir, new AreaHeir(First, 1));

        foreach (var state in new[] { former.Neighbourhood, heir.Neighbourhood })
        {
            var json = JsonSerializer.Serialize(state, Json);
            JsonSerializer.Serialize(JsonSerializer.Deserialize<Neighbourhood>(json, Json), Json).ShouldBe(json);
        }
    }

    private static void Pass(Street former, Street heir, params AreaHeir[] heirs)
    {
        former.Emit(former.Neighbourhood.Succeed(Succession(Quarter.LastClosed(former.Now) + 1, heirs)));
        heir.Emit([new PastInherited(former.Events.OfType<NeighbourhoodSucceeded>().Last().Bequests.Single(bequest => bequest.Heir == First))]);
    }

    private static IReadOnlyList<Bequest> Bequeathed(Street former, params AreaHeir[] heirs) => Bequeathed(former, Quarter.LastClosed(former.Now) + 1, heirs);

    private static IReadOnlyList<Bequest> Bequeathed(Street former, Quarter from, params AreaHeir[] heirs) =>
        former.Neighbourhood.Succeed(Succession(from, heirs)).OfType<NeighbourhoodSucceeded>().Single().Bequests;

    private static AreaSuccession Succession(Quarter from, params AreaHeir[] heirs) => new(new(Street.Code, "Vloeiweide", new(2025), 800), heirs, new(2026), from);

    private static QuarterTelling? Told(Street street, DateTimeOffset at, Quarter quarter) =>
        street.Neighbourhood.TellQuarters(at, afterLoad: false).OfType<QuartersTold>().Single().Tellings.SingleOrDefault(telling => telling.Quarter == quarter);
}

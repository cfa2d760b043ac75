using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Core.Tests.Trends;

public sealed class RedrawingTests
{
    private static readonly ThemeCode Theme = ThemeCode.Parse("eenzaamheid");
    private static readonly Quarter Before = Quarter.Parse("2026-K3");

    [Fact]
    public void Under_another_code_a_figure_is_the_same()
    {
        var figure = Figure("BU99980000", 25);

        var told = Neighbourhoods([figure], Succession(0, 1, (100, 1))).ShouldHaveSingleItem();

        told.ShouldBe(figure with { Area = "BU99980100" });
    }

    [Fact]
    public void Neighbourhoods_that_became_one_are_counted_together()
    {
        var told = Neighbourhoods([Figure("BU99980000", 25), Figure("BU99980001", 10)], Succession(0, 1, (100, 1)), Succession(1, 1, (100, 1))).ShouldHaveSingleItem();

        (told.Area, told.Count, told.IsEstimated).ShouldBe(("BU99980100", 35, false));
        told.Expected.ShouldBe(new(10, 40));
    }

    [Fact]
    public void Of_one_that_was_divided_each_part_has_its_share_and_says_that_it_is_an_estimate()
    {
        var told = Neighbourhoods([Figure("BU99980000", 50)], Succession(0, 1, (100, 0.7), (101, 0.3)));

        told.Select(figure => (figure.Area, figure.Count, figure.IsEstimated, figure.Expected)).ShouldBe([("BU99980100", 35, true, null), ("BU99980101", 15, true, null)]);
    }

    [Fact]
    public void Who_keeps_a_part_and_who_gets_the_rest_have_theirs()
    {
        var told = Neighbourhoods([Figure("BU99980000", 40), Figure("BU99980001", 20)], Succession(0, 1, (0, 0.75), (1, 0.25)));

        told.Select(figure => (figure.Area, figure.Count)).ShouldBe([("BU99980000", 30), ("BU99980001", 30)]);
    }

    [Fact]
    public void What_rests_on_a_withheld_figure_is_withheld()
    {
        var told = Neighbourhoods([Figure("BU99980000", null), Figure("BU99980001", 20)], Succession(0, 1, (0, 0.9), (1, 0.1)));

        told.ShouldAllBe(figure => figure.IsWithheld && figure.Expected == null);
    }

    [Fact]
    public void A_quarter_that_was_told_in_the_new_areas_is_left_as_it_is() =>
        Redrawing.InAreasOfToday([Figure("BU99980000", 50)], Before + 1, TrendLevel.Neighbourhood, [Succession(0, 1, (100, 1))], []).ShouldHaveSingleItem().Area.ShouldBe("BU99980000");

    [Fact]
    public void Changes_of_several_editions_follow_each_other()
    {
        var told = Neighbourhoods([Figure("BU99980000", 50)], Succession(0, 1, (100, 1)), Succession(100, 5, (200, 1)));

        told.ShouldHaveSingleItem().Area.ShouldBe("BU99980200");
    }

    [Fact]
    public void Two_editions_within_a_quarter_follow_each_other_too()
    {
        var told = Neighbourhoods([Figure("BU99980000", 50), Figure("BU99980001", 20)],
            Succession(0, 1, (0, 0.5), (1, 0.5)), Succession(0, 1, (100, 1)) with { Edition = new(2029) }, Succession(1, 1, (100, 1)) with { Edition = new(2029) });

        var figure = told.ShouldHaveSingleItem();
        (figure.Area, figure.Count).ShouldBe(("BU99980100", 70));
    }

    [Fact]
    public void A_district_goes_with_its_neighbourhoods_for_as_much_as_lives_there()
    {
        AreaSuccession[] change = [Succession(0, 1, (100, 1))];
        NeighbourhoodArea[] today = [Area(1, 300), Area(100, 100), Area(101, 400)];

        var told = Redrawing.InAreasOfToday([Figure("WK999800", 40), Figure("WK999801", 20)], Before, TrendLevel.District, change, today);

        told.Select(figure => (figure.Area, figure.Count, figure.IsEstimated)).ShouldBe([("WK999800", 30, true), ("WK999801", 30, true)]);
    }

    [Fact]
    public void A_district_that_was_numbered_anew_is_the_same_district_though_its_households_are_counted_anew()
    {
        AreaSuccession[] change = [Succession(0, 1, (100, 1)), Succession(1, 1, (101, 1))];
        NeighbourhoodArea[] today = [Area(100, 104), Area(101, 97)];
        var figure = Figure("WK999800", 40);

        Redrawing.InAreasOfToday([figure], Before, TrendLevel.District, change, today).ShouldBe([figure with { Area = "WK999801" }]);
    }

    [Fact]
    public void A_municipality_knows_no_borders_within() =>
        Redrawing.InAreasOfToday([Figure("GM9998", 40)], Before, TrendLevel.Municipality, [Succession(0, 1, (100, 1))], []).ShouldBe([Figure("GM9998", 40)]);

    private static IReadOnlyList<AreaFigure> Neighbourhoods(IReadOnlyList<AreaFigure> figures, params AreaSuccession[] successions) =>
        Redrawing.InAreasOfToday(figures, Before, TrendLevel.Neighbourhood, successions, []);

    private static AreaFigure Figure(string area, int? count) => new(area, Theme, count, count is null ? null : new(5, 20));

    private static AreaSuccession Succession(int former, int quartersLater, params (int Code, double Share)[] heirs) =>
        new(Area(former, 100), [.. heirs.Select(heir => new AreaHeir(Code(heir.Code), heir.Share))], new(2026 + quartersLater), Before + quartersLater);

    private static NeighbourhoodArea Area(int number, int households) => new(Code(number), "Buurt", new(2026), households);

    private static NeighbourhoodCode Code(int number) => new(99_980_000 + number);
}

using Signals.Core.Areas;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Core.Tests.Trends;

public sealed class QuarterTrendsTests
{
    private static readonly Quarter Summer = Quarter.Parse("2026-K3");

    [Fact]
    public void What_neighbourhoods_tell_is_released_together_and_not_as_it_comes_in()
    {
        var trends = new QuarterTrends();
        for (var i = 0; i < 3; i++) trends.Apply(QuarterTrends.Gather(Telling(Cells.Code(0, i), 20), afterLoad: false));
        trends.Figures(TrendLevel.Municipality, null, Cells.Noise).ShouldBeEmpty();

        foreach (var released in trends.Release()) trends.Apply(released);
        trends.Figures(TrendLevel.Municipality, null, Cells.Noise).ShouldHaveSingleItem().ShouldTell(60);

        trends.Apply(QuarterTrends.Gather(Telling(Cells.Code(0, 0), 90), afterLoad: true));
        trends.IsGatheredAfterLoad.ShouldBeTrue();
        trends.Figures(TrendLevel.Neighbourhood, Cells.Theme, Cells.Noise)[0].ShouldTell(20);
        foreach (var released in trends.Release()) trends.Apply(released);
        var figures = trends.Figures(TrendLevel.Neighbourhood, Cells.Theme, Cells.Noise);
        figures.Select(figure => figure.Area).ShouldBe(["BU99980000", "BU99980001", "BU99980002"]);
        figures[0].ShouldTell(90);
        figures[1].ShouldTell(20);
        trends.Release().ShouldBeEmpty();
    }

    [Fact]
    public void A_quarter_that_nobody_knows_from_its_first_week_on_is_not_shown()
    {
        var trends = Released(Telling(Cells.Code(0, 0), 20) with { IsWhole = false }, Telling(Cells.Code(0, 1), 20) with { IsWhole = false });
        trends.Figures(TrendLevel.Municipality, null, Cells.Noise).ShouldBeEmpty();

        Released(Telling(Cells.Code(0, 0), 20) with { IsWhole = false }, Telling(Cells.Code(0, 1), 20)).Figures(TrendLevel.Municipality, null, Cells.Noise).ShouldHaveSingleItem().ShouldTell(40);
    }

    [Fact]
    public void A_neighbourhood_that_had_nothing_to_tell_is_withheld_like_any_other()
    {
        var trends = Released(Telling(Cells.Code(0, 0), 20), Telling(Cells.Code(0, 1), 20), new(Summer, Cells.Code(0, 2), false, []));

        trends.Figures(TrendLevel.Neighbourhood, null, Cells.Noise).Select(figure => (figure.Area, figure.IsWithheld))
            .ShouldBe([("BU99980000", true), ("BU99980001", false), ("BU99980002", true)]);
    }

    [Fact]
    public void What_is_dropped_is_gone()
    {
        var trends = Released(Telling(Cells.Code(0, 0), 20));
        foreach (var dropped in trends.Drop()) trends.Apply(dropped);

        trends.Told.ShouldBeEmpty();
        trends.Figures(TrendLevel.Municipality, null, Cells.Noise).ShouldBeEmpty();
        trends.Drop().ShouldBeEmpty();
    }

    private static QuarterTelling Telling(NeighbourhoodCode code, int households) => new(Summer, code, true, [Cells.Cell(households, households)]);

    private static QuarterTrends Released(params QuarterTelling[] tellings)
    {
        var trends = new QuarterTrends();
        foreach (var telling in tellings) trends.Apply(QuarterTrends.Gather(telling, afterLoad: false));
        foreach (var released in trends.Release()) trends.Apply(released);
        return trends;
    }
}

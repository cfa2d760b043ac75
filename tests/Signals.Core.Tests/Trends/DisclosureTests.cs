using Signals.Core.Prompts;
using Signals.Core.Trends;

namespace Signals.Core.Tests.Trends;

public sealed class DisclosureTests
{
    [Fact]
    public void Ten_households_make_a_figure_and_nine_do_not()
    {
        var figures = Cells.Protected(Cells.Of([10, 10, 30], [9, 9]));

        figures["BU99980000"].ShouldTell(10);
        figures["BU99980100"].IsWithheld.ShouldBeTrue();
        figures["BU99980100"].Expected.ShouldBeNull();
        figures["WK999801"].ShouldTell(20);
        figures["GM9998"].ShouldTell(70);
    }

    [Fact]
    public void Households_decide_and_people_are_told()
    {
        var cells = Cells.Of([12, 12, 12]);
        cells[Cells.Code(0, 0)] = Cells.Cell(people: 57, households: 9);
        cells[Cells.Code(0, 1)] = Cells.Cell(people: 58, households: 12);

        var figures = Cells.Protected(cells);

        figures["BU99980000"].IsWithheld.ShouldBeTrue();
        figures["WK999800"].ShouldTell(125);
    }

    [Fact]
    public void Figures_are_multiples_of_five_and_never_below_ten()
    {
        for (var people = 10; people < 60; people++)
        {
            var figure = Cells.Protected(Cells.Of([people]))["BU99980000"];
            (figure.Count % Disclosure.RoundedTo).ShouldBe(0);
            figure.Count!.Value.ShouldBeGreaterThanOrEqualTo(Disclosure.FewestHouseholds);
            figure.ShouldTell(people);
        }
    }

    [Fact]
    public void Beside_one_neighbourhood_another_is_withheld_so_that_it_cannot_be_found_by_taking_away()
    {
        var figures = Cells.Protected(Cells.Of([4, 40, 15, 22], [20, 20]));

        figures.Values.Where(figure => figure.IsWithheld).Select(figure => figure.Area).ShouldBe(["BU99980000", "BU99980002"]);
        figures["WK999800"].ShouldTell(80);
    }

    [Fact]
    public void What_is_left_over_for_those_withheld_stands_for_ten_households_too()
    {
        var figures = Cells.Protected(Cells.Of([4, 5, 40, 15]));

        figures.Values.Where(figure => figure.IsWithheld).Select(figure => figure.Area).ShouldBe(["BU99980000", "BU99980001", "BU99980003"]);
    }

    [Fact]
    public void Beside_one_district_another_is_withheld_with_all_that_lies_in_it()
    {
        var figures = Cells.Protected(Cells.Of([2, 0], [20, 20], [40, 40]));

        figures.Values.Where(figure => figure.IsWithheld).Select(figure => figure.Area)
            .ShouldBe(["WK999800", "WK999801", "BU99980000", "BU99980001", "BU99980100", "BU99980101"]);
        figures["GM9998"].ShouldTell(120);
    }

    [Fact]
    public void Of_a_town_in_which_hardly_anything_was_told_nothing_is_given() =>
        Cells.Protected(Cells.Of([4, 0], [5])).Values.ShouldAllBe(figure => figure.IsWithheld);

    [Fact]
    public void A_district_of_one_neighbourhood_is_given_as_the_neighbourhood_is()
    {
        var figures = Cells.Protected(Cells.Of([14], [30, 30]));

        figures["WK999800"].Count.ShouldBe(figures["BU99980000"].Count);
    }

    [Fact]
    public void What_was_to_be_expected_is_a_range_rounded_outwards_that_adds_up_over_an_area()
    {
        var cells = Cells.Of([12, 12], [12, 12]);
        Cells.Protected(cells)["BU99980000"].Expected.ShouldBe(new NormalRange(0, 15));
        Cells.Protected(cells)["GM9998"].Expected.ShouldBe(new NormalRange(20, 45));

        // Nothing was ever told in the first; in the second something was told, and too little is known of its past.
        cells[Cells.Code(0, 0)] = new(Cells.Theme, 0, 0, null);
        Cells.Protected(cells)["GM9998"].Expected.ShouldNotBeNull();
        cells[Cells.Code(0, 0)] = new(Cells.Theme, 1, 1, null);
        Cells.Protected(cells)["GM9998"].Expected.ShouldBeNull();
        Cells.Protected(cells)["GM9998"].ShouldTell(35);
    }

    [Fact]
    public void The_same_telling_gives_the_same_figures_in_whatever_order_it_came()
    {
        var cells = Cells.Of([4, 40, 15, 15], [20, 3], [9, 9, 12]);

        var backwards = cells.Reverse().ToDictionary();

        Disclosure.Protect(Cells.Municipality, Cells.Quarter, Cells.Theme, backwards, Cells.Noise).ShouldBe(Disclosure.Protect(Cells.Municipality, Cells.Quarter, Cells.Theme, cells, Cells.Noise));
    }
}

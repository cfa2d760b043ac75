using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Municipalities;

namespace Signals.Core.Tests.Municipalities;

public sealed class PlaceTests
{
    private readonly Village village = new();

    [Fact]
    public void A_list_takes_the_place_of_the_one_before_and_the_same_list_is_no_news()
    {
        village.Emit(village.Municipality.ListPlaces(Village.Mill, [Place("molenhof"), Place("wieken")]));
        village.Municipality.ListPlaces(Village.Mill, [Place("molenhof"), Place("wieken")])!.ShouldBeEmpty();

        village.Emit(village.Municipality.ListPlaces(Village.Mill, [Place("wieken")]));

        var places = village.Municipality.Places.ShouldHaveSingleItem();
        places.Listed.ShouldBe([Place("wieken")]);
        places.Lists("molenhof").ShouldBeFalse();
    }

    [Fact]
    public void A_place_that_is_no_longer_listed_keeps_its_name_until_it_is_listed_by_another()
    {
        village.Emit(village.Municipality.ListPlaces(Village.Mill, [Place("molenhof", "Het Molenhof")]));
        village.Emit(village.Municipality.ListPlaces(Village.Mill, []));
        Places.NameOf("molenhof").ShouldBe("Het Molenhof");
        Places.NameOf("elders").ShouldBeNull();

        village.Emit(village.Municipality.ListPlaces(Village.Mill, [Place("molenhof", "Nieuw Molenhof")]));

        Places.NameOf("molenhof").ShouldBe("Nieuw Molenhof");
        Places.Delisted.ShouldBeEmpty();
    }

    [Fact]
    public void No_more_places_that_were_listed_once_are_remembered_than_may_be()
    {
        for (var round = 0; round < 3; round++)
            village.Emit(village.Municipality.ListPlaces(Village.Mill, [.. Enumerable.Range(0, ListedPlaces.Most).Select(i => Place($"plek-{round}-{i}"))]));

        Places.Delisted.Count.ShouldBe(ListedPlaces.MostDelisted);
        Places.NameOf("plek-1-7").ShouldNotBeNull();
        Places.NameOf("plek-0-7").ShouldBeNull();
    }

    [Fact]
    public void What_cannot_be_listed_is_refused()
    {
        village.Municipality.ListPlaces(NeighbourhoodCode.Parse("BU00000001"), [Place("molenhof")]).ShouldBeNull();
        Should.Throw<ArgumentException>(() => village.Municipality.ListPlaces(Village.Mill, [Place("molenhof"), Place("molenhof", "Anders")]));
        Should.Throw<ArgumentException>(() => village.Municipality.ListPlaces(Village.Mill, [.. Enumerable.Range(0, ListedPlaces.Most + 1).Select(i => Place($"plek-{i}"))]));
        PlaceCode.TryParse("Geen Code", null, out _).ShouldBeFalse();
    }

    [Fact]
    public void Neighbourhoods_need_not_know_of_places()
    {
        Municipality.ConcernsNeighbourhoods(new PlacesListed(Village.Mill, [])).ShouldBeFalse();
        Municipality.ConcernsNeighbourhoods(new DetectionSet(DetectionSettings.Standard)).ShouldBeTrue();
    }

    private ListedPlaces Places => village.Municipality.Places.Single();

    private static ListedPlace Place(string code, string? name = null) => new(PlaceCode.Parse(code), name ?? code);
}

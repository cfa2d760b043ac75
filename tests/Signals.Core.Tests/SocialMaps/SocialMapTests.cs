using Signals.Core.Areas;
using Signals.Core.SocialMaps;
using Signals.Core.Themes;

namespace Signals.Core.Tests.SocialMaps;

public sealed class SocialMapTests
{
    private static readonly ThemeCode Loneliness = ThemeCode.Parse("eenzaamheid");
    private static readonly NeighbourhoodCode Street = NeighbourhoodCode.Parse("BU99990102");

    private readonly SocialMap map = new();

    [Fact]
    public void What_says_no_theme_or_neighbourhood_suits_all()
    {
        var everywhere = Entry("buurthuis");
        everywhere.Suits([Loneliness], Street).ShouldBeTrue();

        var here = everywhere with { Themes = [Loneliness], Neighbourhoods = [Street] };
        here.Suits([Loneliness, ThemeCode.Parse("taal")], Street).ShouldBeTrue();
        here.Suits([], null).ShouldBeTrue();
        here.Suits([ThemeCode.Parse("taal")], Street).ShouldBeFalse();
        here.Suits([Loneliness], NeighbourhoodCode.Parse("BU99990103")).ShouldBeFalse();
    }

    [Fact]
    public void After_half_a_year_somebody_is_to_look_whether_it_is_still_right()
    {
        var entry = Entry("buurthuis");

        entry.IsToCheck(new(2026, 12, 1)).ShouldBeFalse();
        entry.IsToCheck(new(2026, 12, 2)).ShouldBeTrue();
    }

    [Fact]
    public void It_holds_no_more_than_it_may()
    {
        for (var i = 0; i < SocialMap.Most; i++) Set(Entry($"plek-{i}"));

        map.Set(Entry("nog-een")).ShouldBeNull();
        map.Set(Entry("plek-3")).ShouldBeEmpty();
        Set(Entry("plek-3") with { Name = "Anders" });
        foreach (var happened in map.Remove(SocialMapCode.Parse("plek-3"))) map.Apply(happened);
        map.Remove(SocialMapCode.Parse("plek-3")).ShouldBeEmpty();
        Set(Entry("nog-een"));
    }

    private static SocialMapEntry Entry(string code) => new()
    {
        Code = SocialMapCode.Parse(code),
        Name = "Buurthuis",
        Kind = SocialMapKind.MeetingPlace,
        Description = "Koffie en een praatje.",
        Contact = "Elke ochtend open.",
        CheckedOn = new(2026, 6, 1),
    };

    private void Set(SocialMapEntry entry)
    {
        foreach (var happened in map.Set(entry)!) map.Apply(happened);
    }
}

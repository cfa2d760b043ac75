using System.Text.Json.Serialization;
using Signals.Core.Themes;

namespace Signals.Core.Menus;

/// <summary>A card of the menu: something that a team and residents can choose together.</summary>
/// <remarks>Equal when all of it is, themes in the same order included.</remarks>
public sealed record MenuCard
{
    /// <summary>The most characters that a title can have.</summary>
    public const int MostTitle = 80;

    /// <summary>The most characters that an explanation can have.</summary>
    public const int MostExplanation = 500;

    /// <summary>The most characters that a source can have.</summary>
    public const int MostSource = 200;

    /// <summary>So many months after a card was checked it is to be checked again.</summary>
    public const int MonthsBetweenChecks = 6;

    public required MenuCardCode Code { get; init; }

    public required MenuColour Colour { get; init; }

    /// <summary>Its title, at most <see cref="MostTitle"/> characters.</summary>
    public required string Title { get; init; }

    /// <summary>What it comes down to, in plain Dutch, at most <see cref="MostExplanation"/> characters.</summary>
    public required string Explanation { get; init; }

    /// <summary>Where it comes from, at most <see cref="MostSource"/> characters.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is known to work.</summary>
    public required EvidenceLevel Evidence { get; init; }

    /// <summary>The themes that it goes with; empty for all.</summary>
    public IReadOnlyList<ThemeCode> Themes { get; init; } = [];

    /// <summary>When somebody last checked that it is still right; null where there is nothing to check.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Whether it was checked too long ago.</summary>
    public bool IsToCheck(DateOnly today) => CheckedOn?.AddMonths(MonthsBetweenChecks) < today;

    /// <summary>Whether it goes with one of these themes.</summary>
    public bool Suits(IEnumerable<ThemeCode> themes) => Themes.Count == 0 || themes.Any(Themes.Contains);

    /// <inheritdoc/>
    public bool Equals(MenuCard? other) =>
        other is not null && Code == other.Code && Colour == other.Colour && Title == other.Title && Explanation == other.Explanation && Source == other.Source
        && Evidence == other.Evidence && CheckedOn == other.CheckedOn && Themes.SequenceEqual(other.Themes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Colour, Title, Explanation, Source, Evidence, CheckedOn);
}

/// <summary>The four ways to tackle vulnerability.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MenuColour>))]
public enum MenuColour
{
    /// <summary>Bring structure, and make support better (blauw).</summary>
    Blue,

    /// <summary>More coherence, and faster decisions (rood).</summary>
    Red,

    /// <summary>Work from the purpose, not from the system (geel).</summary>
    Yellow,

    /// <summary>Work together with people and their surroundings (groen).</summary>
    Green,
}

/// <summary>How well something is known to work, as Movisie grades it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceLevel>))]
public enum EvidenceLevel
{
    /// <summary>Known from practice only (praktijk).</summary>
    Practice,

    /// <summary>Well described (goed beschreven).</summary>
    WellDescribed,

    /// <summary>Well founded (goed onderbouwd).</summary>
    WellFounded,

    /// <summary>First indications of effect (eerste aanwijzingen voor effectiviteit).</summary>
    FirstIndications,

    /// <summary>Good indications (goede aanwijzingen).</summary>
    GoodIndications,

    /// <summary>Strong indications (sterke aanwijzingen).</summary>
    StrongIndications,
}

/// <summary>The words by which screens and the interface name colours and levels.</summary>
public static class MenuWords
{
    /// <summary>Every colour with its word.</summary>
    public static readonly IReadOnlyDictionary<string, MenuColour> Colours = new Dictionary<string, MenuColour>(StringComparer.Ordinal)
    {
        ["blauw"] = MenuColour.Blue,
        ["rood"] = MenuColour.Red,
        ["geel"] = MenuColour.Yellow,
        ["groen"] = MenuColour.Green,
    };

    /// <summary>Every level with its words.</summary>
    public static readonly IReadOnlyDictionary<string, EvidenceLevel> Levels = new Dictionary<string, EvidenceLevel>(StringComparer.Ordinal)
    {
        ["praktijk"] = EvidenceLevel.Practice,
        ["goed beschreven"] = EvidenceLevel.WellDescribed,
        ["goed onderbouwd"] = EvidenceLevel.WellFounded,
        ["eerste aanwijzingen voor effectiviteit"] = EvidenceLevel.FirstIndications,
        ["goede aanwijzingen"] = EvidenceLevel.GoodIndications,
        ["sterke aanwijzingen"] = EvidenceLevel.StrongIndications,
    };

    /// <summary>The word of a colour.</summary>
    public static string Word(this MenuColour colour) => Colours.First(entry => entry.Value == colour).Key;

    /// <summary>The words of a level.</summary>
    public static string Words(this EvidenceLevel level) => Levels.First(entry => entry.Value == level).Key;
}

using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Municipalities;

public sealed partial class Municipality
{
    /// <summary>The most themes that a municipality can have.</summary>
    public const int MostThemes = 200;

    // Weeks in which nobody could choose a theme say nothing of what is usual; a few of them do no harm.
    private const int WeeksUntilForgotten = 4;

    private readonly List<Theme> themes;
    private readonly SortedDictionary<ThemeCode, IsoWeek> hidden;

    /// <summary>Its themes, hidden or not, the standard ones first.</summary>
    public IReadOnlyList<Theme> Themes => themes;

    /// <summary>The themes that it offers no longer, and since which week.</summary>
    public IReadOnlyDictionary<ThemeCode, IsoWeek> HiddenThemes => hidden;

    /// <summary>Adds themes, or renames them. Nothing if all are known by these names.</summary>
    /// <returns>Null if there would be more than <see cref="MostThemes"/>.</returns>
    public IReadOnlyList<MunicipalityEvent>? AddThemes(IReadOnlyList<Theme> added)
    {
        var all = themes.Concat(added).Select(theme => theme.Code).Distinct().Count();
        return all > MostThemes ? null : [.. added.Except(themes).Select(theme => new ThemeAdded(theme))];
    }

    /// <summary>Offers a theme no longer. What was told of it stays, and keeps its name. Nothing if it is hidden.</summary>
    /// <remarks>Strengths are always offered: a platform that asks for troubles alone would see nothing else.</remarks>
    /// <returns>Null if there is no such theme, or it is that of strengths.</returns>
    public IReadOnlyList<MunicipalityEvent>? HideTheme(ThemeCode theme, DateTimeOffset now) =>
        theme == Theme.Strengths || !themes.Exists(known => known.Code == theme) ? null
        : hidden.ContainsKey(theme) ? []
        : [new ThemeHidden(theme, IsoWeek.Of(now))];

    /// <summary>Offers a hidden theme again. Nothing if it was not hidden.</summary>
    /// <remarks>After more than a few weeks it is as a theme that has just appeared: learned anew, and raising nothing at first.</remarks>
    /// <returns>Null if there is no such theme.</returns>
    public IReadOnlyList<MunicipalityEvent>? ShowTheme(ThemeCode theme, DateTimeOffset now)
    {
        if (!themes.Exists(known => known.Code == theme)) return null;
        if (!hidden.TryGetValue(theme, out var since)) return [];
        var week = IsoWeek.Of(now);
        return [new ThemeShown(theme, week - since >= WeeksUntilForgotten ? week : null)];
    }

    private void Apply(ThemeAdded added)
    {
        var index = themes.FindIndex(known => known.Code == added.Theme.Code);
        if (index >= 0) themes[index] = added.Theme;
        else themes.Add(added.Theme);
    }
}

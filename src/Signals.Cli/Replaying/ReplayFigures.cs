using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Cli.Replaying;

/// <summary>Counts the prompts from a day on.</summary>
internal sealed class ReplayFigures(History history, DateOnly from)
{
    private const double DaysInYear = 365.25;

    private readonly Dictionary<NeighbourhoodCode, int> prompts = [];
    private readonly Dictionary<PromptKind, int> kinds = [];
    private readonly Dictionary<ThemeCode, int> themes = [];

    /// <summary>Prompts before that day, while the platform had yet to learn what is usual.</summary>
    public int InRunIn { get; private set; }

    /// <summary>Notes from that day on on how signals came in.</summary>
    public int Notes { get; private set; }

    public int Prompts => prompts.Values.Sum();

    public int Areas => history.Neighbourhoods.Count;

    /// <summary>How many years are counted.</summary>
    public double Years => Math.Max(1, history.Cases[^1].ObservedOn.DayNumber - from.DayNumber + 1) / DaysInYear;

    public double PerAreaPerYear => Prompts / (Areas * Years);

    /// <summary>How many prompts of each kind, in a fixed order.</summary>
    public IEnumerable<(PromptKind Kind, int Prompts)> Kinds => Enum.GetValues<PromptKind>().Select(kind => (kind, kinds.GetValueOrDefault(kind)));

    /// <summary>How many prompts of one theme in one area: those that <see cref="ByChance"/> is about.</summary>
    public int OfOneTheme => kinds.GetValueOrDefault(PromptKind.Rise) + kinds.GetValueOrDefault(PromptKind.Strength);

    /// <summary>How many of those chance alone would have raised.</summary>
    public ExpectedByChance ByChance => ExpectedByChance.Of(DetectionSettings.Standard.PromptScore, Areas * history.Themes.Count, DaysInYear * Years);

    /// <summary>Every theme by its name, with its cases and prompts from that day on.</summary>
    public IEnumerable<(Theme Theme, int Cases, int Prompts)> Themes()
    {
        var cases = history.Cases.Where(one => one.ObservedOn >= from).CountBy(one => one.Theme).ToDictionary();
        return history.Themes.OrderBy(theme => theme.Name, StringComparer.Ordinal).Select(theme => (theme, cases.GetValueOrDefault(theme.Code), themes.GetValueOrDefault(theme.Code)));
    }

    /// <returns>Whether the prompt counts.</returns>
    public bool Count(Prompt prompt, DateOnly raisedOn)
    {
        if (raisedOn < from)
        {
            InRunIn++;
            return false;
        }
        prompts[prompt.Id.Neighbourhood] = prompts.GetValueOrDefault(prompt.Id.Neighbourhood) + 1;
        kinds[prompt.Kind] = kinds.GetValueOrDefault(prompt.Kind) + 1;
        themes[prompt.Theme.Code] = themes.GetValueOrDefault(prompt.Theme.Code) + 1;
        return true;
    }

    /// <returns>Whether the note counts.</returns>
    public bool Count(DateOnly notedOn)
    {
        if (notedOn < from) return false;
        Notes++;
        return true;
    }

    /// <summary>Where most cases come from, with their cases and prompts from that day on.</summary>
    public IEnumerable<(NeighbourhoodArea Area, int Cases, int Prompts)> Busiest(int most)
    {
        var cases = history.Cases.Where(one => one.ObservedOn >= from).CountBy(one => one.Area).ToDictionary();
        return history.Neighbourhoods
            .Select(area => (area, cases.GetValueOrDefault(area.Code), prompts.GetValueOrDefault(area.Code)))
            .OrderByDescending(entry => entry.Item2).ThenBy(entry => entry.area.Code).Take(most);
    }
}

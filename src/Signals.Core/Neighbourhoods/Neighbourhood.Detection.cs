using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

public sealed partial class Neighbourhood
{
    /// <summary>How long a prompt stands, in days. Until then its theme raises no other one here.</summary>
    public const int PromptDays = 56;

    // A rise that one household could have made alone is no finding either.
    private const int FewestHouseholdsInFinding = 2;

    // Weeks between two findings on one theme that are kept inside.
    private const int QuietWeeks = 4;

    // So long after a prompt its level is no news: another prompt on the theme tells of more than that.
    private const int WeeksKnownToTeam = 26;

    /// <summary>Looks whether a theme is more alive than usual, in the weeks up to and including the current one.</summary>
    /// <returns>Nothing, a finding that is kept inside, or a prompt.</returns>
    public IReadOnlyList<NeighbourhoodEvent> LookAt(ThemeCode theme, DateTimeOffset now)
    {
        if (Configuration is not { } configuration || Since is null || !themes.TryGetValue(theme, out var stream)) return [];
        if (LastPrompt(theme) is { } standing && now < standing.RaisedAt.AddDays(PromptDays)) return [];

        var week = IsoWeek.Of(now);
        var settings = configuration.Settings;
        var recent = SeenOf(stream, week);
        if (recent.Score < settings.FindingScore) return [];
        if (LastPrompt(theme) is { } told && week - IsoWeek.Of(told.RaisedAt) <= WeeksKnownToTeam)
            recent = recent.Above(stream.Level(IsoWeek.Of(told.From), week - 1, Effort));
        var general = GeneralRise(week);
        if (general is { } all) recent = recent.Above(all);
        return
        [
            .. general is null ? [] : NoteGeneralRise(week, configuration, now),
            .. Judge(theme, stream, recent, week, configuration, now),
        ];
    }

    private IReadOnlyList<NeighbourhoodEvent> Judge(
        ThemeCode theme, ThemeStream stream, in RecentWeeks recent, IsoWeek week, NeighbourhoodConfigured configuration, DateTimeOffset now)
    {
        var settings = configuration.Settings;
        var score = recent.Score;
        if (score < settings.FindingScore) return [];

        Rise? finding = null;
        foreach (var rise in recent.Windows())
        {
            var telling = stream.Telling(week, rise.Window);
            if (score >= settings.PromptScore && telling.Households >= settings.MinimumHouseholds && telling.SourceKinds >= settings.MinimumSourceKinds)
                return [Raise(theme, week, rise, telling, configuration, now)];
            if (telling.Households >= FewestHouseholdsInFinding) finding ??= rise;
        }
        return finding is not null && !(stream.LastFinding is { } last && week - last < QuietWeeks) ? [new FindingMade(theme, week, finding)] : [];
    }

    // What is usual is a cache of the weekly counts: to bring it up to date changes nothing that is told.
    private RecentWeeks SeenOf(ThemeStream stream, IsoWeek week)
    {
        stream.Learn(Since!.Value, week - OutbreakLikelihood.Weeks, Effort);
        return stream.Recent(week, Effort);
    }

    private StandingPrompt? LastPrompt(ThemeCode theme) => prompts.FindLast(prompt => prompt.Theme == theme);

    private PromptRaised Raise(
        ThemeCode code, IsoWeek week, Rise rise, WeekTelling telling, NeighbourhoodConfigured configuration, DateTimeOffset now)
    {
        var theme = configuration.Themes.FirstOrDefault(theme => theme.Code == code) ?? new Theme(code, code.ToString());
        var wording = new PromptWording(theme, rise, telling, configuration, week - Since!.Value);
        return new(new Prompt
        {
            Id = new(configuration.Area.Code, PromptCount + 1),
            NeighbourhoodName = configuration.Area.Name,
            Theme = theme,
            Kind = code == Theme.Strengths ? PromptKind.Strength : PromptKind.Rise,
            From = (week - (rise.Window - 1)).Monday,
            To = week.Sunday,
            Households = BandedCount.Of(telling.Households),
            SourceKinds = telling.SourceKinds,
            Expected = rise.Normal,
            Explanation = wording.Explanation,
            NotKnown = wording.NotKnown,
            Questions = wording.Questions,
            Rule = wording.Rule,
            RaisedAt = now,
            ExpiresAt = now.AddDays(PromptDays),
        }, configuration.Team);
    }
}

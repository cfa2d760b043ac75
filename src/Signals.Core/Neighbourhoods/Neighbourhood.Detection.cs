using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Teams;
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

    /// <summary>Looks whether a theme is more alive than usual in the weeks up to and including the current one: in the neighbourhood, at a listed place, or together with other themes.</summary>
    /// <returns>Nothing, a finding that is kept inside, or a prompt; and a note if nearly every theme rises.</returns>
    public IReadOnlyList<NeighbourhoodEvent> LookAt(ThemeCode theme, DateTimeOffset now)
    {
        if (Configuration is not { } configuration || Since is null || !themes.TryGetValue(theme, out var stream) || Stands(theme, now)) return [];

        var week = IsoWeek.Of(now);
        var settings = configuration.Settings;
        if (Dilemma(theme, week, settings, now) is { } dilemma) return [Raise(dilemma, week, configuration, now)];
        var look = BesideWhatIsKnown(theme, stream, week);
        var general = look.Score >= settings.FindingScore ? GeneralRise(week) : null;
        return general is { } all
            ? [.. NoteGeneralRise(week, configuration, now), .. Judge(theme, stream, Look.At(look.Recent.Above(all)), isGeneral: true, week, configuration, now)]
            : Judge(theme, stream, look, isGeneral: false, week, configuration, now);
    }

    // What is normal is told as it is usual, whatever else is known.
    private IReadOnlyList<NeighbourhoodEvent> Judge(
        ThemeCode theme, ThemeStream stream, in Look look, bool isGeneral, IsoWeek week, NeighbourhoodConfigured configuration, DateTimeOffset now)
    {
        var settings = configuration.Settings;
        var atPlace = isGeneral ? null : AtPlace(theme, stream, week, settings);
        Rise? finding = null;
        if (look.Score >= settings.FindingScore)
        {
            var usual = SeenOf(theme, stream, week).Recent;
            foreach (var rise in look.Recent.Windows(look.Score))
            {
                var seen = new Finding(
                    theme == Theme.Strengths ? PromptKind.Strength : PromptKind.Rise, theme, rise with { Normal = usual.NormalOver(rise.Window) }, stream.Telling(week, rise.Window));
                if (rise.Score >= settings.PromptScore && seen.Suffices(settings))
                    return [Raise(atPlace is not null && 2 * atPlace.Telling.People > seen.Telling.People ? atPlace : seen, week, configuration, now)];
                if (seen.Telling.Households >= FewestHouseholdsInFinding) finding ??= rise;
            }
        }
        if (atPlace is not null) return [Raise(atPlace, week, configuration, now)];
        if (!isGeneral && Coincidence(theme, look, week, settings, now) is { } together) return [Raise(together, week, configuration, now)];
        return finding is not null && !(stream.LastFinding is { } last && week - last < QuietWeeks) ? [new FindingMade(theme, week, finding)] : [];
    }

    private PromptRaised Raise(
        Finding seen, IsoWeek week, NeighbourhoodConfigured configuration, DateTimeOffset now, IReadOnlyList<TeamId>? otherTeams = null)
    {
        var wording = new PromptWording(seen, configuration, week - UsualSince!.Value);
        return new(new Prompt
        {
            Id = new(configuration.Area.Code, PromptCount + 1),
            NeighbourhoodName = configuration.Area.Name,
            Theme = configuration.Named(seen.Theme),
            OtherThemes = [.. seen.OtherThemes.Select(configuration.Named)],
            Place = seen.Place,
            OtherNeighbourhoods = seen.OtherNeighbourhoods,
            Kind = seen.Kind,
            From = (week - (seen.Rise.Window - 1)).Monday,
            To = week.Sunday,
            Households = BandedCount.Of(seen.Telling.Households),
            SourceKinds = seen.Telling.SourceKinds,
            Expected = seen.Rise.Normal,
            Explanation = wording.Explanation,
            NotKnown = wording.NotKnown,
            Questions = wording.Questions,
            Rule = wording.Rule,
            RaisedAt = now,
            ExpiresAt = now.AddDays(PromptDays),
            IsInShadow = configuration.InShadow?.Contains(configuration.Team) == true,
        }, configuration.Team)
        {
            OtherTeams = otherTeams,
            OthersInShadow = otherTeams?.Where(team => configuration.InShadow?.Contains(team) == true).ToList() is { Count: > 0 } others ? others : null,
        };
    }

    // What is usual is a cache of the weekly counts: to bring it up to date changes nothing that is told.
    private Look SeenOf(ThemeCode theme, ThemeStream stream, IsoWeek week)
    {
        if (lookedIn != week) looks.Clear();
        lookedIn = week;
        if (looks.TryGetValue(theme, out var known)) return known;
        stream.Learn(UsualSince!.Value, week - OutbreakLikelihood.Weeks, Effort);
        return looks[theme] = Look.At(stream.Recent(week, Effort));
    }

    private Look BesideWhatIsKnown(ThemeCode theme, ThemeStream stream, IsoWeek week)
    {
        var look = SeenOf(theme, stream, week);
        return KnownSince(theme, stream, week) is { } known ? Look.At(look.Recent.Above(stream.Level(known, week - 1, Effort))) : look;
    }

    // Since when the team knows of a level: from a prompt, here or of neighbourhoods together, or because the theme is new.
    private IsoWeek? KnownSince(ThemeCode theme, ThemeStream stream, IsoWeek week) =>
        LastPrompt(theme) is { } told && week - IsoWeek.Of(told.RaisedAt) <= WeeksKnownToTeam ? IsoWeek.Of(told.From)
        : stream.PartOfClusterIn is { } cluster && week - cluster <= WeeksKnownToTeam ? cluster - (RecentWeeks.LongestWindow - 1)
        : stream.BegunIn is { } begun && week - begun <= 2 * WeeksKnownToTeam ? begun
        : null;

    private StandingPrompt? LastPrompt(ThemeCode theme)
    {
        for (var i = prompts.Count - 1; i >= 0; i--)
            if (prompts[i].Concerns(theme)) return prompts[i];
        return null;
    }

    private bool Stands(ThemeCode theme, DateTimeOffset now) => now < QuietUntil(theme);

    private DateTimeOffset? QuietUntil(ThemeCode theme)
    {
        var standing = LastPrompt(theme)?.RaisedAt.AddDays(PromptDays);
        var quiet = themes.GetValueOrDefault(theme)?.QuietUntil;
        return quiet > standing || standing is null ? quiet : standing;
    }
}

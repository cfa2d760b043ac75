using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

// What a neighbourhood tells the themes that it shares with others, and what these tell it.
public sealed partial class Neighbourhood
{
    // Less alive than this adds nothing to what others tell.
    private const double LeastScoreToTell = 0.5;

    /// <summary>So many weeks from when a theme appeared it raises nothing: by then something is known of how often it is told of.</summary>
    public const int QuietWeeksOfNewTheme = 13;

    /// <summary>Tells each theme what the neighbourhood has learned of it, once in <see cref="ThemeStream.WeeksBetweenSummaries"/> weeks. Nothing before it knows of any week, and when others have taken its place.</summary>
    public IReadOnlyList<NeighbourhoodEvent> Summarise(DateTimeOffset now)
    {
        if (Configuration is not { } configuration || UsualSince is not { } since || EndedFrom is not null) return [];
        var through = IsoWeek.Of(now) - OutbreakLikelihood.Weeks;
        var summaries = new List<ThemeSummary>(configuration.Themes.Count);
        // Of a theme that nobody can choose silence says nothing.
        foreach (var theme in configuration.Offered)
        {
            // A theme that was never told of is known to be silent. As in looking at one, what is learned is a cache.
            var stream = themes.GetValueOrDefault(theme.Code) ?? new();
            stream.Learn(since, through, Effort);
            if (stream.IsToTell) summaries.Add(stream.Summarise(theme.Code, configuration.Area.Code));
        }
        return summaries.Count == 0 ? [] : [new ThemesSummarised(summaries)];
    }

    /// <summary>Tells the themes that something was told of since the last time of the last weeks, as far as these are alive. Nothing if there are none.</summary>
    public IReadOnlyList<NeighbourhoodEvent> TellRecents(DateTimeOffset now)
    {
        if (Configuration is not { } configuration || Since is null || EndedFrom is not null || untold.Count == 0) return [];
        var week = IsoWeek.Of(now);
        var general = GeneralRise(week);
        return
        [
            new RecentsTold(
            [
                .. from code in untold
                   let stream = themes[code]
                   let known = BesideWhatIsKnown(code, stream, week).Recent
                   let recent = general is { } all ? known.Above(all) : known
                   // What was told before and is less now is told too.
                   where recent.Score >= LeastScoreToTell || week - stream.ToldRecentlyIn < OutbreakLikelihood.Weeks
                   select new RecentTelling
                   {
                       Theme = configuration.Named(code),
                       Neighbourhood = configuration.Area.Code,
                       Name = configuration.Area.Name,
                       Team = configuration.Team,
                       Adjacent = configuration.Area.Adjacent,
                       Settings = configuration.Settings,
                       Week = week,
                       Counts = recent.Counts,
                       Means = recent.Means,
                       Dispersion = recent.OwnDispersion,
                       Uncertainty = recent.Uncertainty,
                       Tellings = [.. Enumerable.Range(0, RecentWeeks.LongestWindow).Select(ago => stream.Telling(week - ago, 1))],
                       QuietUntil = QuietUntil(code),
                   },
            ]),
        ];
    }

    /// <summary>Takes in that something on a theme spans this neighbourhood and others.</summary>
    /// <returns>A prompt if this one is the centre; nothing if a prompt on the theme stands here.</returns>
    public IReadOnlyList<NeighbourhoodEvent> Take(ClusterFinding finding, DateTimeOffset now)
    {
        if (Configuration is not { } configuration || Stands(finding.Theme, now)) return [];
        if (!finding.IsCentredOn(configuration.Area.Code)) return [new ClusterNoted(finding.Theme, finding.Until, finding.Week)];
        var others = finding.Members.Skip(1).ToList();
        var seen = new Finding(PromptKind.Cluster, finding.Theme, finding.Rise, finding.Telling) { OtherNeighbourhoods = [.. others.Select(member => member.Name)] };
        return [Raise(seen, finding.Week, configuration, now, [.. others.Select(member => member.Team).Where(team => team != configuration.Team).Distinct()])];
    }

    /// <summary>Takes in that a theme appeared in the municipality.</summary>
    public static ThemeBegun Begin(ThemeCode theme, IsoWeek week) =>
        new(theme, week, DutchTime.StartOf((week + QuietWeeksOfNewTheme).Monday));
}

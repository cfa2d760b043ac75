using System.Text.Json.Serialization;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Core.Vigils;

namespace Signals.Core.Neighbourhoods;

/// <summary>Something that happened in a neighbourhood. Facts once recorded: replay applies them and decides nothing again.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NeighbourhoodConfigured), "neighbourhood-configured")]
[JsonDerivedType(typeof(HistoryLoaded), "history-loaded")]
[JsonDerivedType(typeof(SignalRecorded), "signal-recorded")]
[JsonDerivedType(typeof(SignalWithdrawn), "signal-withdrawn")]
[JsonDerivedType(typeof(RepeatCounted), "repeat-counted")]
[JsonDerivedType(typeof(StopStarted), "stop-started")]
[JsonDerivedType(typeof(StopFinished), "stop-finished")]
[JsonDerivedType(typeof(OpenStopsDropped), "open-stops-dropped")]
[JsonDerivedType(typeof(HouseholdForgotten), "household-forgotten")]
[JsonDerivedType(typeof(FindingMade), "finding-made")]
[JsonDerivedType(typeof(PromptRaised), "prompt-raised")]
[JsonDerivedType(typeof(PromptStatusNoted), "prompt-status-noted")]
[JsonDerivedType(typeof(OldSignalsDropped), "old-signals-dropped")]
[JsonDerivedType(typeof(ThemesSummarised), "themes-summarised")]
[JsonDerivedType(typeof(ModelBorrowed), "model-borrowed")]
[JsonDerivedType(typeof(DataQualityNoted), "data-quality-noted")]
[JsonDerivedType(typeof(RecentsTold), "recents-told")]
[JsonDerivedType(typeof(ClusterNoted), "cluster-noted")]
[JsonDerivedType(typeof(ThemeBegun), "theme-begun")]
[JsonDerivedType(typeof(QuartersTold), "quarters-told")]
[JsonDerivedType(typeof(NeighbourhoodSucceeded), "neighbourhood-succeeded")]
[JsonDerivedType(typeof(PastInherited), "past-inherited")]
[JsonDerivedType(typeof(WeeksTold), "weeks-told")]
public abstract record NeighbourhoodEvent;

/// <summary>The municipality told the neighbourhood its name, team, themes and settings.</summary>
public sealed record NeighbourhoodConfigured(
    NeighbourhoodArea Area, TeamId Team, IReadOnlyList<Theme> Themes, DetectionSettings Settings, IsoWeek Week) : NeighbourhoodEvent
{
    /// <summary>The themes that the municipality offers no longer; null for none.</summary>
    public IReadOnlyList<ThemeCode>? Hidden { get; init; }

    /// <summary>Whether a later edition of the map than the municipality's first brought it: before that nobody could tell anything of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsNewcomer { get; init; }

    /// <summary>The teams that are not switched on yet, while the municipality looks along only; null for none.</summary>
    public IReadOnlyList<TeamId>? InShadow { get; init; }

    /// <summary>The themes that it offers.</summary>
    [JsonIgnore]
    public IEnumerable<Theme> Offered => Hidden is null ? Themes : Themes.Where(theme => !Hidden.Contains(theme.Code));

    /// <summary>A theme by its name here; one that is not among them is named by its code.</summary>
    public Theme Named(ThemeCode code) => Themes.FirstOrDefault(theme => theme.Code == code) ?? new(code, code.ToString());

    /// <summary>Whether another configuration says the same, whenever it was told.</summary>
    public bool Says(NeighbourhoodConfigured other) =>
        Area == other.Area && Team == other.Team && Settings == other.Settings && Themes.SequenceEqual(other.Themes)
        && (Hidden ?? []).SequenceEqual(other.Hidden ?? []) && (InShadow ?? []).SequenceEqual(other.InShadow ?? []);
}

/// <summary>Signals from before the platform, as weekly counts. In any order, and added to what was loaded before.</summary>
public sealed record HistoryLoaded(IReadOnlyList<WeeklyCount> Counts) : NeighbourhoodEvent;

/// <summary>A count of one theme in one week.</summary>
public sealed record WeeklyCount(ThemeCode Theme, IsoWeek Week, int People);

/// <summary>A signal came in.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Counted">False for a repeat, where the household was counted for this theme within 28 days, and for what comes in in bulk.</param>
public sealed record SignalRecorded(Signal Signal, bool Counted) : NeighbourhoodEvent;

/// <summary>Who told a signal took it back.</summary>
public sealed record SignalWithdrawn(SignalId Signal, ThemeCode Theme, HouseholdId? KeptTogether) : NeighbourhoodEvent
{
    /// <summary>The team in whose inbox a task about somebody else lies because of it; null for none.</summary>
    public TeamId? ThirdPartyTeam { get; init; }
}

/// <summary>A repeat counts after all, because the signal that it repeated was withdrawn.</summary>
public sealed record RepeatCounted(SignalId Signal, ThemeCode Theme) : NeighbourhoodEvent;

/// <summary>A walk-in hour or a stop of the coffee cart began.</summary>
public sealed record StopStarted(OutreachStop Stop) : NeighbourhoodEvent;

/// <summary>It ended.</summary>
public sealed record StopFinished(StopId Stop, DateTimeOffset EndedAt, int PeoplePresent) : NeighbourhoodEvent;

/// <summary>Stops that nobody ended are forgotten, and count for nothing.</summary>
public sealed record OpenStopsDropped(IReadOnlyList<StopId> Stops) : NeighbourhoodEvent;

/// <summary>A household took back its consent that its signals are kept together: nobody knows any more which were its own.</summary>
public sealed record HouseholdForgotten(HouseholdId Household) : NeighbourhoodEvent;

/// <summary>A rise that is kept inside: unusual, but not enough for a prompt.</summary>
public sealed record FindingMade(ThemeCode Theme, IsoWeek Week, Rise Rise) : NeighbourhoodEvent;

/// <summary>A question was put before the team.</summary>
public sealed record PromptRaised(Prompt Prompt, TeamId Team) : NeighbourhoodEvent
{
    /// <summary>The other teams that it is put before, because it spans their neighbourhoods; null for none.</summary>
    public IReadOnlyList<TeamId>? OtherTeams { get; init; }

    /// <summary>Of the other teams those that were not switched on yet; null for none.</summary>
    public IReadOnlyList<TeamId>? OthersInShadow { get; init; }

    /// <summary>The prompt as each team is to have it.</summary>
    [JsonIgnore]
    public IEnumerable<(TeamId Team, Prompt Prompt)> ForTeams =>
        (OtherTeams ?? []).Select(other => (other, Prompt with { IsInShadow = OthersInShadow?.Contains(other) == true })).Prepend((Team, Prompt));
}

/// <summary>The team told what it did with a prompt.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Status">What it did.</param>
/// <param name="Team">The team; null where an older version did not say.</param>
public sealed record PromptStatusNoted(PromptId Prompt, PromptStatus Status, TeamId? Team = null) : NeighbourhoodEvent
{
    /// <summary>What the team thought of it; null if it did not say.</summary>
    public PromptVerdict? Verdict { get; init; }

    /// <summary>The approach that answers it; null for none.</summary>
    public ApproachId? Approach { get; init; }

    /// <summary>Whether that approach has ended.</summary>
    public bool IsApproachClosed { get; init; }
}

/// <summary>Single signals observed before a day are forgotten; their weekly counts stay.</summary>
public sealed record OldSignalsDropped(DateOnly Before) : NeighbourhoodEvent;

/// <summary>Each theme is told what the neighbourhood has learned of it.</summary>
public sealed record ThemesSummarised(IReadOnlyList<ThemeSummary> Summaries) : NeighbourhoodEvent;

/// <summary>A theme lent what its neighbourhoods have in common.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Model">What it lends.</param>
/// <param name="Week">The week in which it learned that.</param>
public sealed record ModelBorrowed(ThemeCode Theme, ThemeModel Model, IsoWeek Week) : NeighbourhoodEvent;

/// <summary>Something was noticed about how signals come in.</summary>
/// <param name="Note">What. Signals of a bulk entry count no longer from here on.</param>
/// <param name="Team">The team that is told of it.</param>
public sealed record DataQualityNoted(DataQualityNote Note, TeamId Team) : NeighbourhoodEvent;

/// <summary>Themes that something was told of are told of the last weeks.</summary>
public sealed record RecentsTold(IReadOnlyList<RecentTelling> Recents) : NeighbourhoodEvent;

/// <summary>Something on a theme spans this neighbourhood and others; another one put it before the teams.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Until">Until when this one raises nothing on it.</param>
/// <param name="Week">The week in which it was seen.</param>
public sealed record ClusterNoted(ThemeCode Theme, DateTimeOffset Until, IsoWeek Week) : NeighbourhoodEvent;

/// <summary>A theme appeared in the municipality: what is usual of it is learned from here on.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Week">The week in which it appeared.</param>
/// <param name="Until">Until when nothing is raised on it.</param>
public sealed record ThemeBegun(ThemeCode Theme, IsoWeek Week, DateTimeOffset Until) : NeighbourhoodEvent;

/// <summary>Trends are told of quarters that have closed, or that have changed since they were told.</summary>
/// <param name="Tellings">What is told, in the order of quarters; one at least.</param>
/// <param name="AfterLoad">Whether it is told because of what was loaded, and not because a quarter closed.</param>
public sealed record QuartersTold(IReadOnlyList<QuarterTelling> Tellings, bool AfterLoad) : NeighbourhoodEvent;

/// <summary>Other neighbourhoods took the place of this one, or of parts of it, and have its past.</summary>
/// <param name="Bequests">What each of them has of it; none for the neighbourhood itself.</param>
/// <param name="IsEnded">Whether it is no longer there.</param>
/// <param name="From">The first quarter that is told of in the new areas.</param>
public sealed record NeighbourhoodSucceeded(IReadOnlyList<Bequest> Bequests, bool IsEnded, Quarter From) : NeighbourhoodEvent;

/// <summary>The neighbourhood lies where another one lay, and has the past of that part.</summary>
public sealed record PastInherited(Bequest Bequest) : NeighbourhoodEvent;

/// <summary>The municipality's vigil is told how much came in in the weeks that have closed.</summary>
/// <param name="Weeks">The weeks, oldest first; one at least, silent ones among them.</param>
/// <param name="Team">The team, which is to be told what the vigil notices.</param>
public sealed record WeeksTold(IReadOnlyList<WeekArrivals> Weeks, TeamId Team) : NeighbourhoodEvent;

using System.Text.Json.Serialization;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Effects;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.ThirdParties;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Core.Vigils;
using Signals.Grains.Journal;

namespace Signals.Grains.Delivery;

/// <summary>What one grain tells another through its outbox.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NeighbourhoodConfiguration), "neighbourhood-configuration")]
[JsonDerivedType(typeof(PromptForTeam), "prompt-for-team")]
[JsonDerivedType(typeof(PromptStatusForNeighbourhood), "prompt-status-for-neighbourhood")]
[JsonDerivedType(typeof(SignalForHousehold), "signal-for-household")]
[JsonDerivedType(typeof(WithdrawalForHousehold), "withdrawal-for-household")]
[JsonDerivedType(typeof(QuestionForProfessional), "question-for-professional")]
[JsonDerivedType(typeof(SummaryForTheme), "summary-for-theme")]
[JsonDerivedType(typeof(ModelForNeighbourhood), "model-for-neighbourhood")]
[JsonDerivedType(typeof(DataQualityNoteForTeam), "data-quality-note-for-team")]
[JsonDerivedType(typeof(RecentForTheme), "recent-for-theme")]
[JsonDerivedType(typeof(EndForTheme), "end-for-theme")]
[JsonDerivedType(typeof(ClusterForNeighbourhood), "cluster-for-neighbourhood")]
[JsonDerivedType(typeof(NewThemeForNeighbourhood), "new-theme-for-neighbourhood")]
[JsonDerivedType(typeof(QuarterForTrends), "quarter-for-trends")]
[JsonDerivedType(typeof(SuccessionForNeighbourhood), "succession-for-neighbourhood")]
[JsonDerivedType(typeof(BequestForNeighbourhood), "bequest-for-neighbourhood")]
[JsonDerivedType(typeof(SuccessionForMap), "succession-for-map")]
[JsonDerivedType(typeof(ApproachForTeam), "approach-for-team")]
[JsonDerivedType(typeof(ComparisonAsked), "comparison-asked")]
[JsonDerivedType(typeof(ComparisonForApproach), "comparison-for-approach")]
[JsonDerivedType(typeof(ApproachSpreadForTheme), "approach-spread-for-theme")]
[JsonDerivedType(typeof(PromptForNotifications), "prompt-for-notifications")]
[JsonDerivedType(typeof(PromptSettledForNotifications), "prompt-settled-for-notifications")]
[JsonDerivedType(typeof(TeamDissolvedForNotifications), "team-dissolved-for-notifications")]
[JsonDerivedType(typeof(NewsForResidents), "news-for-residents")]
[JsonDerivedType(typeof(WeeksForVigil), "weeks-for-vigil")]
[JsonDerivedType(typeof(SourcesForVigil), "sources-for-vigil")]
[JsonDerivedType(typeof(QuestionTakenBack), "question-taken-back")]
[JsonDerivedType(typeof(HouseholdLetGo), "household-let-go")]
[JsonDerivedType(typeof(ThirdPartyForProfessional), "third-party-for-professional")]
[JsonDerivedType(typeof(ThirdPartyTakenBack), "third-party-taken-back")]
[JsonDerivedType(typeof(WithdrawalForResidentMail), "withdrawal-for-resident-mail")]
[JsonDerivedType(typeof(FarewellOfSender), "farewell")]
[JsonDerivedType(typeof(Lapsed), "lapsed")]
public abstract record Message;

/// <summary>The sender is about to be forgotten: the receiver forgets that they ever spoke. The last message of a sender; any kind of grain takes it in.</summary>
public sealed record FarewellOfSender : Message;

/// <summary>Stands in for a message that nobody could take in for as long as it may be kept: its number is had, and nothing else. Any kind of grain takes it in.</summary>
public sealed record Lapsed : Message;

/// <summary>A municipality tells a neighbourhood what concerns it.</summary>
public sealed record NeighbourhoodConfiguration(NeighbourhoodConfigured Configuration) : Message;

/// <summary>A neighbourhood puts a prompt before its team.</summary>
public sealed record PromptForTeam(Prompt Prompt) : Message;

/// <summary>A team tells the neighbourhood what it did with a prompt.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Status">What it did.</param>
/// <param name="Team">The team; null where an older version did not say.</param>
public sealed record PromptStatusForNeighbourhood(PromptId Prompt, PromptStatus Status, TeamId? Team = null) : Message
{
    /// <summary>What the team thought of it; null if it did not say.</summary>
    public PromptVerdict? Verdict { get; init; }

    /// <summary>The approach that answers it; null for none.</summary>
    public ApproachId? Approach { get; init; }

    /// <summary>Whether that approach has ended.</summary>
    public bool IsApproachClosed { get; init; }
}

/// <summary>A neighbourhood passes a signal to the household that agreed to it.</summary>
public sealed record SignalForHousehold(HouseholdId Household, GatheredSignal Signal) : Message;

/// <summary>A neighbourhood tells a household that a signal was withdrawn.</summary>
public sealed record WithdrawalForHousehold(SignalId Signal) : Message;

/// <summary>A household took its consent back: a neighbourhood forgets which signals were its own.</summary>
public sealed record HouseholdLetGo(HouseholdId Household) : Message;

/// <summary>A household's question no longer stands.</summary>
public sealed record QuestionTakenBack(HouseholdQuestionId Question) : Message;

/// <summary>A neighbourhood tells that a signal was withdrawn, so that nobody is told of it any more.</summary>
public sealed record WithdrawalForResidentMail(SignalId Signal) : Message;

/// <summary>A household puts a question to one professional, through the inbox of their team.</summary>
public sealed record QuestionForProfessional(HouseholdQuestion Question) : Message;

/// <summary>A neighbourhood gives one professional a task about somebody else, through the inbox of their team.</summary>
public sealed record ThirdPartyForProfessional(ThirdPartyTask Task) : Message;

/// <summary>The signal that brought a task about somebody else was withdrawn.</summary>
public sealed record ThirdPartyTakenBack(SignalId Signal) : Message;

/// <summary>A neighbourhood tells a theme what it has learned of it.</summary>
public sealed record SummaryForTheme(ThemeSummary Summary) : Message;

/// <summary>A neighbourhood tells a theme that others have taken its place.</summary>
public sealed record EndForTheme(NeighbourhoodCode Neighbourhood) : Message;

/// <summary>A theme lends a neighbourhood what all have in common.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Model">What it lends.</param>
/// <param name="Week">The week in which it learned that.</param>
public sealed record ModelForNeighbourhood(ThemeCode Theme, ThemeModel Model, IsoWeek Week) : Message;

/// <summary>A team is told something about how signals come in.</summary>
public sealed record DataQualityNoteForTeam(DataQualityNote Note) : Message;

/// <summary>A neighbourhood tells a theme of its last weeks.</summary>
public sealed record RecentForTheme(RecentTelling Recent) : Message;

/// <summary>A theme tells a neighbourhood of something that spans it and others.</summary>
public sealed record ClusterForNeighbourhood(ClusterFinding Finding) : Message;

/// <summary>A neighbourhood is told that a theme has appeared in the municipality: by the theme itself, or by the municipality that offers it again.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Week">The week in which it appeared.</param>
public sealed record NewThemeForNeighbourhood(ThemeCode Theme, IsoWeek Week) : Message;

/// <summary>A neighbourhood tells of a closed quarter.</summary>
/// <param name="Telling">What it tells.</param>
/// <param name="AfterLoad">Whether it tells because of what was loaded, and not because the quarter closed.</param>
public sealed record QuarterForTrends(QuarterTelling Telling, bool AfterLoad) : Message;

/// <summary>A message as it arrives.</summary>
/// <param name="Sender">Who sent it.</param>
/// <param name="Number">Its number from that sender to this receiver, counting from 1.</param>
/// <param name="Payload">The <see cref="Message"/> as UTF-8 JSON.</param>
public sealed record IncomingMessage(StreamKey Sender, long Number, ReadOnlyMemory<byte> Payload);

/// <summary>A municipality tells a neighbourhood that others took its place.</summary>
public sealed record SuccessionForNeighbourhood(AreaSuccession Succession) : Message;

/// <summary>A neighbourhood passes its past on to one that lies where it lay.</summary>
public sealed record BequestForNeighbourhood(Bequest Bequest) : Message;

/// <summary>An approach tells its team how it stands.</summary>
public sealed record ApproachForTeam(ApproachSummary Approach) : Message;

/// <summary>A municipality tells its map that it is settled who lives where a neighbourhood was drawn before.</summary>
/// <param name="Former">The neighbourhood.</param>
/// <param name="IsEnded">Whether it is no longer there.</param>
public sealed record SuccessionForMap(NeighbourhoodCode Former, bool IsEnded) : Message;

/// <summary>An approach that begins asks its theme with which neighbourhoods it is to be compared. The theme answers with <see cref="ComparisonForApproach"/>, and with the same however often it is asked.</summary>
/// <param name="Approach">The name of the approach's stream, as in <c>GM9999/aanpak/</c> and this.</param>
/// <param name="Own">Its neighbourhoods, one at least.</param>
/// <param name="Adjacent">Those around them, which are not compared with.</param>
public sealed record ComparisonAsked(string Approach, IReadOnlyList<NeighbourhoodCode> Own, IReadOnlyList<NeighbourhoodCode> Adjacent) : Message;

/// <summary>A theme tells an approach with which neighbourhoods it is compared.</summary>
/// <param name="Approach">The approach.</param>
/// <param name="Theme">The theme.</param>
/// <param name="Choice">Which, and by which rule.</param>
public sealed record ComparisonForApproach(string Approach, ThemeCode Theme, ComparisonChoice Choice) : Message;

/// <summary>An approach tells its theme in which neighbourhoods it is now that it answers more prompts: no other approach is compared with these.</summary>
public sealed record ApproachSpreadForTheme(IReadOnlyList<NeighbourhoodCode> Neighbourhoods) : Message;

/// <summary>A team's inbox tells that a prompt arrived, so that the team can be told outside the platform.</summary>
public sealed record PromptForNotifications(PromptId Prompt) : Message;

/// <summary>A team's inbox tells that somebody looked at a prompt, or that it lapsed.</summary>
public sealed record PromptSettledForNotifications(PromptId Prompt) : Message;

/// <summary>A municipality tells that a team is no more: nobody is told anything there.</summary>
public sealed record TeamDissolvedForNotifications : Message;

/// <summary>There is news for the residents of some signals, as far as they left an address.</summary>
/// <param name="Signals">The signals, at most <see cref="ResidentMail.MostAtOnce"/> in one message.</param>
/// <param name="Kind">What there is to tell. Of each signal each kind is told once.</param>
public sealed record NewsForResidents(IReadOnlyList<SignalId> Signals, ResidentNews Kind) : Message;

/// <summary>A neighbourhood tells how much came in in the weeks that have closed.</summary>
/// <param name="Weeks">The weeks, oldest first.</param>
/// <param name="Team">Its team.</param>
public sealed record WeeksForVigil(IReadOnlyList<WeekArrivals> Weeks, TeamId Team) : Message;

/// <summary>A municipality tells which kinds of source it uses.</summary>
public sealed record SourcesForVigil(IReadOnlyList<Source> InUse) : Message;

using System.Text.Json.Serialization;
using Signals.Core.Approaches;
using Signals.Core.DataQuality;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Prompts;
using Signals.Core.ThirdParties;

namespace Signals.Core.Teams;

/// <summary>Something that happened in a team's inbox or calendar.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PromptDelivered), "prompt-delivered")]
[JsonDerivedType(typeof(PromptMarked), "prompt-marked")]
[JsonDerivedType(typeof(PromptJudged), "prompt-judged")]
[JsonDerivedType(typeof(ApproachNoted), "approach-noted")]
[JsonDerivedType(typeof(OldApproachesDropped), "old-approaches-dropped")]
[JsonDerivedType(typeof(HouseholdQuestionDelivered), "household-question-delivered")]
[JsonDerivedType(typeof(HouseholdQuestionTakenBackNoted), "household-question-taken-back-noted")]
[JsonDerivedType(typeof(OldHouseholdQuestionsDropped), "old-household-questions-dropped")]
[JsonDerivedType(typeof(ThirdPartyTaskDelivered), "third-party-task-delivered")]
[JsonDerivedType(typeof(ThirdPartyTaskSettled), "third-party-task-settled")]
[JsonDerivedType(typeof(ThirdPartyTaskTakenBackNoted), "third-party-task-taken-back-noted")]
[JsonDerivedType(typeof(OldThirdPartyTasksDropped), "old-third-party-tasks-dropped")]
[JsonDerivedType(typeof(DataQualityNoteDelivered), "data-quality-note-delivered")]
[JsonDerivedType(typeof(OutreachPlanned), "outreach-planned")]
[JsonDerivedType(typeof(OutreachCancelled), "outreach-cancelled")]
[JsonDerivedType(typeof(OldOutreachDropped), "old-outreach-dropped")]
public abstract record DistrictTeamEvent;

/// <summary>A prompt arrived.</summary>
public sealed record PromptDelivered(Prompt Prompt) : DistrictTeamEvent;

/// <summary>The team did something with a prompt, or it lapsed.</summary>
public sealed record PromptMarked(PromptId Prompt, PromptStatus Status, DateTimeOffset At) : DistrictTeamEvent;

/// <summary>The team said what it thought of a prompt.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Verdict">What it thought; null if it took that back.</param>
/// <param name="At">When.</param>
public sealed record PromptJudged(PromptId Prompt, PromptVerdict? Verdict, DateTimeOffset At) : DistrictTeamEvent;

/// <summary>An approach of the team began or changed. Prompts that it newly answers count as taken up.</summary>
/// <param name="Approach">How it stands.</param>
/// <param name="At">When the team heard of it.</param>
public sealed record ApproachNoted(ApproachSummary Approach, DateTimeOffset At) : DistrictTeamEvent;

/// <summary>Approaches that began, and prompts that were raised, at or before an instant are forgotten.</summary>
public sealed record OldApproachesDropped(DateTimeOffset BegunBefore) : DistrictTeamEvent;

/// <summary>A question for one professional arrived.</summary>
public sealed record HouseholdQuestionDelivered(HouseholdQuestion Question) : DistrictTeamEvent;

/// <summary>A question no longer stands.</summary>
public sealed record HouseholdQuestionTakenBackNoted(HouseholdQuestionId Question) : DistrictTeamEvent;

/// <summary>Questions that were put at or before an instant are forgotten.</summary>
public sealed record OldHouseholdQuestionsDropped(DateTimeOffset RaisedBefore) : DistrictTeamEvent;

/// <summary>A task about somebody else arrived for one professional.</summary>
public sealed record ThirdPartyTaskDelivered(ThirdPartyTask Task) : DistrictTeamEvent;

/// <summary>The professional said what was done about somebody else.</summary>
/// <param name="Signal">The signal whose words are about them.</param>
/// <param name="Answer">What was done.</param>
/// <param name="At">When it was said.</param>
public sealed record ThirdPartyTaskSettled(SignalId Signal, ThirdPartyAnswer Answer, DateTimeOffset At) : DistrictTeamEvent;

/// <summary>A task no longer stands, because its signal was withdrawn.</summary>
public sealed record ThirdPartyTaskTakenBackNoted(SignalId Signal) : DistrictTeamEvent;

/// <summary>Tasks whose time was over at an instant are forgotten.</summary>
public sealed record OldThirdPartyTasksDropped(DateTimeOffset At) : DistrictTeamEvent;

/// <summary>A note on how signals come in arrived.</summary>
public sealed record DataQualityNoteDelivered(DataQualityNote Note) : DistrictTeamEvent;

/// <summary>A walk-in hour or a stop of the coffee cart was planned.</summary>
/// <param name="Number">Its number with the team, counting from 1.</param>
/// <param name="Plan">What is planned.</param>
public sealed record OutreachPlanned(int Number, OutreachPlan Plan) : DistrictTeamEvent;

/// <summary>A plan was cancelled.</summary>
/// <param name="Number">The plan's number.</param>
/// <param name="Day">The one day of a weekly plan that was cancelled; null for the whole plan.</param>
public sealed record OutreachCancelled(int Number, DateOnly? Day) : DistrictTeamEvent;

/// <summary>Plans whose last day was before a day are dropped.</summary>
public sealed record OldOutreachDropped(DateOnly Before) : DistrictTeamEvent;

using System.Text.Json.Serialization;
using Signals.Core.DataQuality;
using Signals.Core.Households;
using Signals.Core.Prompts;

namespace Signals.Core.Teams;

/// <summary>Something that happened in a team's inbox.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PromptDelivered), "prompt-delivered")]
[JsonDerivedType(typeof(PromptMarked), "prompt-marked")]
[JsonDerivedType(typeof(HouseholdQuestionDelivered), "household-question-delivered")]
[JsonDerivedType(typeof(DataQualityNoteDelivered), "data-quality-note-delivered")]
public abstract record DistrictTeamEvent;

/// <summary>A prompt arrived.</summary>
public sealed record PromptDelivered(Prompt Prompt) : DistrictTeamEvent;

/// <summary>The team did something with a prompt, or it lapsed.</summary>
public sealed record PromptMarked(PromptId Prompt, PromptStatus Status, DateTimeOffset At) : DistrictTeamEvent;

/// <summary>A question for one professional arrived.</summary>
public sealed record HouseholdQuestionDelivered(HouseholdQuestion Question) : DistrictTeamEvent;

/// <summary>A note on how signals come in arrived.</summary>
public sealed record DataQualityNoteDelivered(DataQualityNote Note) : DistrictTeamEvent;

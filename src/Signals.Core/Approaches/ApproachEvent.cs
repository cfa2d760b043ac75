using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Prompts;
using Signals.Core.Text;

namespace Signals.Core.Approaches;

/// <summary>Something that happened to a collective approach.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ApproachBegun), "approach-begun")]
[JsonDerivedType(typeof(PartWritten), "part-written")]
[JsonDerivedType(typeof(StoryTold), "story-told")]
[JsonDerivedType(typeof(ParticipantsSet), "participants-set")]
[JsonDerivedType(typeof(CardsChosen), "cards-chosen")]
[JsonDerivedType(typeof(StepPlanned), "step-planned")]
[JsonDerivedType(typeof(StepRewritten), "step-rewritten")]
[JsonDerivedType(typeof(StepMoved), "step-moved")]
[JsonDerivedType(typeof(PromptsAnswered), "prompts-answered")]
[JsonDerivedType(typeof(ApproachClosed), "approach-closed")]
[JsonDerivedType(typeof(ApproachReopened), "approach-reopened")]
[JsonDerivedType(typeof(ComparisonNoted), "comparison-noted")]
[JsonDerivedType(typeof(ApproachForgotten), "approach-forgotten")]
public abstract record ApproachEvent;

/// <summary>A team began it.</summary>
/// <param name="Approach">As it began.</param>
/// <param name="Adjacent">The neighbourhoods around it, which it is not compared with.</param>
public sealed record ApproachBegun(Approach Approach, IReadOnlyList<NeighbourhoodCode> Adjacent) : ApproachEvent;

/// <summary>A part was written or taken out.</summary>
public sealed record PartWritten(ApproachPart Part, SealedText? Words, DateTimeOffset At) : ApproachEvent;

/// <summary>The story was told or taken out.</summary>
public sealed record StoryTold(SealedText? Words, bool IsShared, DateTimeOffset At) : ApproachEvent;

/// <summary>It was said who takes part.</summary>
public sealed record ParticipantsSet(IReadOnlyList<Participant> Participants, DateTimeOffset At) : ApproachEvent;

/// <summary>Cards were chosen.</summary>
public sealed record CardsChosen(CardChoice Choice, DateTimeOffset At) : ApproachEvent;

/// <summary>A step was planned.</summary>
public sealed record StepPlanned(ApproachStep Step, DateTimeOffset At) : ApproachEvent;

/// <summary>A step was put otherwise, or taken out where there are no words.</summary>
public sealed record StepRewritten(int Number, SealedText? What, ParticipantRole? By, DateOnly? PlannedOn, DateTimeOffset At) : ApproachEvent;

/// <summary>It was said how a step stands.</summary>
public sealed record StepMoved(int Number, StepProgress Progress, DateOnly On, DateTimeOffset At) : ApproachEvent;

/// <summary>It answers further prompts.</summary>
/// <param name="Prompts">The prompts.</param>
/// <param name="Neighbourhoods">Where it is from now on.</param>
/// <param name="At">When.</param>
public sealed record PromptsAnswered(IReadOnlyList<PromptId> Prompts, IReadOnlyList<NeighbourhoodCode> Neighbourhoods, DateTimeOffset At) : ApproachEvent;

/// <summary>It ended.</summary>
public sealed record ApproachClosed(Closing Closing) : ApproachEvent;

/// <summary>The team goes on with it.</summary>
public sealed record ApproachReopened(DateTimeOffset At) : ApproachEvent;

/// <summary>Its theme has chosen what it is compared with.</summary>
/// <param name="Choice">What was chosen.</param>
public sealed record ComparisonNoted(ComparisonChoice Choice) : ApproachEvent;

/// <summary>The time for which it is kept is over.</summary>
public sealed record ApproachForgotten : ApproachEvent;

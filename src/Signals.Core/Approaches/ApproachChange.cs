using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Prompts;
using Signals.Core.Text;

namespace Signals.Core.Approaches;

/// <summary>What somebody of the team wants to change about an approach.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Write), "write")]
[JsonDerivedType(typeof(TellStory), "tell-story")]
[JsonDerivedType(typeof(SetParticipants), "set-participants")]
[JsonDerivedType(typeof(Choose), "choose")]
[JsonDerivedType(typeof(PlanStep), "plan-step")]
[JsonDerivedType(typeof(RewriteStep), "rewrite-step")]
[JsonDerivedType(typeof(MoveStep), "move-step")]
[JsonDerivedType(typeof(AnswerPrompts), "answer-prompts")]
[JsonDerivedType(typeof(Close), "close")]
[JsonDerivedType(typeof(Reopen), "reopen")]
public abstract record ApproachChange
{
    private ApproachChange() { }

    /// <summary>Writes a part other than the story, in place of what was written before.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Words">The words; null to take them out.</param>
    public sealed record Write(ApproachPart Part, SealedText? Words) : ApproachChange;

    /// <summary>Tells the story, in place of the one that was told before.</summary>
    /// <param name="Words">The words; null to take them out.</param>
    /// <param name="IsShared">Whether its writers agree that other teams read it.</param>
    public sealed record TellStory(SealedText? Words, bool IsShared) : ApproachChange;

    /// <summary>Says who takes part, in place of what was said before.</summary>
    public sealed record SetParticipants(IReadOnlyList<Participant> Participants) : ApproachChange;

    /// <summary>Chooses cards, in place of those that were chosen before.</summary>
    public sealed record Choose(CardChoice Choice) : ApproachChange;

    /// <summary>Adds a step.</summary>
    /// <param name="What">What is to happen.</param>
    /// <param name="By">The role that sees to it.</param>
    /// <param name="On">The day for which it is meant.</param>
    public sealed record PlanStep(SealedText What, ParticipantRole? By, DateOnly? On) : ApproachChange;

    /// <summary>Puts a step otherwise, or takes it out.</summary>
    /// <param name="Number">The step.</param>
    /// <param name="What">What is to happen; null to take the step out.</param>
    /// <param name="By">The role that sees to it.</param>
    /// <param name="On">The day for which it is meant.</param>
    public sealed record RewriteStep(int Number, SealedText? What, ParticipantRole? By, DateOnly? On) : ApproachChange;

    /// <summary>Says how a step stands.</summary>
    public sealed record MoveStep(int Number, StepProgress Progress) : ApproachChange;

    /// <summary>Lets it answer further prompts.</summary>
    /// <param name="Prompts">The prompts.</param>
    public sealed record AnswerPrompts(IReadOnlyList<PromptId> Prompts) : ApproachChange
    {
        /// <summary>Where these prompts were raised.</summary>
        [JsonIgnore]
        public IEnumerable<NeighbourhoodCode> Neighbourhoods => Prompts.Select(prompt => prompt.Neighbourhood).Distinct();
    }

    /// <summary>Ends it.</summary>
    public sealed record Close(ClosingKind How) : ApproachChange;

    /// <summary>Goes on with one that had ended.</summary>
    public sealed record Reopen : ApproachChange;
}

/// <summary>Why a change was not made.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApproachRefusal>))]
public enum ApproachRefusal
{
    /// <summary>There is no such approach, or it is no longer kept.</summary>
    Unknown,

    /// <summary>It has ended: go on with it first. The story and the lessons can still be written, and steps ticked off.</summary>
    Closed,

    /// <summary>As many as there may be.</summary>
    TooMany,

    /// <summary>There is no such step.</summary>
    UnknownStep,
}

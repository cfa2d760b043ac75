using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Approaches;

/// <summary>A step of an approach.</summary>
/// <param name="Number">Its number, one more than that of the step before it, from 1; of steps that were taken out numbers are missing.</param>
/// <param name="What">What is to happen.</param>
/// <param name="By">The role that sees to it; null if that is open.</param>
/// <param name="PlannedOn">The day for which it is meant; null for none. A day to hold on to, no deadline.</param>
/// <param name="Progress">How it stands.</param>
/// <param name="ChangedOn">Since when.</param>
public sealed record ApproachStep(int Number, SealedText What, ParticipantRole? By, DateOnly? PlannedOn, StepProgress Progress, DateOnly ChangedOn);

/// <summary>How a step stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepProgress>))]
public enum StepProgress
{
    /// <summary>It is still to be done (gepland).</summary>
    Planned,

    /// <summary>It was done (gedaan).</summary>
    Done,

    /// <summary>It will not be done after all (vervallen).</summary>
    Dropped,
}

using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Time;

namespace Signals.Core.Approaches;

/// <summary>A collective approach as its events made it. Decisions only read it and give events; <see cref="Apply"/> alone changes it.</summary>
public sealed class CollectiveApproach
{
    /// <summary>How many years an approach is kept after it began.</summary>
    public const int KeptYears = 5;

    public CollectiveApproach() : this(null) { }

    [JsonConstructor]
    internal CollectiveApproach(Approach? current) => Current = current;

    /// <summary>The approach as it stands; null before it began, and when it is no longer kept.</summary>
    public Approach? Current { get; private set; }

    /// <summary>Begins it. Nothing if it had begun: the first beginning holds.</summary>
    /// <param name="approach">As it begins.</param>
    /// <param name="adjacent">The neighbourhoods around it.</param>
    /// <exception cref="ArgumentException">It has no theme or neighbourhood, or more of something than may be.</exception>
    public IReadOnlyList<ApproachEvent> Begin(Approach approach, IReadOnlyList<NeighbourhoodCode> adjacent)
    {
        if (approach.Neighbourhoods.Count is 0 or > Approach.MostNeighbourhoods || approach.Themes.Count is 0 or > Approach.MostThemes
            || approach.Prompts.Count > Approach.MostPrompts || approach.Participants.Count > Approach.MostParticipants)
            throw new ArgumentException("An approach has a theme and a neighbourhood, and no more of anything than may be.", nameof(approach));
        return Current is null ? [new ApproachBegun(approach, adjacent)] : [];
    }

    /// <summary>Decides about a change.</summary>
    /// <returns>Why it cannot be made; or else what happens, which may be nothing.</returns>
    public (ApproachRefusal? Refusal, IReadOnlyList<ApproachEvent> Events) Decide(ApproachChange change, DateTimeOffset now)
    {
        if (Current is not { } approach) return (ApproachRefusal.Unknown, []);
        if (approach.Closing is { } closing && !CanFollowClosing(change, closing)) return (ApproachRefusal.Closed, []);
        return change switch
        {
            ApproachChange.Write { Part: ApproachPart.Story } => throw new ArgumentException("A story is told, so that it is said whether it is shared.", nameof(change)),
            ApproachChange.Write write => Happens(approach.Words(write.Part) != write.Words, new PartWritten(write.Part, write.Words, now)),
            ApproachChange.TellStory story => Happens(
                approach.Words(ApproachPart.Story) != story.Words || approach.IsStoryShared != story.IsShared, new StoryTold(story.Words, story.IsShared && story.Words is not null, now)),
            ApproachChange.SetParticipants { Participants: var all } => all.Count > Approach.MostParticipants
                ? (ApproachRefusal.TooMany, [])
                : Happens(!approach.Participants.SequenceEqual(all), new ParticipantsSet(all, now)),
            ApproachChange.Choose { Choice: var choice } => choice.Chosen.Count > CardChoice.MostChosen || choice.Own.Count > CardChoice.MostOwn
                ? (ApproachRefusal.TooMany, [])
                : Happens(true, new CardsChosen(choice, now)),
            ApproachChange.PlanStep step => approach.Steps.Count >= Approach.MostSteps
                ? (ApproachRefusal.TooMany, [])
                : Happens(true, new StepPlanned(new((approach.Steps is [.., var last] ? last.Number : 0) + 1, step.What, step.By, step.On, StepProgress.Planned, DutchTime.DateOf(now)), now)),
            ApproachChange.RewriteStep step => approach.Steps.All(known => known.Number != step.Number)
                ? (ApproachRefusal.UnknownStep, [])
                : Happens(true, new StepRewritten(step.Number, step.What, step.By, step.On, now)),
            ApproachChange.MoveStep move => approach.Steps.FirstOrDefault(step => step.Number == move.Number) is not { } known
                ? (ApproachRefusal.UnknownStep, [])
                : Happens(known.Progress != move.Progress, new StepMoved(move.Number, move.Progress, DutchTime.DateOf(now), now)),
            ApproachChange.AnswerPrompts answer => Join(approach, answer, now),
            ApproachChange.Close close => Happens(approach.Closing is null, new ApproachClosed(new(close.How, now))),
            ApproachChange.Reopen => Happens(approach.Closing is not null, new ApproachReopened(now)),
            _ => throw new ArgumentException($"No approach knows the change {change.GetType().Name}.", nameof(change)),
        };
    }

    /// <summary>Notes what it is compared with. Nothing if that was chosen before, or it is no longer kept: the first choice holds.</summary>
    public IReadOnlyList<ApproachEvent> Note(ComparisonChoice choice) => Current is { Comparison: null } ? [new ComparisonNoted(choice)] : [];

    /// <summary>Forgets it when the time for which it is kept is over.</summary>
    public IReadOnlyList<ApproachEvent> Forget(DateTimeOffset now) => Current is { } approach && KeptUntil(approach.BegunAt) <= now ? [new ApproachForgotten()] : [];

    /// <summary>Until when an approach is kept, and so the key of its words.</summary>
    public static DateTimeOffset KeptUntil(DateTimeOffset begunAt) => begunAt.AddYears(KeptYears);

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(ApproachEvent happened) => Current = happened switch
    {
        ApproachBegun begun => begun.Approach,
        ApproachForgotten => null,
        _ when Current is { } approach => After(approach, happened),
        _ => null,
    };

    private static Approach After(Approach approach, ApproachEvent happened) => happened switch
    {
        PartWritten written => approach with { Parts = Written(approach, written.Part, written.Words, written.At), ChangedAt = written.At },
        StoryTold told => approach with { Parts = Written(approach, ApproachPart.Story, told.Words, told.At), IsStoryShared = told.IsShared, ChangedAt = told.At },
        ParticipantsSet set => approach with { Participants = set.Participants, ChangedAt = set.At },
        CardsChosen chosen => approach with { Choice = chosen.Choice, ChangedAt = chosen.At },
        StepPlanned planned => approach with { Steps = [.. approach.Steps, planned.Step], ChangedAt = planned.At },
        StepRewritten { What: null } gone => approach with { Steps = [.. approach.Steps.Where(step => step.Number != gone.Number)], ChangedAt = gone.At },
        StepRewritten { What: { } what } rewritten => approach with
        {
            Steps = [.. approach.Steps.Select(step => step.Number == rewritten.Number ? step with { What = what, By = rewritten.By, PlannedOn = rewritten.PlannedOn } : step)],
            ChangedAt = rewritten.At,
        },
        StepMoved moved => approach with
        {
            Steps = [.. approach.Steps.Select(step => step.Number == moved.Number ? step with { Progress = moved.Progress, ChangedOn = moved.On } : step)],
            ChangedAt = moved.At,
        },
        PromptsAnswered answered => approach with { Prompts = [.. approach.Prompts, .. answered.Prompts], Neighbourhoods = answered.Neighbourhoods, ChangedAt = answered.At },
        ComparisonNoted noted => approach with { Comparison = noted.Choice },
        ApproachClosed closed => approach with { Closing = closed.Closing, ChangedAt = closed.Closing.At },
        ApproachReopened reopened => approach with { Closing = null, ChangedAt = reopened.At },
        _ => throw new InvalidOperationException($"No approach knows the event {happened.GetType().Name}."),
    };

    private static Dictionary<ApproachPart, WrittenPart> Written(Approach approach, ApproachPart part, Text.SealedText? words, DateTimeOffset at)
    {
        var parts = approach.Parts.ToDictionary();
        if (words is null) parts.Remove(part);
        else parts[part] = new(words, at);
        return parts;
    }

    // What was learned is often told later, and a step may still be ticked off. Told again that it ended so, nothing happens.
    private static bool CanFollowClosing(ApproachChange change, Closing closing) => change switch
    {
        ApproachChange.Write write => write.Part == ApproachPart.Lessons,
        ApproachChange.Close close => close.How == closing.How,
        _ => change is ApproachChange.Reopen or ApproachChange.TellStory or ApproachChange.MoveStep,
    };

    private static (ApproachRefusal?, IReadOnlyList<ApproachEvent>) Join(Approach approach, ApproachChange.AnswerPrompts answer, DateTimeOffset now)
    {
        var prompts = answer.Prompts.Except(approach.Prompts).ToList();
        List<NeighbourhoodCode> neighbourhoods = [.. approach.Neighbourhoods.Union(answer.Neighbourhoods)];
        return approach.Prompts.Count + prompts.Count > Approach.MostPrompts || neighbourhoods.Count > Approach.MostNeighbourhoods
            ? (ApproachRefusal.TooMany, [])
            : Happens(prompts.Count > 0, new PromptsAnswered(prompts, neighbourhoods, now));
    }

    private static (ApproachRefusal?, IReadOnlyList<ApproachEvent>) Happens(bool changes, ApproachEvent happened) => (null, changes ? [happened] : []);
}

using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Prompts;
using Signals.Core.Text;
using Signals.Core.Themes;

namespace Signals.Core.Approaches;

/// <summary>What a team and residents undertake together, as it stands. It names nobody, and belongs to no household.</summary>
public sealed record Approach
{
    /// <summary>The most prompts that one approach can answer.</summary>
    public const int MostPrompts = 20;

    /// <summary>The most neighbourhoods that it can be in.</summary>
    public const int MostNeighbourhoods = 20;

    /// <summary>The most themes that it can be about.</summary>
    public const int MostThemes = 5;

    /// <summary>The most participants.</summary>
    public const int MostParticipants = 30;

    /// <summary>The most steps.</summary>
    public const int MostSteps = 100;

    public required ApproachId Id { get; init; }

    public required ApproachKind Kind { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>The prompts that it answers; none for one that the team began by itself.</summary>
    public IReadOnlyList<PromptId> Prompts { get; init; } = [];

    /// <summary>Where it is; one at least.</summary>
    public required IReadOnlyList<NeighbourhoodCode> Neighbourhoods { get; init; }

    /// <summary>What it is about, the first one first of all; one at least.</summary>
    public required IReadOnlyList<ThemeCode> Themes { get; init; }

    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>What was chosen of the menu; null for nothing yet.</summary>
    public CardChoice? Choice { get; init; }

    public IReadOnlyList<ApproachStep> Steps { get; init; } = [];

    /// <summary>What was written, by part.</summary>
    public IReadOnlyDictionary<ApproachPart, WrittenPart> Parts { get; init; } = new Dictionary<ApproachPart, WrittenPart>();

    /// <summary>Whether other teams may read the story, because those who wrote it agree.</summary>
    public bool IsStoryShared { get; init; }

    /// <summary>The neighbourhoods that it is compared with, chosen as it began; null until they were.</summary>
    public ComparisonChoice? Comparison { get; init; }

    /// <summary>How it ended; null while it goes on. Ended is not solved.</summary>
    public Closing? Closing { get; init; }

    /// <summary>When something of it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What was written of a part; null for nothing.</summary>
    public SealedText? Words(ApproachPart part) => Parts.GetValueOrDefault(part)?.Words;
}

/// <summary>How an approach goes to work.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApproachKind>))]
public enum ApproachKind
{
    /// <summary>Together with a neighbourhood (collectief).</summary>
    Collective,

    /// <summary>One case that is stuck: decide fast, together (doorbraak).</summary>
    Breakthrough,

    /// <summary>A talk about a dilemma (moreel beraad).</summary>
    MoralDeliberation,
}

/// <summary>What can be written of an approach.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApproachPart>))]
public enum ApproachPart
{
    /// <summary>What it is for, in the team's words (doel).</summary>
    Purpose,

    /// <summary>What residents may read of it, and how they can take part (voor bewoners).</summary>
    ForResidents,

    /// <summary>The sheet of a breakthrough (doorbraak).</summary>
    Breakthrough,

    /// <summary>The sheet of a moral deliberation (moreel beraad).</summary>
    Deliberation,

    /// <summary>What was learned, told in words (verhaal).</summary>
    Story,

    /// <summary>What went well, and what would be done differently (lessen).</summary>
    Lessons,
}

/// <summary>Something that was written.</summary>
/// <param name="Words">The words.</param>
/// <param name="WrittenAt">When they were last changed.</param>
public sealed record WrittenPart(SealedText Words, DateTimeOffset WrittenAt);

/// <summary>That an approach ended.</summary>
/// <param name="How">How.</param>
/// <param name="At">When.</param>
public sealed record Closing(ClosingKind How, DateTimeOffset At);

/// <summary>How an approach ended. None of these says that something was solved.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClosingKind>))]
public enum ClosingKind
{
    /// <summary>What was planned was done, for now (voorlopig klaar).</summary>
    DoneForNow,

    /// <summary>Others go on with it (anderen gaan verder).</summary>
    GoesOnElsewhere,

    /// <summary>It stopped on the way (gestopt).</summary>
    Stopped,
}

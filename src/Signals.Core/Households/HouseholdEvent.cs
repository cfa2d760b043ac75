using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Teams;
using Signals.Core.Themes;

namespace Signals.Core.Households;

/// <summary>Something that happened in a household that agreed to it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SignalGathered), "signal-gathered")]
[JsonDerivedType(typeof(GatheredSignalRemoved), "gathered-signal-removed")]
[JsonDerivedType(typeof(HouseholdQuestionRaised), "household-question-raised")]
[JsonDerivedType(typeof(HouseholdQuestionTakenBack), "household-question-taken-back")]
[JsonDerivedType(typeof(OldGatheredSignalsDropped), "old-gathered-signals-dropped")]
[JsonDerivedType(typeof(HouseholdEnded), "household-ended")]
public abstract record HouseholdEvent;

/// <summary>A signal was added to what the household keeps.</summary>
public sealed record SignalGathered(GatheredSignal Signal) : HouseholdEvent
{
    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A signal was withdrawn.</summary>
public sealed record GatheredSignalRemoved(SignalId Signal) : HouseholdEvent;

/// <summary>A question was put to a professional.</summary>
public sealed record HouseholdQuestionRaised(HouseholdQuestion Question) : HouseholdEvent
{
    /// <summary>The signals that led to it.</summary>
    public IReadOnlyList<SignalId> Behind { get; init; } = [];
}

/// <summary>A question no longer stands: a signal that led to it was withdrawn, or the household took its consent back.</summary>
/// <param name="Question">The question.</param>
/// <param name="Team">The team in whose inbox it lies.</param>
public sealed record HouseholdQuestionTakenBack(HouseholdQuestionId Question, TeamId Team) : HouseholdEvent;

/// <summary>Signals observed before a day were forgotten.</summary>
public sealed record OldGatheredSignalsDropped(DateOnly Before) : HouseholdEvent
{
    /// <summary>Questions that were put at or before this instant were forgotten too.</summary>
    public DateTimeOffset RaisedBefore { get; init; }
}

/// <summary>Nothing is gathered any more, and everything that was is forgotten.</summary>
/// <param name="Neighbourhoods">Those that still know the household by a signal, and are to forget it.</param>
public sealed record HouseholdEnded(IReadOnlyList<NeighbourhoodCode> Neighbourhoods) : HouseholdEvent;

/// <summary>A question about one household, for the one professional who registered its latest signal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="For">The professional, by the name that the identity provider gives.</param>
/// <param name="Team">The team in whose inbox only this professional sees it.</param>
/// <param name="Neighbourhood">Where.</param>
/// <param name="RegisteredOn">The day of the professional's own signal, by which they know which household is meant.</param>
/// <param name="RegisteredTheme">The theme of that signal.</param>
/// <param name="Themes">Everything that the household told about in the last 90 days.</param>
/// <param name="RaisedAt">When it was put.</param>
public sealed record HouseholdQuestion(
    HouseholdQuestionId Id, string For, TeamId Team, NeighbourhoodCode Neighbourhood, DateOnly RegisteredOn, ThemeCode RegisteredTheme,
    IReadOnlyList<ThemeCode> Themes, DateTimeOffset RaisedAt);

/// <summary>Names a question by its household and its number there.</summary>
public readonly record struct HouseholdQuestionId(HouseholdId Household, int Number);

using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Households;

/// <summary>
/// A household that agreed that its own signals are kept together. Two themes by two kinds of source within 90 days put a question to the
/// professional who registered the latest of them, and to nobody else.
/// </summary>
public sealed class Household
{
    /// <summary>How far apart signals can lie and still be seen together, in days.</summary>
    public const int TogetherDays = 90;

    /// <summary>How long signals are kept, in days: a year.</summary>
    public const int KeptDays = 365;

    /// <summary>How many signals are kept at most, the latest.</summary>
    public const int SignalsKept = 200;

    private const int FewestThemes = 2;
    private const int FewestSourceKinds = 2;

    private readonly List<GatheredSignal> signals;

    public Household() : this([], null, 0) { }

    [JsonConstructor]
    internal Household(IReadOnlyList<GatheredSignal> signals, DateTimeOffset? lastAskedAt, int questionCount) =>
        (this.signals, LastAskedAt, QuestionCount) = ([.. signals], lastAskedAt, questionCount);

    /// <summary>The household's signals, in the order in which they came.</summary>
    public IReadOnlyList<GatheredSignal> Signals => signals;

    /// <summary>When a question was last put.</summary>
    public DateTimeOffset? LastAskedAt { get; private set; }

    /// <summary>How many questions were ever put.</summary>
    public int QuestionCount { get; private set; }

    /// <summary>Takes in a signal, and may put a question. Nothing if the signal is known.</summary>
    public IReadOnlyList<HouseholdEvent> Gather(HouseholdId household, GatheredSignal signal, DateTimeOffset now)
    {
        if (signals.Exists(known => known.Signal == signal.Signal)) return [];
        var gathered = new SignalGathered(signal);
        var recent = signals.Append(signal)
            .Where(other => other.ObservedOn > DutchTime.DateOf(now).AddDays(-TogetherDays))
            .OrderBy(other => other.ObservedOn)
            .ToList();
        var asked = LastAskedAt is { } last && now < last.AddDays(TogetherDays);
        var themes = recent.Select(other => other.Theme).Distinct().ToList();
        if (asked || themes.Count < FewestThemes || recent.Select(other => other.Source).Distinct().Count() < FewestSourceKinds
            || recent.FindLast(other => other.RegisteredBy is not null) is not { RegisteredBy: { } professional } theirs)
            return [gathered];
        return
        [
            gathered,
            new HouseholdQuestionRaised(new(
                new(household, QuestionCount + 1), professional, theirs.Team, theirs.Neighbourhood, theirs.ObservedOn, theirs.Theme, themes, now)),
        ];
    }

    /// <summary>Takes a withdrawn signal out. Nothing if it is not known.</summary>
    public IReadOnlyList<HouseholdEvent> Remove(SignalId signal) =>
        signals.Exists(known => known.Signal == signal) ? [new GatheredSignalRemoved(signal)] : [];

    /// <summary>Forgets signals that were kept for a year. Nothing if there are none.</summary>
    public IReadOnlyList<HouseholdEvent> DropOldSignals(DateTimeOffset now)
    {
        var before = DutchTime.DateOf(now).AddDays(-KeptDays);
        return signals.Exists(signal => signal.ObservedOn < before) ? [new OldGatheredSignalsDropped(before)] : [];
    }

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(HouseholdEvent happened)
    {
        switch (happened)
        {
            case SignalGathered gathered:
                signals.Add(gathered.Signal);
                if (signals.Count > SignalsKept) signals.RemoveAt(0);
                break;
            case GatheredSignalRemoved removed:
                signals.RemoveAll(signal => signal.Signal == removed.Signal);
                break;
            case HouseholdQuestionRaised { Question: var question }:
                LastAskedAt = question.RaisedAt;
                QuestionCount = question.Id.Number;
                break;
            case OldGatheredSignalsDropped dropped:
                signals.RemoveAll(signal => signal.ObservedOn < dropped.Before);
                break;
            default:
                throw new InvalidOperationException($"No household knows the event {happened.GetType().Name}.");
        }
    }
}

/// <summary>A signal that a household keeps.</summary>
public sealed record GatheredSignal(
    SignalId Signal, ThemeCode Theme, Source Source, DateOnly ObservedOn, string? RegisteredBy, NeighbourhoodCode Neighbourhood, TeamId Team);

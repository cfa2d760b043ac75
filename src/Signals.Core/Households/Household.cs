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
    private readonly List<StandingQuestion> questions;

    public Household() : this([], [], 0, null, false) { }

    [JsonConstructor]
    internal Household(
        IReadOnlyList<GatheredSignal> signals, IReadOnlyList<StandingQuestion>? questions, int questionCount, DateTimeOffset? lastGatheredAt, bool isEnded) =>
        (this.signals, this.questions, QuestionCount, LastGatheredAt, IsEnded) = ([.. signals], [.. questions ?? []], questionCount, lastGatheredAt, isEnded);

    /// <summary>The household's signals, in the order in which they came.</summary>
    public IReadOnlyList<GatheredSignal> Signals => signals;

    /// <summary>Questions of the last 90 days, oldest first.</summary>
    public IReadOnlyList<StandingQuestion> Questions => questions;

    /// <summary>How many questions were ever put.</summary>
    public int QuestionCount { get; private set; }

    /// <summary>When a signal last came in; null if none ever did.</summary>
    public DateTimeOffset? LastGatheredAt { get; private set; }

    /// <summary>Whether nothing is gathered any more, because the household took its consent back or told nothing for a year.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Takes in a signal, and may put a question. Nothing if the signal is known, or nothing is gathered any more.</summary>
    public IReadOnlyList<HouseholdEvent> Gather(HouseholdId household, GatheredSignal signal, DateTimeOffset now)
    {
        if (IsEnded || signals.Exists(known => known.Signal == signal.Signal)) return [];
        var gathered = new SignalGathered(signal) { At = now };
        var recent = signals.Append(signal)
            .Where(other => other.ObservedOn > DutchTime.DateOf(now).AddDays(-TogetherDays))
            .OrderBy(other => other.ObservedOn)
            .ToList();
        var asked = questions.Exists(question => now < question.RaisedAt.AddDays(TogetherDays));
        var themes = recent.Select(other => other.Theme).Distinct().ToList();
        if (asked || themes.Count < FewestThemes || recent.Select(other => other.Source).Distinct().Count() < FewestSourceKinds
            || recent.FindLast(other => other.RegisteredBy is not null) is not { RegisteredBy: { } professional } theirs)
            return [gathered];
        return
        [
            gathered,
            new HouseholdQuestionRaised(new(
                new(household, QuestionCount + 1), professional, theirs.Team, theirs.Neighbourhood, theirs.ObservedOn, theirs.Theme, themes, now))
            {
                Behind = [.. recent.Select(other => other.Signal)],
            },
        ];
    }

    /// <summary>Takes a withdrawn signal out, and takes back the questions that it was part of. Nothing if it is not known.</summary>
    public IReadOnlyList<HouseholdEvent> Remove(HouseholdId household, SignalId signal) =>
        signals.Exists(known => known.Signal == signal)
            ? [new GatheredSignalRemoved(signal), .. TakeBack(household, question => question.Behind.Contains(signal))]
            : [];

    /// <summary>Ends the gathering because the household took its consent back: nothing of it stays, and what is still on its way is not gathered. Nothing if it ended before.</summary>
    public IReadOnlyList<HouseholdEvent> LetGo(HouseholdId household) =>
        IsEnded
            ? []
            : [.. TakeBack(household, _ => true), new HouseholdEnded([.. signals.Select(signal => signal.Neighbourhood).Distinct()])];

    /// <summary>Forgets signals that were kept for a year and questions that were kept for 90 days, and ends the gathering if nothing came in for a year. Nothing if nothing is due.</summary>
    public IReadOnlyList<HouseholdEvent> DropOld(DateTimeOffset now)
    {
        if (IsEnded || NextDrop() is not { } due || now < due) return [];
        var before = DutchTime.DateOf(now).AddDays(-KeptDays);
        return now < EndsAt ? [new OldGatheredSignalsDropped(before) { RaisedBefore = now.AddDays(-TogetherDays) }] : [new HouseholdEnded([])];
    }

    /// <summary>When something has been kept for as long as it may be; null if nothing is kept.</summary>
    public DateTimeOffset? NextDrop()
    {
        if (IsEnded || LastGatheredAt is null) return null;
        var signal = signals.Count == 0 ? (DateTimeOffset?)null : DutchTime.StartOf(signals.Min(one => one.ObservedOn).AddDays(KeptDays + 1));
        var question = questions.Count == 0 ? (DateTimeOffset?)null : questions[0].RaisedAt.AddDays(TogetherDays);
        return new[] { signal, question, EndsAt }.Min();
    }

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(HouseholdEvent happened)
    {
        switch (happened)
        {
            case SignalGathered gathered:
                signals.Add(gathered.Signal);
                if (signals.Count > SignalsKept) signals.RemoveAt(0);
                LastGatheredAt = gathered.At;
                break;
            case GatheredSignalRemoved removed:
                signals.RemoveAll(signal => signal.Signal == removed.Signal);
                break;
            case HouseholdQuestionRaised { Question: var question } raised:
                questions.Add(new(question.Id.Number, question.Team, question.RaisedAt, raised.Behind));
                QuestionCount = question.Id.Number;
                break;
            case HouseholdQuestionTakenBack back:
                questions.RemoveAll(question => question.Number == back.Question.Number);
                break;
            case OldGatheredSignalsDropped dropped:
                signals.RemoveAll(signal => signal.ObservedOn < dropped.Before);
                questions.RemoveAll(question => question.RaisedAt <= dropped.RaisedBefore);
                break;
            case HouseholdEnded:
                signals.Clear();
                questions.Clear();
                IsEnded = true;
                break;
            default:
                throw new InvalidOperationException($"No household knows the event {happened.GetType().Name}.");
        }
    }

    // The name of the household is forgotten a year after it was last used: from then on nothing can come in under it.
    private DateTimeOffset? EndsAt => LastGatheredAt?.AddDays(KeptDays + 1);

    private IEnumerable<HouseholdQuestionTakenBack> TakeBack(HouseholdId household, Predicate<StandingQuestion> which) =>
        questions.FindAll(which).Select(question => new HouseholdQuestionTakenBack(new(household, question.Number), question.Team));
}

/// <summary>A signal that a household keeps.</summary>
public sealed record GatheredSignal(
    SignalId Signal, ThemeCode Theme, Source Source, DateOnly ObservedOn, string? RegisteredBy, NeighbourhoodCode Neighbourhood, TeamId Team);

/// <summary>A question that was put and can be taken back.</summary>
/// <param name="Number">Its number in the household.</param>
/// <param name="Team">The team in whose inbox it lies.</param>
/// <param name="RaisedAt">When it was put.</param>
/// <param name="Behind">The signals that led to it.</param>
public sealed record StandingQuestion(int Number, TeamId Team, DateTimeOffset RaisedAt, IReadOnlyList<SignalId> Behind);

using Signals.Core.Approaches;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

public sealed partial class Neighbourhood
{
    /// <summary>Takes over what the municipality tells of the neighbourhood. Nothing if it said so already.</summary>
    public IReadOnlyList<NeighbourhoodEvent> Configure(NeighbourhoodConfigured configuration) =>
        Configuration is { } known && known.Says(configuration) ? [] : [configuration];

    /// <summary>Records a signal of at most <see cref="Signal.LatestInDays"/> days old.</summary>
    /// <remarks>A repeat of a household on a theme within 28 days is kept and not counted again; nor is what belongs to a bulk entry.</remarks>
    public SignalRecorded Record(Signal signal) => new(signal, Counted:
        !bulkEntries.Contains(new(signal.Source, signal.ObservedOn))
        && !(themes.TryGetValue(signal.Theme, out var stream) && stream.IsRepeat(signal.Household, signal.ObservedOn)));

    /// <summary>Takes a signal back. Nothing if it is not known, or no longer.</summary>
    /// <remarks>If the household repeated itself, the first of those repeats now counts in its place.</remarks>
    public IReadOnlyList<NeighbourhoodEvent> Withdraw(SignalId signal)
    {
        if (!themeOf.TryGetValue(signal, out var theme)) return [];
        var stream = themes[theme];
        var sighting = stream.Find(signal)!;
        var withdrawn = new SignalWithdrawn(signal, theme, sighting.KeptTogether) { ThirdPartyTeam = sighting.ThirdPartyTeam };
        return sighting.Counted && RepeatOf(sighting, stream, bulkEntries) is { } repeat ? [withdrawn, new RepeatCounted(repeat.Signal, theme)] : [withdrawn];
    }

    /// <summary>The stop that is open, if this one was told before: of one kind, at one place, from one moment on.</summary>
    public OutreachStop? OpenStop(Source kind, string? place, DateTimeOffset startedAt) =>
        openStops.Values.FirstOrDefault(stop => stop.Kind == kind && stop.Place == place && stop.StartedAt == startedAt);

    /// <summary>Begins a walk-in hour or a stop of the coffee cart.</summary>
    /// <exception cref="ArgumentException">The source is no outreach.</exception>
    /// <exception cref="InvalidOperationException">The municipality has not configured the neighbourhood.</exception>
    public StopStarted StartStop(Source kind, string? place, DateTimeOffset startedAt)
    {
        if (!kind.IsOutreach()) throw new ArgumentException("A stop is a walk-in hour or a stop of the coffee cart.", nameof(kind));
        var code = Configuration?.Area.Code ?? throw new InvalidOperationException("The neighbourhood is not configured.");
        return new(new(new(code, StopCount + 1), kind, place, startedAt));
    }

    /// <summary>Ends a stop; one that went on for too long counts for the longest that a stop can last. Nothing if it is not open.</summary>
    /// <param name="id">The stop.</param>
    /// <param name="endedAt">Not before it began.</param>
    /// <param name="peoplePresent">How many people came, 0 or more.</param>
    public IReadOnlyList<NeighbourhoodEvent> FinishStop(StopId id, DateTimeOffset endedAt, int peoplePresent)
    {
        if (!openStops.TryGetValue(id, out var stop)) return [];
        var latest = stop.StartedAt + OutreachStop.Longest;
        return [new StopFinished(id, endedAt < stop.StartedAt ? stop.StartedAt : endedAt > latest ? latest : endedAt, peoplePresent)];
    }

    /// <summary>Forgets stops that nobody ended while they could be. Nothing if there are none.</summary>
    public IReadOnlyList<NeighbourhoodEvent> DropOpenStops(DateTimeOffset now) =>
        openStops.Values.Where(stop => stop.StartedAt + OutreachStop.Open <= now).Select(stop => stop.Id).ToList() is { Count: > 0 } old ? [new OpenStopsDropped(old)] : [];

    /// <summary>Forgets which signals a household agreed to keep together. Nothing if there are none.</summary>
    public IReadOnlyList<NeighbourhoodEvent> Forget(HouseholdId household) =>
        themes.Values.Any(stream => stream.Sightings.Any(sighting => sighting.KeptTogether == household)) ? [new HouseholdForgotten(household)] : [];

    /// <summary>Notes what the team did with a prompt. Nothing if that was known, or the prompt is no longer remembered.</summary>
    /// <remarks>Of several teams that a prompt is put before, what one took up another cannot undo.</remarks>
    public IReadOnlyList<NeighbourhoodEvent> NoteStatus(PromptStatusNoted noted) =>
        prompts.Find(standing => standing.Id == noted.Prompt) is { } known && known != known.With(noted) && (known.TakenUpBy is not { } keeper || keeper == noted.Team)
            ? [noted]
            : [];

    /// <summary>Forgets single signals that were kept for thirteen weeks. Nothing if there are none.</summary>
    public IReadOnlyList<NeighbourhoodEvent> DropOldSignals(DateTimeOffset now)
    {
        var before = (IsoWeek.Of(now) - SignalWeeks).Monday;
        return themes.Values.Any(stream => stream.Sightings.Any(sighting => sighting.ObservedOn < before)) ? [new OldSignalsDropped(before)] : [];
    }

    /// <summary>Whether a single signal is remembered here. One that is not may still have been recorded: as history, or too long ago.</summary>
    public bool Remembers(SignalId signal) => themeOf.ContainsKey(signal);

    /// <summary>Whether a signal is part of what the neighbourhood remembers, and what came of it.</summary>
    /// <returns>Null if it is not known, withdrawn or no longer kept; the status of the latest prompt that it was part of, if there is one.</returns>
    public FollowedSignal? Follow(SignalId signal)
    {
        if (!themeOf.TryGetValue(signal, out var theme)) return null;
        var prompt = prompts.FindLast(prompt => prompt.IsTold && prompt.RestsOn(theme, themes[theme].Find(signal)!));
        return new(theme, prompt?.Status) { Approach = prompt?.Approach, IsApproachClosed = prompt?.IsApproachClosed == true };
    }

    /// <summary>Everything that is kept of a signal, for the one it is of.</summary>
    /// <returns>Null if it is not known, withdrawn or no longer kept.</returns>
    public KeptSignal? Kept(SignalId signal) =>
        themeOf.TryGetValue(signal, out var theme) && themes[theme].Find(signal) is { } sighting
            ? new(theme, sighting.ObservedOn, sighting.Source, sighting.People, sighting.Counted, sighting.Place, sighting.AboutAnother, sighting.Household.Count > 0)
            : null;

    /// <summary>The signals that a prompt rests on and that are still kept, repeats included.</summary>
    /// <returns>None if the prompt is no longer remembered.</returns>
    public IReadOnlyList<SignalBehind> Behind(PromptId prompt) => prompts.Find(standing => standing.Id == prompt) is not { } known ? [] : ByHousehold(
    [
        .. from theme in themes
           where known.Concerns(theme.Key)
           from sighting in theme.Value.Sightings
           where known.RestsOn(theme.Key, sighting)
           select sighting,
    ]);

    // At the border of two periods a household has a token of each: whatever shares one is one household, and so is what that joins.
    private static IReadOnlyList<SignalBehind> ByHousehold(IReadOnlyList<Sighting> sightings)
    {
        var groups = new Dictionary<HouseholdToken, int>();
        foreach (var (number, sighting) in sightings.Index())
        {
            var joined = sighting.Household.Where(groups.ContainsKey).Select(token => groups[token]).ToHashSet();
            foreach (var token in groups.Keys.Where(token => joined.Contains(groups[token])).Concat(sighting.Household).ToList()) groups[token] = number;
        }
        return [.. sightings.Select(sighting => new SignalBehind(sighting.Signal, sighting.Household is [var token, ..] ? groups[token] : null))];
    }

    private static Sighting? RepeatOf(Sighting withdrawn, ThemeStream stream, HashSet<BulkEntry> stacks) => stream.Sightings
        .Where(other => !other.Counted && !stacks.Contains(new(other.Source, other.ObservedOn)) && SameHousehold(other.Household, withdrawn.Household)
            && !stream.Sightings.Any(third => third.Counted && third.Signal != withdrawn.Signal && SameHousehold(third.Household, other.Household)
                && Math.Abs(third.ObservedOn.DayNumber - other.ObservedOn.DayNumber) < ThemeStream.RepeatDays))
        .MinBy(other => other.ObservedOn);

    private static bool SameHousehold(IReadOnlyList<HouseholdToken> one, IReadOnlyList<HouseholdToken> other) => one.Any(other.Contains);
}

/// <summary>A signal that a prompt rests on.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Household">The same number for what one household told; it means nothing outside one answer. Null where no household is known.</param>
public sealed record SignalBehind(SignalId Signal, int? Household);

/// <summary>What a resident can read of a signal.</summary>
/// <param name="Theme">What it was about.</param>
/// <param name="Prompt">What the team did with the prompt that it was part of; null if there was none.</param>
public sealed record FollowedSignal(ThemeCode Theme, PromptStatus? Prompt)
{
    /// <summary>The approach that answers that prompt; null for none.</summary>
    public ApproachId? Approach { get; init; }

    /// <summary>Whether that approach has ended.</summary>
    public bool IsApproachClosed { get; init; }
}

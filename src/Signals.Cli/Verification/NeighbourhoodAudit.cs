using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Grains.Journal;

namespace Signals.Cli.Verification;

/// <summary>What must hold in a neighbourhood's stream beyond what holds in every stream.</summary>
internal sealed class NeighbourhoodAudit(StreamFacts facts, Dictionary<SignalId, LiveSignal> live, Violations violations, DateTimeOffset keptSince)
{
    private int? lastPrompt;

    /// <summary>Makes a snapshot's state and a replayed one forget what they need not have in common.</summary>
    public static void Align(Neighbourhood kept, Neighbourhood replayed)
    {
        foreach (var state in (Neighbourhood[])[kept, replayed]) state.ForgetUsual();
        // It may go back to a version that knew less than its events tell.
        if (kept.Quarters.HouseholdsFrom is not null)
            foreach (var state in (Neighbourhood[])[kept, replayed]) state.ForgetHouseholds();
        if (kept.Arrivals.IsPartial)
            foreach (var state in (Neighbourhood[])[kept, replayed]) state.ForgetArrivals();
    }

    /// <param name="wasCompacted">Whether commits of the stream have been deleted, and with them perhaps the first prompts.</param>
    public void Begin(bool wasCompacted) => lastPrompt = wasCompacted ? null : 0;

    public void Look(StoredCommit commit, NeighbourhoodEvent happened)
    {
        switch (happened)
        {
            case SignalRecorded { Signal: var signal }:
                if (!live.TryAdd(signal.Id, new(facts, commit.Version, signal.ReceivedAt)))
                    violations.Add(facts.Key, commit.Version, "records a signal that is recorded elsewhere too");
                break;
            case HistoryLoaded { Counts: var counts }:
                if (counts.Any(count => count.People < 1)) violations.Add(facts.Key, commit.Version, "loads a count below one");
                var people = counts.Sum(count => (long)count.People);
                facts.HistoryPeople += people;
                if (commit.RecordedAt > keptSince) facts.RecentHistoryPeople += people;
                break;
            case PromptRaised { Prompt.Id: var id }:
                if (id.Number != (lastPrompt ?? id.Number - 1) + 1 || StreamKeys.Neighbourhood(id.Neighbourhood) != facts.Key)
                    violations.Add(facts.Key, commit.Version, "raises a prompt that is not numbered after the one before");
                lastPrompt = id.Number;
                break;
        }
    }

    public void End(Neighbourhood state)
    {
        if (lastPrompt is { } last && last != state.PromptCount) violations.Add(facts.Key, null, "counts another number of prompts than it raised");
        for (var i = 0; i < state.Prompts.Count; i++)
            if (state.Prompts[i].Id.Number != state.PromptCount - state.Prompts.Count + 1 + i)
            {
                violations.Add(facts.Key, null, "remembers prompts whose numbers do not follow one another");
                break;
            }
        foreach (var stream in state.Themes.Values)
        {
            var seen = stream.Sightings.Where(sighting => sighting.Counted).GroupBy(sighting => IsoWeek.Of(sighting.ObservedOn));
            if (stream.Weekly.Values.Any(count => count < 0)) violations.Add(facts.Key, null, "has a weekly count below nought");
            if (seen.Any(week => week.Sum(sighting => sighting.People) > stream.Weekly.GetValueOrDefault(week.Key)))
                violations.Add(facts.Key, null, "counts fewer people in a week than it remembers signals of");
        }
    }
}

/// <summary>A signal whose commit is still there.</summary>
internal sealed class LiveSignal(StreamFacts stream, long version, DateTimeOffset receivedAt)
{
    public StreamFacts Stream => stream;

    public long Version => version;

    public DateTimeOffset ReceivedAt => receivedAt;

    public bool IsRegistered { get; set; }
}

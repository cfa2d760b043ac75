using Signals.Cli.Lines;
using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Grains.Neighbourhoods;

namespace Signals.Cli.Replaying;

/// <summary>Lets the platform live through a history, day by day, and gathers the prompts that its teams would have had.</summary>
internal sealed class Replayer(ThrowAwayPlatform platform, History history, string municipality, ReplaySettings settings)
{
    // In Amsterdam: after the day's work, so that all of a day comes in on that day.
    private const int HourReceived = 20;

    private const int MostTriesUntilReady = 10;

    private readonly Dictionary<TeamId, long> positions = [];
    private DateTimeOffset notedUntil = DateTimeOffset.MinValue;

    /// <param name="told">Called for each prompt, in order of date, area and theme.</param>
    /// <param name="noted">Called for each note on how signals came in, in order of date and area.</param>
    /// <param name="passed">Called after each day with how many cases have been taken in.</param>
    /// <param name="cancellation">Stops between two days.</param>
    public async Task Run(Action<Prompt> told, Action<DataQualityNote> noted, Action<int> passed, CancellationToken cancellation)
    {
        await SetUp(cancellation);
        var next = 0;
        for (var day = history.Cases[0].ObservedOn; next < history.Cases.Count; day = day.AddDays(1))
        {
            cancellation.ThrowIfCancellationRequested();
            var begin = next;
            while (next < history.Cases.Count && history.Cases[next].ObservedOn == day) next++;
            platform.Clock.GoTo(DutchTime.StartOf(day).AddHours(HourReceived));
            await Task.WhenAll(Enumerable.Range(begin, next - begin).Select(index => history.Cases[index])
                .GroupBy(one => one.Area)
                .SelectMany(area => area.Chunk(INeighbourhood.MostAtOnce), (area, cases) => (area.Key, cases))
                .Select(batch => Record(batch.Key, batch.cases, cancellation)));
            // A prompt can only have come where something was delivered.
            if (await platform.Settle(cancellation) > 0)
            {
                foreach (var note in await NewNotes(cancellation)) noted(note);
                foreach (var prompt in await NewPrompts(cancellation)) told(prompt);
            }
            passed(next);
        }
    }

    private async Task SetUp(CancellationToken cancellation)
    {
        var grain = platform.Grains.Municipality(history.Municipality);
        await platform.Grains.Platform().Serve(history.Municipality, cancellation);
        await grain.SetDetection(DetectionSettings.ForLookingBack(DetectionSettings.FewestHouseholds, settings.MinimumSourceKinds), teams: null, cancellation);
        if (await grain.AddThemes(history.Themes, cancellation) is null)
            throw new CommandFailedException($"The file has more themes ({history.Themes.Count}) than a municipality can have. Bring them together in the mapping's table.");
        var view = await grain.LoadAreas(municipality, history.Districts, history.Neighbourhoods, cancellation);
        foreach (var team in view.Teams) positions.Add(team.Id, 0);
        await platform.Settle(cancellation);
    }

    private async Task Record(NeighbourhoodCode area, IReadOnlyList<Case> cases, CancellationToken cancellation)
    {
        var signals = cases.Select(ToRecord).ToList();
        for (var tries = 1; tries <= MostTriesUntilReady; tries++)
        {
            var outcomes = await platform.Grains.Neighbourhood(area).RecordMany(signals, cancellation);
            if (outcomes.All(outcome => outcome.Status != RecordStatus.NotReady)) return;
            await platform.Settle(cancellation);
        }
        throw new InvalidOperationException($"{area} did not become ready.");
    }

    private SignalToRecord ToRecord(Case one)
    {
        var now = platform.Clock.GetUtcNow();
        return new(new Signal
        {
            Id = new SignalId(one.Key),
            Theme = one.Theme,
            Source = one.Source,
            ObservedOn = one.ObservedOn,
            ReceivedAt = now,
            People = one.People,
            Household = settings.HouseholdPerCase ? [new HouseholdToken(one.Key)] : [],
        }, one.Key, now.AddDays(1));
    }

    private async Task<IEnumerable<DataQualityNote>> NewNotes(CancellationToken cancellation)
    {
        var notes = new List<DataQualityNote>();
        foreach (var team in positions.Keys)
            notes.AddRange((await platform.Grains.Team(history.Municipality, team).Notes(cancellation)).TakeWhile(note => note.NotedAt > notedUntil));
        notedUntil = platform.Clock.GetUtcNow();
        return notes.OrderBy(note => note.NotedAt).ThenBy(note => note.Neighbourhood);
    }

    private async Task<IEnumerable<Prompt>> NewPrompts(CancellationToken cancellation)
    {
        var prompts = new List<Prompt>();
        foreach (var team in positions.Keys.ToList())
        {
            var inbox = platform.Grains.Team(history.Municipality, team);
            while (await inbox.EntriesAfter(positions[team], TimeSpan.Zero, cancellation) is { Count: > 0 } entries)
            {
                positions[team] = entries[^1].Position;
                prompts.AddRange(entries.Select(entry => entry.Prompt));
            }
        }
        return prompts.OrderBy(prompt => prompt.RaisedAt).ThenBy(prompt => prompt.Id.Neighbourhood).ThenBy(prompt => prompt.Theme.Code);
    }
}

/// <summary>What a look-back lowers, because the data lack it.</summary>
/// <param name="MinimumSourceKinds">How many kinds of source a prompt needs.</param>
/// <param name="HouseholdPerCase">Whether each case counts as a household of its own.</param>
internal sealed record ReplaySettings(int MinimumSourceKinds, bool HouseholdPerCase);

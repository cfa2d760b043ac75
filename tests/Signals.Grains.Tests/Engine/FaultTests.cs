using Signals.Core.Neighbourhoods;
using Signals.Embedded;
using Signals.Grains.Journal;
using Signals.Grains.Neighbourhoods;

namespace Signals.Grains.Tests.Engine;

public sealed class FaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_the_journal_does_every_acknowledged_signal_is_there_once(int seed)
    {
        var faults = new FaultyJournal(seed, rate: 0.3);
        // However many commits the faults make of it, what is recorded is read from them alone.
        await using var town = await TownWithPatience(faults, new() { Engine = new() { Unruly = new(seed) }, Grains = new() { CommitsForFarewellSnapshot = 200 } });
        var chance = new Random(seed);
        var acknowledged = new HashSet<int>();

        for (var round = 0; round < 10; round++)
        {
            var ids = Enumerable.Range(0, 40).Select(_ => chance.Next(150)).ToList();
            var told = ids.Select(id => TryTell(town, id)).ToList();
            foreach (var (id, outcome) in ids.Zip(await Task.WhenAll(told)))
                if (outcome is RecordStatus.Recorded or RecordStatus.Repeated) acknowledged.Add(id);
            if (round % 3 == 2) await town.Restart();
        }

        faults.Faults.ShouldBeGreaterThan(5);
        var recorded = (await town.Recorded()).Select(signal => (int)signal.Signal.Id.Value).ToList();
        recorded.ShouldBeUnique();
        acknowledged.ShouldBeSubsetOf(recorded);
        acknowledged.Count.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task With_two_activations_of_each_grain_a_prompt_still_arrives_once(int seed)
    {
        await using var town = await TownWithPatience(new FaultyJournal(seed, rate: 0.1), new() { Engine = new() { Unruly = new(seed) } });
        for (var household = 1; household <= 12; household++)
            while (await TryTell(town, household, household % 2 == 0 ? Source.Resident : Source.WalkIn) is null) { }
        await town.Settle();
        await town.Restart();
        await town.Settle();

        (await town.TheTeam.Page(new(null, null, null, 0, 10), default)).Total.ShouldBe(1);
    }

    private static async Task<RecordStatus?> TryTell(Town town, int id, Source source = Source.Resident)
    {
        try
        {
            return (await town.Tell(id, Town.Loneliness, source, id)).Status;
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }

    // Setting up the town may fail too, as often as any other commit.
    private static async Task<Town> TownWithPatience(FaultyJournal faults, EmbeddedPlatformOptions options)
    {
        while (true)
        {
            try
            {
                return await Town.Build(faults.Around, options);
            }
            catch (JournalUnavailableException)
            {
            }
        }
    }
}

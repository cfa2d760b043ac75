using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Text;
using Signals.Core.Time;
using Signals.Gateway.Households;
using Signals.Grains.Engine;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Trends;
using Signals.Grains.Vault;

namespace Signals.Silo.Sample;

/// <summary>Loads Voorbeelddorp with two years of history, once. A load that broke off goes on where it was.</summary>
internal sealed class SampleMunicipality(IGrains grains, IKeyRing keys, HouseholdRegister households, TimeProvider clock, ILogger<SampleMunicipality> log)
{
    // The assessment of a town that does not exist; setting it is the last step, and so the sign that the load is complete.
    private const string Dpia = "DPIA-VOORBEELD-1";
    private const string Professional = "demo-wijkteamlid";
    private const int MostTries = 200;

    public async Task Load(CancellationToken cancellation)
    {
        var municipality = grains.Municipality(SampleTown.Code);
        var now = clock.GetUtcNow();
        var edition = new EditionYear(DutchTime.DateOf(now).Year);
        // Before anything else: a town that an earlier version made has no addresses yet.
        await SampleAddresses.Load(grains, edition, cancellation);
        // A folder of an older version has all but these.
        await grains.Map(SampleTown.Code).Draw(SampleTown.Shapes(edition), cancellation);
        if ((await municipality.Read(cancellation)).KeepsHouseholds) return;
        await grains.Platform().Serve(SampleTown.Code, cancellation);
        foreach (var team in SampleTown.Teams) await municipality.FormTeam(team, cancellation);
        await municipality.LoadAreas(SampleTown.Name, SampleTown.Districts(edition), SampleTown.Neighbourhoods(edition), cancellation);
        await municipality.ListPlaces(SampleTown.Listed.Neighbourhood, SampleTown.Listed.Places, cancellation);
        foreach (var entry in SampleSocialMap.On(DutchTime.DateOf(now))) await grains.SocialMap(SampleTown.Code).Set(entry, cancellation);
        foreach (var (district, team) in SampleTown.Teams.Index())
            foreach (var plan in SampleTown.Outreach(district, DutchTime.DateOf(now))) await grains.Team(SampleTown.Code, team.Id).PlanOutreach(plan, cancellation);
        var count = 0;
        foreach (var signals in SampleHistory.Until(DutchTime.DateOf(now)).GroupBy(signal => signal.Neighbourhood))
            count += await Record(signals.Key, signals, now, cancellation);
        await ShowTrends(SampleTown.Neighbourhoods(edition), now, cancellation);
        await municipality.AllowHouseholdKeeping(Dpia, cancellation);
        log.LogInformation("{Town} is ready, with {Count} made-up signals", SampleTown.Name, count);
    }

    // They are to be there from the first page on, so what would otherwise wait for its reminders is done now.
    private async Task ShowTrends(IEnumerable<NeighbourhoodArea> areas, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var neighbourhood in areas.Select(area => grains.Neighbourhood(area.Code)))
        {
            await neighbourhood.Remind(INeighbourhood.TellQuarters, cancellation);
            await neighbourhood.Deliver(cancellation);
        }
        var closed = Quarter.LastClosed(now);
        foreach (var quarter in Quarter.Range(closed - (Neighbourhood.QuartersTold - 1), closed))
            await grains.Trends(SampleTown.Code, quarter).Remind(ITrends.Release, cancellation);
    }

    private async Task<int> Record(NeighbourhoodCode neighbourhood, IEnumerable<SampleSignal> samples, DateTimeOffset now, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var chunk in samples.Chunk(INeighbourhood.MostAtOnce))
        {
            var signals = new List<SignalToRecord>(chunk.Length);
            foreach (var sample in chunk) signals.Add(await Make(sample, now, cancellation));
            var tries = 0;
            // The neighbourhood is ready once the municipality's message has reached it.
            while ((await grains.Neighbourhood(neighbourhood).RecordMany(signals, cancellation)).Any(outcome => outcome.Status == RecordStatus.NotReady))
            {
                if (++tries == MostTries) throw new InvalidOperationException("A neighbourhood of the sample municipality did not become ready.");
                await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellation);
            }
            count += signals.Count;
        }
        return count;
    }

    private async Task<SignalToRecord> Make(SampleSignal sample, DateTimeOffset now, CancellationToken cancellation)
    {
        var secret = await keys.Key(SampleTown.Code, KeyPurposes.Follow, null, cancellation);
        var code = FollowCode.Of(secret.Span, SampleTown.Code, $"voorbeeld/{sample.Key}");
        var signal = new Signal
        {
            Id = SignalId.Of(secret.Span, code),
            Theme = sample.Theme,
            Source = sample.Source,
            ObservedOn = sample.ObservedOn,
            ReceivedAt = now,
            RegisteredBy = sample.Source == Source.Resident ? null : Professional,
        };
        if (sample.HouseNumber is { } number && !signal.IsHistory)
        {
            var address = HouseholdAddress.Of(SampleAddresses.Street(sample.Neighbourhood).ToString(), number);
            signal = signal with
            {
                Household = await keys.Tokens(SampleTown.Code, address, sample.ObservedOn, cancellation),
                KeptTogether = sample.KeptTogether ? await households.Agree(SampleTown.Code, address, signal.Id, cancellation) : null,
            };
        }
        return new(signal, Keyed.Hash(secret.Span, "inhoud", sample.Key), now.AddDays(7 * ThemeStream.WeeksKept));
    }
}

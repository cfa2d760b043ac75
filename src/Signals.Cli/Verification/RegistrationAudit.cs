using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Grains.Journal;

namespace Signals.Cli.Verification;

/// <summary>Holds the registrations of a municipality against its signals: each acknowledged once, and each acknowledgement kept.</summary>
internal sealed class RegistrationAudit(IReadOnlyDictionary<StreamKey, StreamFacts> streams, Dictionary<SignalId, LiveSignal> live, Violations violations)
{
    /// <summary>How long a registration is kept at least, in days.</summary>
    public const int LeastDaysKept = 30;

    /// <returns>How many registrations there are.</returns>
    public async Task<long> Run(IJournalInspection journal, MunicipalityCode municipality, DateTimeOffset keptSince, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var (registration, stream) in journal.Registrations(municipality, cancellation))
        {
            count++;
            if (!streams.TryGetValue(stream, out var facts)) violations.Add(stream, null, "has a registration and does not exist");
            else if (live.TryGetValue(registration.Signal, out var signal)) Match(signal, facts);
            else if (registration.ReceivedAt >= facts.KnownSince) facts.RegistrationsWithoutSignal++;
        }
        foreach (var signal in live.Values)
            if (!signal.IsRegistered && signal.ReceivedAt > keptSince)
                violations.Add(signal.Stream.Key, signal.Version, "records a signal that is not registered: sent again, it would count twice");
        foreach (var facts in streams.Values.Where(facts => facts.Key.Municipality == municipality)) CheckHistory(facts);
        return count;
    }

    private void Match(LiveSignal signal, StreamFacts registeredIn)
    {
        signal.IsRegistered = true;
        if (signal.Stream != registeredIn) violations.Add(signal.Stream.Key, signal.Version, $"records a signal that is registered with {registeredIn.Key}");
    }

    // A line of an import can stand for several people, so that history only bounds its registrations from both sides.
    private void CheckHistory(StreamFacts facts)
    {
        if (facts.RegistrationsWithoutSignal > facts.HistoryPeople)
            violations.Add(facts.Key, null, $"acknowledged {facts.RegistrationsWithoutSignal - facts.HistoryPeople} signals that are neither recorded nor part of its history");
        if (facts.RecentHistoryPeople > facts.RegistrationsWithoutSignal * Signal.MostPeople)
            violations.Add(facts.Key, null, "holds more history than its registrations can stand for");
    }
}

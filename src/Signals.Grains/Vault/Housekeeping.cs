using Microsoft.Extensions.Logging;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;

namespace Signals.Grains.Vault;

/// <summary>Keeps the terms that were promised: personal parts, keys, registrations and lines of the logs go when their time has come, and orphans of a crash too.</summary>
/// <remarks>May run in several processes at once: everything it does can be done twice.</remarks>
public sealed class Housekeeping(
    IJournal journal, IOutbox outbox, IVault vault, IKeyRing keys, ILogbookRecords logs, LogTerms terms, TimeProvider clock, ILogger<Housekeeping> log)
{
    /// <summary>The time between two rounds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>After how long personal parts without an event are an orphan. Longer than any client repeats a signal that was not acknowledged.</summary>
    public static readonly TimeSpan OrphanAfter = TimeSpan.FromHours(24);

    /// <summary>For how long a message that could not be delivered is kept, in days from when it was sent: as long as a commit stays in the log.</summary>
    public const int ParkedDays = 91;

    private const int MostAtOnce = 1_000;

    /// <summary>Keeps house until cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await KeepHouse(cancellation);
                await Task.Delay(Interval, clock, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                log.LogWarning("Housekeeping failed and is tried again: {Failure}", failure.GetType().Name);
                await Task.Delay(Interval, clock, CancellationToken.None);
            }
        }
    }

    /// <summary>One round, until nothing is left that is due now.</summary>
    public async Task KeepHouse(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        while (await vault.ForgetExpired(now, MostAtOnce, cancellation) == MostAtOnce) { }
        while (await journal.DeleteExpiredRegistrations(now, MostAtOnce, cancellation) == MostAtOnce) { }
        while (await outbox.Lapse(now.AddDays(-ParkedDays), MostAtOnce, cancellation) is > 0 and var lapsed)
        {
            log.LogWarning("{Count} parked messages lapsed: nobody could take them in for as long as they may be kept", lapsed);
            if (lapsed < MostAtOnce) break;
        }
        await keys.DestroyExpired(now, cancellation);
        while (await logs.DeleteBefore(LogKind.Audit, now.AddDays(-terms.AuditDays), MostAtOnce, cancellation) == MostAtOnce) { }
        while (await logs.DeleteBefore(LogKind.Processing, now.AddDays(-terms.ProcessingDays), MostAtOnce, cancellation) == MostAtOnce) { }
        await SweepOrphans(now, cancellation);
        // Last, since a master key may be held elsewhere and be out of reach.
        while (await keys.Rewrap(MostAtOnce, cancellation) > 0) { }
    }

    private async Task SweepOrphans(DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            var unconfirmed = await vault.Unconfirmed(now - OrphanAfter, MostAtOnce, cancellation);
            foreach (var kept in unconfirmed.GroupBy(kept => kept.Municipality))
            {
                var signals = kept.Select(pair => pair.Signal).ToList();
                var registered = (await journal.FindRegistrations(kept.Key, signals, cancellation)).Select(found => found.Registration.Signal).ToHashSet();
                foreach (var signal in signals)
                {
                    if (registered.Contains(signal)) await vault.Confirm(kept.Key, signal, cancellation);
                    else await vault.Forget(kept.Key, signal, cancellation);
                }
            }
            if (unconfirmed.Count < MostAtOnce) return;
        }
    }
}

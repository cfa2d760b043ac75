using Microsoft.Extensions.Logging.Abstractions;
using Signals.Embedded;
using Signals.Grains.Vault;
using Signals.Journal;
using Signals.Journal.Vault;

namespace Signals.Cli.Erasing;

/// <summary>Takes signals back again in a journal from before they were taken back, by the platform's own grains, with all that follows from it.</summary>
internal sealed class Withdrawals(JournalStore journal, TimeProvider clock) : IAsyncDisposable
{
    // What follows from it elsewhere, as in a household's own view, waits as a message until the platform starts if it was not delivered here.
    private readonly EmbeddedPlatform platform = new(journal.Journal, journal.Outbox, journal.Reminders, clock, NullLoggerFactory.Instance);

    /// <returns>False if no signal came in before that erasure that is still there.</returns>
    public async Task<bool> Again(Erasure erasure, CancellationToken cancellation)
    {
        var recorded = await platform.Grains.Municipality(erasure.Municipality).WhereRecorded(erasure.Signal, cancellation);
        // One that was sent again later is another's to keep: an orphan of the first try was erased.
        if (recorded is null || recorded.ReceivedAt > erasure.ErasedAt) return false;
        return await platform.Grains.Neighbourhood(recorded.Neighbourhood).Withdraw(erasure.Signal, cancellation);
    }

    /// <summary>Lets go of a household that took its consent back after that moment.</summary>
    /// <returns>False if it agreed anew later.</returns>
    public async Task<bool> LetGo(HouseholdConsent consent, Erasure erasure, CancellationToken cancellation)
    {
        if (consent.Register != erasure.Signal || consent.AgreedAt > erasure.ErasedAt) return false;
        await platform.Grains.Household(consent.Household).LetGo(cancellation);
        return true;
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();
}

using Microsoft.Extensions.Logging;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Grains.Notifications;
using Signals.Grains.Vault;

namespace Signals.Grains.Engine;

/// <summary>What every grain is given.</summary>
public sealed record GrainContext(
    IJournal Journal, IOutbox Outbox, IGrains Grains, TimeProvider Clock, ILoggerFactory Logging, JournaledGrainOptions Options, DeliveryOptions Delivery)
{
    /// <summary>Cancelled when the process is about to stop: what only waits for something to happen answers at once, so that nobody waits for it.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>The secrets of municipalities; null where no grain is asked for figures.</summary>
    public IKeyRing? Keys { get; init; }

    /// <summary>How grains reach the outside; null where nothing is sent.</summary>
    public Post? Post { get; init; }
}

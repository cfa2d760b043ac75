using Microsoft.Extensions.Logging;
using Signals.Grains.Delivery;
using Signals.Grains.Reminders;

namespace Signals.Grains.Engine;

/// <summary>Wakes grains that have something to do: senders whose messages lie undelivered, and grains with a reminder that is due.</summary>
/// <remarks>Several may run at once, one in each process: what one has claimed the others leave alone for the length of a lease.</remarks>
public sealed class Sweeper(IOutbox outbox, IReminderBook reminders, IGrains grains, TimeProvider clock, SweeperOptions options, ILogger<Sweeper> log)
{
    /// <summary>Sweeps until cancelled, and notes every now and then how the outbox stands.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        var noted = DateTimeOffset.MinValue;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await Sweep(cancellation);
                if (clock.GetUtcNow() - noted >= options.NoteInterval)
                {
                    await Note(cancellation);
                    noted = clock.GetUtcNow();
                }
                await Task.Delay(options.Interval, clock, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                log.LogWarning("A sweep failed and is tried again: {Failure}", failure.GetType().Name);
                await Task.Delay(options.Interval, clock, CancellationToken.None);
            }
        }
    }

    /// <summary>Wakes what is due now, and waits for it.</summary>
    /// <returns>How many grains were woken.</returns>
    public async Task<int> Sweep(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var senders = await outbox.ClaimSenders(now, options.Lease, options.MostAtOnce, cancellation);
        var due = await reminders.ClaimDue(now, options.Lease, options.MostAtOnce, cancellation);
        await Task.WhenAll(
            senders.Select(sender => Wake(() => grains.Any(sender).Deliver(cancellation)))
                .Concat(due.Select(reminder => Wake(() => grains.Any(reminder.Grain).Remind(reminder.Name, cancellation)))));
        return senders.Count + due.Count;
    }

    private async Task Note(CancellationToken cancellation)
    {
        var standing = await outbox.Standing(cancellation);
        GrainMeter.Noted(standing.Waiting, standing.Parked, standing.OldestSentAt is { } oldest ? clock.GetUtcNow() - oldest : TimeSpan.Zero);
    }

    private async Task Wake(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The lease runs out and it is handed out again.
            log.LogWarning("A grain could not be woken: {Failure}", failure.GetType().Name);
        }
    }
}

/// <summary>How often and how much is swept.</summary>
public sealed record SweeperOptions
{
    /// <summary>The time between two sweeps. Default 1 second.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time between two looks at how the outbox stands, for monitoring; it counts rows. Default 10 seconds.</summary>
    public TimeSpan NoteInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long what was claimed is left to the one that claimed it. Default 30 seconds.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many senders, and how many reminders, are woken at once. Default 64.</summary>
    public int MostAtOnce { get; init; } = 64;
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Delivery;

/// <summary>Delivers what one grain has sent: in order per receiver, at least once, and one run at a time.</summary>
internal sealed class OutboxPump(StreamKey sender, GrainContext context)
{
    private readonly ILogger log = context.Logging.CreateLogger<OutboxPump>();
    private readonly Lock guard = new();
    private Task running = Task.CompletedTask;
    private bool looping;
    private bool again;

    /// <summary>Begins a run, or lets the one that runs go once more.</summary>
    /// <returns>Completes when nothing is left that could be delivered now.</returns>
    public Task Start()
    {
        lock (guard)
        {
            if (looping)
            {
                again = true;
                return running;
            }
            looping = true;
            // Apart from the grain's own call: a delivery must not be seen as part of the chain of calls that led to the commit.
            using (ExecutionContext.SuppressFlow()) return running = Task.Run(Run);
        }
    }

    private async Task Run()
    {
        do
        {
            lock (guard) again = false;
            try
            {
                while (await DeliverSome()) { }
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The sweeper wakes this sender again: nothing is lost but time.
                log.LogWarning("Delivery from {Kind} stopped: {Failure}", sender.Kind, failure.GetType().Name);
            }
        }
        while (GoesOn());
    }

    private bool GoesOn()
    {
        // Ended under the lock, so that nobody can hope for a run that looks no more.
        lock (guard) return looping = again;
    }

    private async Task<bool> DeliverSome()
    {
        var pending = await context.Outbox.Pending(sender, context.Clock.GetUtcNow(), context.Delivery.BatchSize, CancellationToken.None);
        var delivered = 0;
        await Parallel.ForEachAsync(
            pending.GroupBy(message => message.Message.Receiver),
            new ParallelOptions { MaxDegreeOfParallelism = context.Delivery.Receivers },
            async (messages, _) => Interlocked.Add(ref delivered, await DeliverTo(messages.Key, messages)));
        return delivered > 0;
    }

    private async Task<int> DeliverTo(StreamKey receiver, IEnumerable<PendingMessage> messages)
    {
        var delivered = new List<PendingMessage>();
        foreach (var pending in messages)
        {
            // The trace that the message carries; the one that happens to run here ends with its commit.
            using var span = Tracing.Continue($"deliver to {receiver.Kind}", pending.Message.Trace);
            span?.SetTag("signals.attempt", pending.Attempts + 1);
            try
            {
                await context.Grains.Any(receiver)
                    .Receive(new(sender, pending.Message.Number, pending.Message.Payload), CancellationToken.None)
                    .WaitAsync(context.Delivery.Timeout, context.Clock);
                delivered.Add(pending);
            }
            catch (EngineStoppedException)
            {
                // Not the message's fault: it stays as it is for the next start.
                span?.SetStatus(ActivityStatusCode.Error);
                break;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                span?.SetStatus(ActivityStatusCode.Error);
                await NoteFailure(pending, failure);
                break;
            }
        }
        if (delivered.Count == 0) return 0;
        await context.Outbox.Acknowledge(sender, receiver, delivered[^1].Message.Number, CancellationToken.None);
        var now = context.Clock.GetUtcNow();
        foreach (var message in delivered) GrainMeter.Acknowledged(now - message.SentAt);
        return delivered.Count;
    }

    private async Task NoteFailure(PendingMessage pending, Exception failure)
    {
        GrainMeter.FailedOne();
        var attempts = pending.Attempts + 1;
        var message = pending.Message;
        if (attempts >= context.Delivery.MostAttempts)
        {
            log.LogError("A message from {Sender} to {Receiver} is parked after {Attempts} tries: {Failure}",
                sender.Kind, message.Receiver.Kind, attempts, failure.GetType().Name);
            GrainMeter.ParkedOne();
            await context.Outbox.Park(sender, message.Receiver, message.Number, attempts, CancellationToken.None);
        }
        else
        {
            log.LogWarning("A delivery from {Sender} to {Receiver} failed at try {Attempts} and is tried again: {Failure}",
                sender.Kind, message.Receiver.Kind, attempts, failure.GetType().Name);
            var until = context.Clock.GetUtcNow() + context.Delivery.WaitAfter(attempts);
            await context.Outbox.PutOff(sender, message.Receiver, message.Number, attempts, until, CancellationToken.None);
        }
    }
}

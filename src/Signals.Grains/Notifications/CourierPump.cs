using Microsoft.Extensions.Logging;
using Signals.Grains.Engine;

namespace Signals.Grains.Notifications;

/// <summary>
/// Sends what one grain has to send to the outside, apart from its turns: one thing at a time in each lane, several lanes beside each other, and one run at a time.
/// </summary>
/// <param name="kind">The grain's kind, for the log.</param>
/// <param name="context">What the grain was given.</param>
/// <param name="due">What can be done now, at most one thing per lane, apart from the lanes that it is given. Doing it includes recording what came of it.</param>
internal sealed class CourierPump(string kind, GrainContext context, Func<IReadOnlySet<string>, Task<IReadOnlyList<(string Lane, LaneWork Work)>>> due)
{
    /// <summary>After how long is looked again whether the installation can send by now.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    // As long as the sweeper leaves a grain alone that it woke.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const int MostLanes = 8;

    private readonly ILogger log = context.Logging.CreateLogger<CourierPump>();
    private readonly Lock guard = new();
    private Task running = Task.CompletedTask;
    private CancellationTokenSource? patience;
    private TaskCompletionSource nudge = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool looping;
    private bool again;
    private bool ending;

    /// <summary>When to be woken: when there is something to do, but not so soon that it would cross what is being done now.</summary>
    public static DateTimeOffset? WakeUpAt(DateTimeOffset now, DateTimeOffset? next) => next is { } at ? at > now ? at : now + Lease : null;

    /// <summary>Begins a run, or lets the one that runs look again.</summary>
    /// <returns>Completes when nothing is left that could be done now.</returns>
    public Task Start()
    {
        lock (guard)
        {
            if (ending || context.Post is not { } post) return Task.CompletedTask;
            if (looping)
            {
                again = true;
                nudge.TrySetResult();
                return running;
            }
            looping = true;
            // Apart from the grain's own call: it must not be seen as part of the chain of calls that led to the commit.
            using (ExecutionContext.SuppressFlow()) return running = Task.Run(() => Run(post));
        }
    }

    /// <summary>Begins nothing new, and waits for no room any more.</summary>
    /// <returns>Completes when what was under way is done and recorded.</returns>
    public Task End()
    {
        lock (guard)
        {
            ending = true;
            patience?.Cancel();
            nudge.TrySetResult();
            return running;
        }
    }

    private async Task Run(Post post)
    {
        using var waiting = new CancellationTokenSource();
        lock (guard)
        {
            patience = waiting;
            if (ending) waiting.Cancel();
        }
        var lanes = new Dictionary<string, Task<bool>>();
        // What failed by a fault of ours is left for the next start, so that it does not fail without end.
        var left = new HashSet<string>();
        do
        {
            try
            {
                foreach (var (lane, work) in await Next(left))
                {
                    if (lanes.Count >= MostLanes) break;
                    if (!lanes.ContainsKey(lane)) lanes[lane] = Done(work, post, waiting.Token);
                }
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The reminder wakes this grain again: nothing is lost but time.
                log.LogWarning("Sending from {Kind} stopped: {Failure}", kind, failure.GetType().Name);
            }
            if (lanes.Count > 0) await Task.WhenAny(lanes.Values.Append(nudge.Task));
            foreach (var (lane, done) in lanes.Where(lane => lane.Value.IsCompleted).ToList())
            {
                lanes.Remove(lane);
                if (!await done) left.Add(lane);
                lock (guard) again = true;
            }
        }
        while (GoesOn(lanes.Count));
    }

    private async Task<IReadOnlyList<(string Lane, LaneWork Work)>> Next(HashSet<string> left)
    {
        lock (guard)
        {
            again = false;
            if (nudge.Task.IsCompleted)
            {
                nudge = new(TaskCreationOptions.RunContinuationsAsynchronously);
                left.Clear();
            }
            if (ending) return [];
        }
        return await due(left);
    }

    private bool GoesOn(int underWay)
    {
        // Ended under the lock, so that nobody can hope for a run that looks no more.
        lock (guard)
        {
            looping = underWay > 0 || (again && !ending);
            if (!looping) patience = null;
            return looping;
        }
    }

    private async Task<bool> Done(LaneWork work, Post post, CancellationToken waiting)
    {
        try
        {
            await work(post, waiting);
            return true;
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogWarning("Something that {Kind} was to send was left for later: {Failure}", kind, failure.GetType().Name);
            return false;
        }
    }
}

/// <summary>What is to be done in a lane.</summary>
/// <param name="post">What is needed for it.</param>
/// <param name="waiting">Ends the waiting for room, and never what is under way.</param>
internal delegate Task LaneWork(Post post, CancellationToken waiting);

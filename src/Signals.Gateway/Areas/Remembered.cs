namespace Signals.Gateway.Areas;

/// <summary>A value that is looked up again once it is too old. One caller looks it up, the others go on with the one before.</summary>
internal sealed class Remembered<T>(TimeProvider clock, TimeSpan age, Func<CancellationToken, Task<T>> look) : IDisposable where T : class
{
    private readonly SemaphoreSlim looking = new(1);
    private Entry? entry;
    private int changes;

    public async Task<T> Get(CancellationToken cancellation)
    {
        var known = Volatile.Read(ref entry);
        if (known is not null && clock.GetElapsedTime(known.LookedAt) < age) return known.Value;
        if (known is null) await looking.WaitAsync(cancellation);
        else if (!looking.Wait(0, cancellation)) return known.Value;
        try
        {
            known = Volatile.Read(ref entry);
            if (known is not null && clock.GetElapsedTime(known.LookedAt) < age) return known.Value;
            var (before, lookedAt) = (Volatile.Read(ref changes), clock.GetTimestamp());
            var value = await look(cancellation);
            // What was looked up while a change was made may be from before it, so it is not kept.
            if (Volatile.Read(ref changes) == before) Volatile.Write(ref entry, new(value, lookedAt));
            return value;
        }
        finally
        {
            looking.Release();
        }
    }

    public void Forget()
    {
        Interlocked.Increment(ref changes);
        Volatile.Write(ref entry, null);
    }

    public void Dispose() => looking.Dispose();

    private sealed record Entry(T Value, long LookedAt);
}

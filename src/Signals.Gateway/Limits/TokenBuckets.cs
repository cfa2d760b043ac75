using System.Collections.Concurrent;

namespace Signals.Gateway.Limits;

/// <summary>A token bucket per sender. Buckets that are full again are forgotten.</summary>
/// <remarks>The limiters of the framework keep their own time; this one follows the clock that everything else follows.</remarks>
/// <param name="burst">How many at once.</param>
/// <param name="perSecond">How many a second after that.</param>
/// <param name="most">How many senders are told apart; those beyond share one bucket.</param>
internal sealed class TokenBuckets(TimeProvider clock, int burst, double perSecond, int most)
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<UInt128, Bucket> buckets = new();
    private readonly Bucket shared = new(burst, clock.GetTimestamp());
    private long sweptAt = clock.GetTimestamp();

    public int Count => buckets.Count;

    /// <summary>Takes one from a sender's bucket.</summary>
    /// <returns>Null if there was one; else after how long there will be.</returns>
    public TimeSpan? Take(UInt128 sender)
    {
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(Volatile.Read(ref sweptAt), now) > BetweenSweeps) Sweep(now);
        if (!buckets.TryGetValue(sender, out var bucket))
            bucket = buckets.Count >= most ? shared : buckets.GetOrAdd(sender, _ => new(burst, now));
        lock (bucket)
        {
            Refill(bucket, now);
            if (bucket.Tokens < 1) return TimeSpan.FromSeconds((1 - bucket.Tokens) / perSecond);
            bucket.Tokens--;
            return null;
        }
    }

    private void Refill(Bucket bucket, long now)
    {
        if (now <= bucket.FilledAt) return;
        bucket.Tokens = Math.Min(burst, bucket.Tokens + (clock.GetElapsedTime(bucket.FilledAt, now).TotalSeconds * perSecond));
        bucket.FilledAt = now;
    }

    private void Sweep(long now)
    {
        Volatile.Write(ref sweptAt, now);
        foreach (var (sender, bucket) in buckets)
        {
            lock (bucket)
            {
                Refill(bucket, now);
                if (bucket.Tokens >= burst) buckets.TryRemove(new(sender, bucket));
            }
        }
    }

    private sealed class Bucket(double tokens, long filledAt)
    {
        public double Tokens { get; set; } = tokens;

        public long FilledAt { get; set; } = filledAt;
    }
}

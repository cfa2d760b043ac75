namespace Signals.Core.Notifications;

/// <summary>How often, and how soon, a delivery that failed is tried again.</summary>
public static class Retries
{
    /// <summary>After how many failed tries a delivery is given up: with the waits between them after some 30 hours.</summary>
    public const int MostAttempts = 40;

    /// <summary>The wait after the first failed try. It doubles with every next one.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait, also where a receiver asks for a longer one.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    // Up to a fifth sooner, so that what failed together does not come back together.
    private const int JitterSteps = 1_000;
    private const int JitterPart = 5;

    /// <summary>How long to wait after so many failed tries. The same for the same delivery, and others for others.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="attempts">How often it failed, 1 or more.</param>
    /// <param name="asked">What the receiver asked for, if it did.</param>
    public static TimeSpan WaitAfter(DeliveryId delivery, int attempts, TimeSpan? asked = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        var whole = Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(attempts - 1, 20));
        var step = (long)(DeliveryId.Of($"{delivery}/{attempts}").Value % JitterSteps);
        var wait = TimeSpan.FromTicks(whole - (whole / JitterPart * step / JitterSteps));
        return asked is { } longer && longer > wait ? longer < LongestWait ? longer : LongestWait : wait;
    }
}

namespace Signals.Grains.Delivery;

/// <summary>How messages are delivered from one grain to another.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How long one delivery may take before it counts as failed. Default 30 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how many failed tries a message is parked. Default 12: with the waits below, about an hour.</summary>
    public int MostAttempts { get; init; } = 12;

    /// <summary>The wait after the first failed try; it doubles with every next one. Default 1 second.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait. Default 10 minutes.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many messages are read at a time. Default 256.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>To how many receivers at a time a sender delivers. Default 8.</summary>
    public int Receivers { get; init; } = 8;

    /// <summary>The wait after so many failed tries.</summary>
    public TimeSpan WaitAfter(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(attempts - 1, 30)));
}

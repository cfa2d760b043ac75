namespace Signals.Embedded;

/// <summary>Bounds of the embedded engine.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>How many calls may wait for, or run in, one grain. More are refused with <c>GrainOverloadedException</c>. Default 10,000.</summary>
    public int MailboxCapacity { get; init; } = 10_000;

    /// <summary>After how long without a call a grain is passivated. Shorter keeps less in memory, longer reads the journal less. Default 10 minutes.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a stop waits for calls that are under way. Default 30 seconds.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For tests: give no more than a cluster gives. Calls of different callers overtake one another, and every grain has two activations.</summary>
    public Unruliness? Unruly { get; init; }
}

/// <summary>How the engine misbehaves in tests, within what an engine may do.</summary>
/// <param name="Seed">The same seed makes the same choices for the same calls.</param>
/// <param name="Shuffle">Whether waiting calls are taken in any order.</param>
/// <param name="ActivateTwice">Whether two activations of each grain live side by side, as in a cluster that is split for a moment.</param>
public sealed record Unruliness(int Seed, bool Shuffle = true, bool ActivateTwice = true);

namespace Signals.Cluster.Calls;

/// <summary>How long and how often a gateway tries to reach a grain before it gives up. Whatever is called can be done twice.</summary>
public sealed record CallOptions
{
    /// <summary>Without an answer for so long, the call is made once more beside the first: the silo that had it may be gone. Default 0.8 seconds.</summary>
    public TimeSpan AskAgainAfter { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>How often a call without an answer is made once more, at most, so that a slow database does not get many times the work. Default 2.</summary>
    public int MostAskedAgain { get; init; } = 2;

    /// <summary>The wait after a call that could not be delivered; it doubles, up to <see cref="LongestWait"/>. Default 20 milliseconds.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The longest of those waits. Default 250 milliseconds.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After how long the caller is told that no answer came. Default 10 seconds.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(10);
}

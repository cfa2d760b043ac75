namespace Signals.Cli.Platform;

/// <summary>How long to go on when the platform is busy or cannot be reached.</summary>
internal sealed record RetryOptions
{
    /// <summary>How often in a row a call may fail without getting anything further. Default 8: with the waits below, about a minute and a half.</summary>
    public int MostFailures { get; init; } = 8;

    /// <summary>The wait after the first failure; it doubles with every next one. Default half a second.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait, also where the platform asks for a longer one. Default 30 seconds.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one call may take. Default 10 minutes.</summary>
    public TimeSpan LongestCall { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the sending of one file may take. Default an hour.</summary>
    public TimeSpan LongestUpload { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The wait after so many failures.</summary>
    public TimeSpan WaitAfter(int failures, TimeSpan? asked)
    {
        var doubled = TimeSpan.FromTicks(FirstWait.Ticks << Math.Min(failures - 1, 30));
        var wait = asked > doubled ? asked.Value : doubled;
        return wait < LongestWait ? wait : LongestWait;
    }
}

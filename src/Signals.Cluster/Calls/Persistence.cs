using Polly;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;

namespace Signals.Cluster.Calls;

/// <summary>
/// Makes a call again that was not delivered, and makes it once more beside the first if no answer comes, until time is up. The first answer counts.
/// </summary>
internal sealed class Persistence
{
    // Never reached within the time there is.
    private const int MostTries = 1_000;

    private static readonly ResiliencePropertyKey<TimeSpan> Patience = new("signals.patience");

    private readonly ResiliencePipeline<object?> pipeline;

    public Persistence(CallOptions options) => pipeline = new ResiliencePipelineBuilder<object?>()
        .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = call => new(options.GiveUpAfter + Given(call.Context)) })
        .AddHedging(new HedgingStrategyOptions<object?>
        {
            MaxHedgedAttempts = options.MostAskedAgain,
            DelayGenerator = call => new(options.AskAgainAfter + Given(call.Context)),
            ShouldHandle = static _ => ValueTask.FromResult(false),
        })
        .AddRetry(new RetryStrategyOptions<object?>
        {
            MaxRetryAttempts = MostTries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstWait,
            MaxDelay = options.LongestWait,
            ShouldHandle = static call => ValueTask.FromResult(call.Outcome.Exception is { } failure && Passes(failure)),
        })
        .Build();

    /// <summary>Whether a failure says that the call could not be delivered, or that the silo went while it had it: another try may well succeed.</summary>
    public static bool Passes(Exception failure) => failure is OrleansException && !IsOverload(failure);

    /// <summary>Whether a failure says that as many calls wait as may: another try would only make it worse.</summary>
    public static bool IsOverload(Exception failure) => failure is LimitExceededException or GatewayTooBusyException
        // Over the wire only the text of the refusal is left of its cause.
        || (failure is OrleansException && failure.Message.Contains("overloaded", StringComparison.OrdinalIgnoreCase));

    public async Task<T> Call<T>(Func<Task<T>> call, TimeSpan patience)
    {
        var context = ResilienceContextPool.Shared.Get();
        context.Properties.Set(Patience, patience);
        try
        {
            return (T)(await pipeline.ExecuteAsync(
                static async (context, call) => (object?)await call().WaitAsync(context.CancellationToken), context, call))!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static TimeSpan Given(ResilienceContext context) => context.Properties.GetValue(Patience, TimeSpan.Zero);
}

namespace Signals.Grains.Engine;

/// <summary>Holds grains, one activation per key, and takes calls to them from anywhere. What it promises is written down as the engine contract.</summary>
public interface IEngine
{
    /// <summary>Calls a grain. The call may be made more than once if its answer gets lost, so whatever it does can be done twice.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="call">What is asked of it.</param>
    /// <param name="patience">How long the grain itself may wait before it answers, as a long poll does.</param>
    /// <exception cref="GrainOverloadedException">As many calls wait for it as may.</exception>
    /// <exception cref="CallChainException">It would wait for itself.</exception>
    /// <exception cref="EngineStoppedException">The engine is stopping, and the call does not belong to one that is under way.</exception>
    /// <exception cref="TimeoutException">No answer came in time. Whether the grain did what was asked is not known.</exception>
    Task<T> Call<TGrain, T>(string key, Func<TGrain, Task<T>> call, TimeSpan patience) where TGrain : class;

    /// <inheritdoc cref="Call{TGrain,T}"/>
    Task Call<TGrain>(string key, Func<TGrain, Task> call, TimeSpan patience) where TGrain : class => Call<TGrain, bool>(key, async grain =>
    {
        await call(grain);
        return true;
    }, patience);
}

using Orleans.Metadata;
using Signals.Grains.Engine;

namespace Signals.Cluster.Calls;

/// <summary>
/// Refuses a call that would wait for itself, before it is sent: Orleans would let it wait until it times out. The grains that the present call
/// came through travel with it; only those that take one call at a time, since no other can be waited for in vain.
/// </summary>
internal sealed class CallChain(GrainPropertiesResolver properties) : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private const string Name = "signals.chain";
    private const char Between = '\n';

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (RequestContext.Get(Name) is string chain)
        {
            var target = context.TargetId.ToString();
            var links = chain.Split(Between);
            if (links.Contains(target) && OneAtATime(context.TargetId))
                throw new CallChainException($"{target} would wait for itself: {string.Join(" → ", links)} → {target}. Send a message instead, or let its calls interleave.");
        }
        return context.Invoke();
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (OneAtATime(context.TargetId))
            RequestContext.Set(Name, RequestContext.Get(Name) is string before ? $"{before}{Between}{context.TargetId}" : context.TargetId.ToString());
        return context.Invoke();
    }

    // What is no grain of an application has no properties: Orleans' own parts see to themselves.
    private bool OneAtATime(GrainId grain) =>
        properties.TryGetGrainProperties(grain.Type, out var known) && !known.Properties.ContainsKey(WellKnownGrainTypeProperties.Reentrant);
}

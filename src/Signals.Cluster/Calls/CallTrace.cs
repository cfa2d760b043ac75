using System.Diagnostics;
using Signals.Grains.Engine;

namespace Signals.Cluster.Calls;

/// <summary>Lets a trace go on across the wire. Orleans' own way would put the key of the grain into it, and a key can name a household.</summary>
internal sealed class CallTrace : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private const string Name = "signals.trace";

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Tracing.Carried(Activity.Current) is { } trace) RequestContext.Set(Name, trace);
        return context.Invoke();
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        using var span = Tracing.Continue($"call of {context.TargetId.Type}", RequestContext.Get(Name) as string);
        await context.Invoke();
    }
}

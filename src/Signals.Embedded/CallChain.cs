using Signals.Grains.Engine;

namespace Signals.Embedded;

/// <summary>The grains through which the present call came, latest first.</summary>
internal sealed class CallChain
{
    private static readonly AsyncLocal<CallChain?> Present = new();

    private readonly string grain;
    private readonly CallChain? before;

    private CallChain(string grain, CallChain? before) => (this.grain, this.before) = (grain, before);

    /// <summary>Whether a grain is calling, rather than somebody from outside.</summary>
    public static bool IsInside => Present.Value is not null;

    /// <summary>Makes a grain part of the chain, for this asynchronous flow only.</summary>
    public static void Enter(string grain) => Present.Value = new(grain, Present.Value);

    /// <exception cref="CallChainException">The grain is part of the chain: it would wait for itself.</exception>
    public static void RefuseIfWaitingFor(string grain)
    {
        for (var link = Present.Value; link is not null; link = link.before)
            if (link.grain == grain)
                throw new CallChainException($"{grain} would wait for itself: {Present.Value!.Told()} → {grain}. Send a message instead, or let its calls interleave.");
    }

    private string Told() => before is null ? grain : $"{before.Told()} → {grain}";
}

using Microsoft.Extensions.Options;
using Signals.Gateway.Operations;

namespace Signals.Gateway.Inbox;

/// <summary>How many inbox streams are open, within the bound that the options set.</summary>
internal sealed class OpenStreams(IOptions<GatewayOptions> options)
{
    private int open;

    public bool TryOpen()
    {
        if (Interlocked.Increment(ref open) > options.Value.MostStreams)
        {
            Interlocked.Decrement(ref open);
            return false;
        }
        GatewayMeter.StreamOpened();
        return true;
    }

    public void Close()
    {
        Interlocked.Decrement(ref open);
        GatewayMeter.StreamClosed();
    }
}

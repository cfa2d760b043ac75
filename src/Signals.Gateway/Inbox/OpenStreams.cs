using Microsoft.Extensions.Options;

namespace Signals.Gateway.Inbox;

/// <summary>How many inbox streams are open, within the bound that the options set.</summary>
internal sealed class OpenStreams(IOptions<GatewayOptions> options)
{
    private int open;

    public bool TryOpen()
    {
        if (Interlocked.Increment(ref open) <= options.Value.MostStreams) return true;
        Close();
        return false;
    }

    public void Close() => Interlocked.Decrement(ref open);
}

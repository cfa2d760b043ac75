using System.Net;
using System.Net.Sockets;
using Signals.Core.Notifications;

namespace Signals.Channels.Web;

/// <summary>
/// Connects to nothing but addresses that were looked up and judged here, at the moment of connecting: a name that leads somewhere else by then than when
/// a team gave it is judged again.
/// </summary>
internal sealed class CheckedConnections(ChannelsOptions options, IHostLookup lookup)
{
    private const int MostAddresses = 16;

    /// <summary>The addresses of a host that may be called.</summary>
    /// <exception cref="NotAllowedException">One of its addresses may not, so that none is tried.</exception>
    /// <exception cref="SocketException">It has none.</exception>
    public async Task<IReadOnlyList<IPAddress>> Find(Uri uri, CancellationToken cancellation)
    {
        var found = await lookup.Find(uri.IdnHost, cancellation);
        if (found.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        var isNamed = CallbackAddress.IsNamed(uri, options);
        // One that may and one that may not would let chance decide.
        if (!found.All(address => isNamed ? AddressRules.MayBeNamed(address) : AddressRules.IsPublic(address))) throw new NotAllowedException();
        return found.Take(MostAddresses).ToList();
    }

    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Find(context.InitialRequestMessage.RequestUri!, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host has an address to which nothing may be sent.</summary>
internal sealed class NotAllowedException() : Exception(nameof(FailureClass.NotAllowed));

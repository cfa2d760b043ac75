using System.Net;
using System.Net.Sockets;

namespace Signals.Channels.Web;

/// <summary>Finds the addresses of a host.</summary>
internal interface IHostLookup
{
    /// <exception cref="SocketException">The host has none, or nobody could say.</exception>
    Task<IPAddress[]> Find(string host, CancellationToken cancellation);
}

/// <inheritdoc/>
internal sealed class SystemLookup : IHostLookup
{
    public Task<IPAddress[]> Find(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? Task.FromResult<IPAddress[]>([address]) : Dns.GetHostAddressesAsync(host, cancellation);
}

using System.Net;
using System.Net.Sockets;

namespace Signals.Channels.Web;

/// <summary>
/// Which addresses a team may have called. Whoever can make a server call an address of their choice can look around inside its network: so nothing but the
/// open internet is allowed, unless the installation itself names a host.
/// </summary>
internal static class AddressRules
{
    private static readonly IPNetwork[] NotPublic4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    // Of IPv6 only 2000::/3 is given out at all; these lie in it and are no ordinary hosts. 2001::/23 holds Teredo.
    private static readonly IPNetwork[] NotPublic6 = Networks("2001::/23", "2001:db8::/32", "3fff::/20");

    private static readonly IPNetwork Public6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    // Where clouds keep their secrets, and what is no single host. Not even an installation's own list opens these.
    private static readonly IPNetwork[] Never = Networks("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "::/128", "fe80::/10", "ff00::/8", "fd00:ec2::254/128");

    /// <summary>Whether a host on the open internet can have an address.</summary>
    public static bool IsPublic(IPAddress address) => Embedded(address) is { } inside
        ? IsPublic(inside)
        : address.AddressFamily == AddressFamily.InterNetwork
            ? !Lies(address, NotPublic4)
            : Public6.Contains(address) && !Lies(address, NotPublic6);

    /// <summary>Whether a host that the installation names may have an address.</summary>
    public static bool MayBeNamed(IPAddress address) => !Lies(address, Never) && (Embedded(address) is not { } inside || MayBeNamed(inside));

    // An address of IPv4 in one of the forms in which it can stand in one of IPv6.
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return null;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Nat64.Contains(address) ? new(bytes.AsSpan(12, 4)) : SixToFour.Contains(address) ? new(bytes.AsSpan(2, 4)) : null;
    }

    private static bool Lies(IPAddress address, IPNetwork[] networks) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Networks(params string[] networks) => Array.ConvertAll(networks, IPNetwork.Parse);
}

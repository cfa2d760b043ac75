using Signals.Core.Notifications;

namespace Signals.Channels.Web;

/// <summary>The address of a web server that a team wants to have called, as far as it can be judged without looking it up.</summary>
internal static class CallbackAddress
{
    // Where web servers listen for TLS. An installation's own hosts may listen anywhere.
    private static readonly int[] Ports = [443, 8443];

    /// <returns>The address; null if nothing may be sent there.</returns>
    public static Uri? Read(string address, ChannelsOptions options)
    {
        if (address.Length > Channel.MostAddress || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        if (uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || uri.Host.Length == 0) return null;
        return IsNamed(uri, options) || Array.Exists(Ports, port => port == uri.Port) ? uri : null;
    }

    /// <summary>Whether the installation names the host.</summary>
    public static bool IsNamed(Uri uri, ChannelsOptions options) =>
        options.AllowedHosts.Any(host => string.Equals(host, uri.IdnHost.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
}

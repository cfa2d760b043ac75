using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Signals.Core.Text;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Limits;

/// <summary>How much one sender may send. Keeps no address: only a hash under a random salt that is another one every day.</summary>
internal sealed class SenderLimits(TimeProvider clock, IOptions<GatewayOptions> options)
{
    private readonly TokenBuckets senders = new(clock, options.Value.SenderBurst, options.Value.SenderPerMinute / 60.0, options.Value.MostSenders);
    private readonly TokenBuckets tokens = new(clock, options.Value.TokenPerSecond, options.Value.TokenPerSecond, options.Value.MostSenders);
    private readonly TokenBuckets misses = new(clock, options.Value.FollowMissesPerMinute, options.Value.FollowMissesPerMinute / 60.0, options.Value.MostSenders);
    private Salt salt = NewSalt(default);

    /// <returns>Null if a signal may be sent now.</returns>
    public Problem? OfSignals(HttpContext context) =>
        Refusal((Caller.Of(context).Name is null ? senders : tokens).Take(Sender(context)));

    /// <summary>Counts a follow code, or an address, that leads nowhere.</summary>
    /// <returns>Null if this one may still be told so.</returns>
    public Problem? OfMisses(HttpContext context) => Refusal(misses.Take(Sender(context)));

    private static Problem? Refusal(TimeSpan? wait) => wait is { } time ? Problem.TooMany(time) : null;

    private UInt128 Sender(HttpContext context)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var current = Volatile.Read(ref salt);
        if (current.Day != today) Interlocked.CompareExchange(ref salt, NewSalt(today), current);
        var key = Volatile.Read(ref salt).Key;
        return Caller.Of(context).Name is { } name ? Keyed.Hash(key, "naam", name) : Keyed.Hash(key, "adres", Network(context.Connection.RemoteIpAddress));
    }

    // One household has a whole /64 of IPv6, so that is what counts as one sender.
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static Salt NewSalt(DateOnly day) => new(day, RandomNumberGenerator.GetBytes(32));

    private sealed record Salt(DateOnly Day, byte[] Key);
}

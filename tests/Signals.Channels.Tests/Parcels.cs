using System.Net;
using Signals.Channels.Web;
using Signals.Core.Notifications;
using Signals.Grains.Notifications;

namespace Signals.Channels.Tests;

internal static class Parcels
{
    public static readonly DateTimeOffset QueuedAt = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    public static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    public static Parcel To(string address, ChannelKind kind, NoticeKind notice = NoticeKind.Prompt) => new(DeliveryId.Of("een"), kind, notice, address, QueuedAt)
    {
        Team = notice == NoticeKind.News ? null : new("west", "Wijkteam West"),
        Secret = kind == ChannelKind.Webhook ? Secret : default(ReadOnlyMemory<byte>),
        Authorization = kind == ChannelKind.Subscription ? "Bearer van-de-abonnee" : null,
    };
}

/// <summary>Says of a host what the test wants it to.</summary>
internal sealed class ToldLookup(params string[][] answers) : IHostLookup
{
    private int asked;

    public Task<IPAddress[]> Find(string host, CancellationToken cancellation) =>
        Task.FromResult(Array.ConvertAll(answers[Math.Min(Interlocked.Increment(ref asked), answers.Length) - 1], IPAddress.Parse));
}

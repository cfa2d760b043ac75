using Signals.Core.Notifications;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;

namespace Signals.Grains.Notifications;

/// <summary>Carries messages to the outside: the one way by which grains reach anything but each other.</summary>
public interface ICourier
{
    /// <summary>Whether this installation is set up to send along a kind of channel.</summary>
    bool CanSend(ChannelKind kind);

    /// <summary>Whether something may be sent to an address, as far as can be told without sending.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    Task<FailureClass?> Check(ChannelKind kind, string address, CancellationToken cancellation);

    /// <summary>Waits for room among what is under way, without a bound in time. It is given back by disposing.</summary>
    Task<IDisposable> Room(ChannelKind kind, CancellationToken cancellation);

    /// <summary>Tries once to deliver, in <see cref="Room"/> that was had for it and within a bounded time. Whatever goes wrong outside is an outcome, never an exception.</summary>
    Task<DeliveryOutcome> Send(Parcel parcel, CancellationToken cancellation);
}

/// <summary>What is carried, and where to. Never stored, and never logged.</summary>
/// <param name="Delivery">The delivery's name, the same at every try.</param>
/// <param name="Kind">Along what kind of channel.</param>
/// <param name="Notice">What it says.</param>
/// <param name="Address">An e-mail address, or the address of a web server.</param>
/// <param name="QueuedAt">Since when it waits.</param>
public sealed record Parcel(DeliveryId Delivery, ChannelKind Kind, NoticeKind Notice, string Address, DateTimeOffset QueuedAt)
{
    /// <summary>The team that it is for; null for a resident.</summary>
    public TeamOnParcel? Team { get; init; }

    /// <summary>The value of the <c>Authorization</c> header that a subscriber asked for; null for none.</summary>
    public string? Authorization { get; init; }

    /// <summary>The secret with which a webhook is signed; empty for other kinds.</summary>
    public ReadOnlyMemory<byte> Secret { get; init; }

    /// <returns>The name of the type only.</returns>
    public override string ToString() => nameof(Parcel);
}

/// <param name="Id">The team's short name.</param>
/// <param name="Name">Its name on screens.</param>
public sealed record TeamOnParcel(string Id, string Name);

/// <summary>What grains need to send to the outside. A process without one queues, and sends nothing.</summary>
public sealed record Post(ICourier Courier, IVault Vault, IKeyRing Keys, ILogbook Logbook);

using System.Text.Json.Serialization;

namespace Signals.Core.Notifications;

/// <summary>One message to the outside, until it was delivered.</summary>
/// <param name="Id">Its name, the same at every try.</param>
/// <param name="Kind">What it says.</param>
/// <param name="QueuedAt">Since when it waits.</param>
/// <param name="NextAt">Before when it is not tried (again).</param>
public sealed record Delivery(DeliveryId Id, NoticeKind Kind, DateTimeOffset QueuedAt, DateTimeOffset NextAt)
{
    /// <summary>How often it failed by itself, or by its receiver.</summary>
    public int Attempts { get; init; }

    /// <summary>How often it was held up by what would have held up any other: that says nothing against it, and is no reason to give it up.</summary>
    public int Holds { get; init; }

    internal Delivery Failed(bool isHeld, DateTimeOffset nextAt) =>
        isHeld ? this with { Holds = Holds + 1, NextAt = nextAt } : this with { Attempts = Attempts + 1, NextAt = nextAt };

    // As if it had never been tried.
    internal Delivery Anew(DateTimeOffset nextAt) => this with { Attempts = 0, Holds = 0, NextAt = nextAt };

    // Its last try counts as well, unless it had to make room.
    internal Delivery GivenUp(FailureClass reason) => reason == FailureClass.Overflow ? this : this with { Attempts = Attempts + 1 };
}

/// <summary>A delivery that was given up. It stays until somebody sends it again, or until newer ones need the room.</summary>
/// <param name="Channel">The channel that it was for.</param>
/// <param name="Delivery">The delivery.</param>
/// <param name="DiedAt">When it was given up.</param>
/// <param name="Reason">Why.</param>
public sealed record DeadLetter(int Channel, Delivery Delivery, DateTimeOffset DiedAt, FailureClass Reason);

/// <summary>What came of a try.</summary>
/// <param name="Status">Whether it was delivered, and otherwise whether to try again.</param>
/// <param name="Failure">What went wrong; null if nothing did.</param>
/// <param name="RetryAfter">After how long the receiver asked to try again; null if it did not say.</param>
public sealed record DeliveryOutcome(DeliveryStatus Status, FailureClass? Failure = null, TimeSpan? RetryAfter = null)
{
    /// <summary>It was delivered.</summary>
    public static readonly DeliveryOutcome Delivered = new(DeliveryStatus.Delivered);

    /// <summary>It was not, and may be later.</summary>
    public static DeliveryOutcome Failed(FailureClass failure, TimeSpan? retryAfter = null) => new(DeliveryStatus.Failed, failure, retryAfter);

    /// <summary>It was not, and nothing else along this way would have been.</summary>
    public static DeliveryOutcome Held(FailureClass failure) => new(DeliveryStatus.Held, failure);

    /// <summary>It was refused for good.</summary>
    public static DeliveryOutcome Rejected(FailureClass failure) => new(DeliveryStatus.Rejected, failure);
}

/// <summary>Whether a try delivered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    /// <summary>The receiver has it.</summary>
    Delivered,

    /// <summary>It has not, and it is tried again.</summary>
    Failed,

    /// <summary>It has not, by a fault that is not the receiver's, as a mail server that is away or lets nobody in: everything along this way waits until that is mended.</summary>
    Held,

    /// <summary>It never will, or there is nowhere to deliver to: trying again makes no sense.</summary>
    Rejected,

    /// <summary>The receiver asked never to be sent anything again.</summary>
    Gone,
}

/// <summary>What a delivery says. Never what a prompt is about: only that there is one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>There is a new prompt.</summary>
    Prompt,

    /// <summary>There are prompts that are new since the last daily message, or that came while nothing was sent.</summary>
    Digest,

    /// <summary>Nobody has looked at a prompt for as long as the team set.</summary>
    Escalation,

    /// <summary>Somebody tries out a channel.</summary>
    Test,

    /// <summary>There is news for a resident about a signal of theirs.</summary>
    News,
}

/// <summary>Why a try failed, as far as it may be told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureClass>))]
public enum FailureClass
{
    /// <summary>No connection could be made, or it broke (geen-verbinding).</summary>
    NoConnection,

    /// <summary>The receiver refused (geweigerd).</summary>
    Refused,

    /// <summary>The receiver did not answer in time (te-langzaam).</summary>
    TooSlow,

    /// <summary>The receiver said that something went wrong on its side (antwoord-5xx).</summary>
    ServerError,

    /// <summary>The receiver said that it has too much to do (te-druk).</summary>
    TooBusy,

    /// <summary>The address lies where nothing may be sent to (adres-niet-toegestaan).</summary>
    NotAllowed,

    /// <summary>The receiver's certificate is not trusted (certificaat).</summary>
    Certificate,

    /// <summary>The receiver asked never to be sent anything again (opgezegd).</summary>
    Gone,

    /// <summary>There is no address any more (geen-adres).</summary>
    NoAddress,

    /// <summary>As many waited as may (wachtrij-vol).</summary>
    Overflow,

    /// <summary>The logs did not take it in that something is sent (niet-vastgelegd).</summary>
    NotLogged,
}

using System.Text.Json.Serialization;
using Signals.Core.Follow;
using Signals.Core.Prompts;

namespace Signals.Core.Notifications;

/// <summary>A way by which a team is told of prompts, with what waits to be sent along it.</summary>
/// <param name="Number">Its number with the team, counting from 1 and never given again; <see cref="Coordinator"/> for the coordinator's own.</param>
/// <param name="Setup">What the team set.</param>
public sealed record Channel(int Number, ChannelSetup Setup)
{
    /// <summary>The number of the channel along which the coordinator is told of prompts that nobody looked at.</summary>
    public const int Coordinator = 0;

    /// <summary>The most characters that an e-mail address or the address of a web server can have.</summary>
    public const int MostAddress = 1_000;

    /// <summary>The most deliveries that wait. When there are more, the oldest goes to the dead letters.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>The most prompts that a daily message stands for; of more, the oldest count no longer.</summary>
    public const int MostInDigest = 1_000;

    /// <summary>What is to be delivered, oldest first. Nothing overtakes what stands before it.</summary>
    public IReadOnlyList<Delivery> Waiting { get; init; } = [];

    /// <summary>The prompts that the next daily message is about, or the one after a time in which nothing is sent.</summary>
    public IReadOnlyList<PromptId> Digest { get; init; } = [];

    /// <summary>Since when there is something for that message; null if there is nothing.</summary>
    public DateTimeOffset? DigestSince { get; init; }

    /// <summary>Whether it is switched off: by the team, or because the receiver asked for it. What waits stays.</summary>
    public bool IsOff { get; init; }

    /// <summary>When something was last delivered; null if nothing ever was.</summary>
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>What last went wrong; null if nothing ever did.</summary>
    public ChannelFailure? LastFailure { get; init; }

    /// <summary>Whether it is one that the team made, and so told of every prompt.</summary>
    [JsonIgnore]
    public bool TellsOfPrompts => Number != Coordinator && !IsOff;
}

/// <summary>What a team sets of a channel.</summary>
/// <param name="Kind">What is sent along it.</param>
/// <param name="Subject">Under what the vault keeps where to send to.</param>
/// <param name="DigestHour">The hour of the day, in Amsterdam, of one daily message, 0 to 23; null to be told of each prompt at once.</param>
public sealed record ChannelSetup(ChannelKind Kind, SignalId Subject, int? DigestHour);

/// <summary>What a team wants to be different of a channel. Its kind stays.</summary>
/// <param name="IsOff">Whether it is to be switched off.</param>
public sealed record ChannelChange(bool IsOff)
{
    /// <summary>Under what the vault keeps the new address; null to keep the one that it has.</summary>
    public SignalId? Subject { get; init; }

    /// <summary>When it is told; null to keep that as it is.</summary>
    public ChannelTimes? Times { get; init; }
}

/// <summary>When a channel is told.</summary>
/// <param name="DigestHour">The hour of the day, in Amsterdam, of one daily message, 0 to 23; null to be told of each prompt at once.</param>
public sealed record ChannelTimes(int? DigestHour);

/// <summary>What last went wrong along a channel.</summary>
/// <param name="Failure">What.</param>
/// <param name="At">When.</param>
public sealed record ChannelFailure(FailureClass Failure, DateTimeOffset At);

/// <summary>What is sent along a channel.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChannelKind>))]
public enum ChannelKind
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>A call over HTTPS, signed, with a CloudEvent.</summary>
    Webhook,

    /// <summary>A call over HTTPS to a subscriber of the Notificaties API (abonnement). A system listens there: quiet hours do not hold.</summary>
    Subscription,
}

using System.Text.Json.Serialization;
using Signals.Core.Follow;
using Signals.Core.Prompts;

namespace Signals.Core.Notifications;

/// <summary>Something that happened to what a team is told outside the platform.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(NotificationsSet), "notifications-set")]
[JsonDerivedType(typeof(ChannelAdded), "channel-added")]
[JsonDerivedType(typeof(ChannelChanged), "channel-changed")]
[JsonDerivedType(typeof(ChannelSwitchedOff), "channel-switched-off")]
[JsonDerivedType(typeof(ChannelRemoved), "channel-removed")]
[JsonDerivedType(typeof(AddressConfirmed), "address-confirmed")]
[JsonDerivedType(typeof(AddressesInUse), "addresses-in-use")]
[JsonDerivedType(typeof(AddressForgotten), "address-forgotten")]
[JsonDerivedType(typeof(PromptNoted), "prompt-noted")]
[JsonDerivedType(typeof(PromptSettled), "prompt-settled")]
[JsonDerivedType(typeof(PromptsEscalated), "prompts-escalated")]
[JsonDerivedType(typeof(NoticeQueued), "notice-queued")]
[JsonDerivedType(typeof(NoticeDelivered), "notice-delivered")]
[JsonDerivedType(typeof(NoticeFailed), "notice-failed")]
[JsonDerivedType(typeof(NoticeGivenUp), "notice-given-up")]
[JsonDerivedType(typeof(NoticeResent), "notice-resent")]
public abstract record NotificationEvent;

/// <summary>The team set when it wants to be told.</summary>
public sealed record NotificationsSet(NotificationSettings Settings) : NotificationEvent;

/// <summary>A channel was made.</summary>
public sealed record ChannelAdded(int Number, ChannelSetup Setup) : NotificationEvent;

/// <summary>A channel was changed, or switched on or off by the team.</summary>
public sealed record ChannelChanged(int Number, ChannelSetup Setup, bool IsOff) : NotificationEvent;

/// <summary>The receiver asked never to be sent anything again.</summary>
public sealed record ChannelSwitchedOff(int Number, DateTimeOffset At) : NotificationEvent;

/// <summary>A channel was removed, with everything that waited.</summary>
public sealed record ChannelRemoved(int Number) : NotificationEvent;

/// <summary>The vault knows that an address belongs to a channel.</summary>
public sealed record AddressConfirmed(SignalId Subject) : NotificationEvent;

/// <summary>The vault is to be told again that the addresses of all channels are in use.</summary>
public sealed record AddressesInUse : NotificationEvent;

/// <summary>The vault has forgotten an address.</summary>
public sealed record AddressForgotten(SignalId Subject) : NotificationEvent;

/// <summary>A prompt arrived with the team.</summary>
/// <param name="Later">The channels that are told at once, and for which it is gathered all the same because nothing is sent at that moment; null for none.</param>
public sealed record PromptNoted(PromptId Prompt, DateTimeOffset At, IReadOnlyList<int>? Later = null) : NotificationEvent;

/// <summary>Somebody of the team looked at a prompt, or it lapsed: nobody needs to be told of it any more.</summary>
public sealed record PromptSettled(PromptId Prompt) : NotificationEvent;

/// <summary>The coordinator is to be told that nobody looked at these.</summary>
public sealed record PromptsEscalated(IReadOnlyList<PromptId> Prompts) : NotificationEvent;

/// <summary>Something is to be delivered.</summary>
/// <param name="Channel">Along which channel.</param>
/// <param name="Delivery">Its name.</param>
/// <param name="Kind">What it says. A daily message stands for everything gathered for one.</param>
/// <param name="At">When.</param>
public sealed record NoticeQueued(int Channel, DeliveryId Delivery, NoticeKind Kind, DateTimeOffset At) : NotificationEvent;

/// <summary>Something was delivered.</summary>
public sealed record NoticeDelivered(int Channel, DeliveryId Delivery, DateTimeOffset At) : NotificationEvent;

/// <summary>A try failed.</summary>
/// <param name="NextAt">When it is tried again.</param>
/// <param name="IsHeld">Whether it was held up by what would have held up any other.</param>
public sealed record NoticeFailed(int Channel, DeliveryId Delivery, FailureClass Failure, DateTimeOffset At, DateTimeOffset NextAt, bool IsHeld = false) : NotificationEvent;

/// <summary>A delivery went to the dead letters.</summary>
public sealed record NoticeGivenUp(int Channel, DeliveryId Delivery, FailureClass Reason, DateTimeOffset At) : NotificationEvent;

/// <summary>A dead letter was put back, behind what waited.</summary>
public sealed record NoticeResent(int Channel, DeliveryId Delivery, DateTimeOffset At) : NotificationEvent;

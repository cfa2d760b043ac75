using System.Text.Json.Serialization;
using Signals.Core.Follow;

namespace Signals.Core.Notifications;

/// <summary>Something that happened to news for residents.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ResidentNewsQueued), "resident-news-queued")]
[JsonDerivedType(typeof(ResidentMailDelivered), "resident-mail-delivered")]
[JsonDerivedType(typeof(ResidentMailDropped), "resident-mail-dropped")]
[JsonDerivedType(typeof(ResidentMailFailed), "resident-mail-failed")]
[JsonDerivedType(typeof(ResidentMailGivenUp), "resident-mail-given-up")]
[JsonDerivedType(typeof(ResidentMailResent), "resident-mail-resent")]
[JsonDerivedType(typeof(ResidentNewsWithdrawn), "resident-news-withdrawn")]
[JsonDerivedType(typeof(OldResidentNewsForgotten), "old-resident-news-forgotten")]
public abstract record ResidentMailEvent;

/// <summary>The residents of some signals are to be told something that they were not told before.</summary>
public sealed record ResidentNewsQueued(IReadOnlyList<SignalId> Signals, ResidentNews News, DateTimeOffset At) : ResidentMailEvent;

/// <summary>Somebody was told.</summary>
public sealed record ResidentMailDelivered(DeliveryId Delivery, DateTimeOffset At) : ResidentMailEvent;

/// <summary>There was no address to send to.</summary>
public sealed record ResidentMailDropped(DeliveryId Delivery) : ResidentMailEvent;

/// <summary>A try failed.</summary>
/// <param name="NextAt">When it is tried again.</param>
/// <param name="ConcernsAll">Whether it was held up by what would have held up any other, so that everything else waits until then too.</param>
public sealed record ResidentMailFailed(DeliveryId Delivery, FailureClass Failure, DateTimeOffset At, DateTimeOffset NextAt, bool ConcernsAll) : ResidentMailEvent;

/// <summary>A delivery went to the dead letters.</summary>
public sealed record ResidentMailGivenUp(DeliveryId Delivery, FailureClass Reason, DateTimeOffset At) : ResidentMailEvent;

/// <summary>A dead letter was put back, behind what waited.</summary>
public sealed record ResidentMailResent(DeliveryId Delivery, DateTimeOffset At) : ResidentMailEvent;

/// <summary>A signal was withdrawn: nobody is told of it, and nobody knows what was.</summary>
public sealed record ResidentNewsWithdrawn(SignalId Signal) : ResidentMailEvent;

/// <summary>What was told, what was given up and what was queued at or before an instant is forgotten.</summary>
public sealed record OldResidentNewsForgotten(DateTimeOffset Before) : ResidentMailEvent;

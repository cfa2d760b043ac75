using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Grains.Engine;

namespace Signals.Grains.Notifications;

/// <summary>What one team is told outside the platform.</summary>
[MayInterleave]
public interface INotifications : IJournaledGrain
{
    /// <summary>For how many days an address of a channel stays in the vault from when it was last known to be in use: made, or renewed every 90 days.</summary>
    const int AddressDays = 400;

    /// <summary>What is set, and how it stands with what waits. No address: those are in the vault.</summary>
    Task<NotificationsView> Read(CancellationToken cancellation);

    /// <summary>Sets when the team wants to be told.</summary>
    /// <param name="settings">What it wants.</param>
    /// <param name="coordinator">Under what the vault keeps the coordinator's address; null to keep the one that there is.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>False, with nothing changed, if the coordinator is to be told and there is no address, or something is out of its bounds.</returns>
    Task<bool> Set(NotificationSettings settings, SignalId? coordinator, CancellationToken cancellation);

    /// <summary>Makes a channel to an address that the vault keeps. The very same, asked for again, is the same one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The hour is none of a day, or the channel is one that has no daily message.</exception>
    Task<ChannelOutcome> AddChannel(ChannelSetup setup, CancellationToken cancellation);

    /// <summary>Changes a channel, or switches it on or off. Its kind stays.</summary>
    /// <returns>Without a number if the team has no such channel.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The hour is none of a day, or the channel is one that has no daily message.</exception>
    Task<ChannelOutcome> ChangeChannel(int number, ChannelChange change, CancellationToken cancellation);

    /// <summary>Removes a channel, what waits to be sent along it, and its address.</summary>
    /// <returns>False if there is no such channel.</returns>
    Task<bool> RemoveChannel(int number, CancellationToken cancellation);

    /// <summary>Sends a message by which the team can try out a channel.</summary>
    /// <returns>False if there is no such channel, it is switched off, or as much waits on it as may.</returns>
    Task<bool> TestChannel(int number, CancellationToken cancellation);

    /// <summary>Puts dead letters of a channel back, behind what waits.</summary>
    /// <param name="number">The channel.</param>
    /// <param name="delivery">Which one; null for all.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>How many.</returns>
    Task<int> Resend(int number, DeliveryId? delivery, CancellationToken cancellation);
}

/// <summary>What came of making or changing a channel.</summary>
/// <param name="Number">The channel's number; null if there is none.</param>
/// <param name="Refused">Why nothing may be sent to its address; null if it may.</param>
public sealed record ChannelOutcome(int? Number, FailureClass? Refused = null);

/// <summary>What a team is told, for reading.</summary>
/// <param name="Settings">When it wants to be told.</param>
/// <param name="Channels">Its channels, the coordinator's own among them.</param>
/// <param name="DeadLetters">What was given up, oldest first.</param>
/// <param name="Discarded">How many dead letters had to go to make room.</param>
/// <param name="CanMail">Whether this installation can send e-mail.</param>
/// <param name="CanCall">Whether it can call web servers.</param>
public sealed record NotificationsView(
    NotificationSettings Settings, IReadOnlyList<ChannelView> Channels, IReadOnlyList<DeadLetter> DeadLetters, long Discarded, bool CanMail, bool CanCall);

/// <summary>A channel, for reading.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Setup">What the team set.</param>
/// <param name="IsOff">Whether it is switched off.</param>
/// <param name="Standing">How it stands with what waits.</param>
public sealed record ChannelView(int Number, ChannelSetup Setup, bool IsOff, ChannelStanding Standing);

/// <summary>How it stands with deliveries.</summary>
/// <param name="Waiting">How many wait.</param>
/// <param name="WaitingSince">Since when the oldest waits; null if none does.</param>
/// <param name="LastDeliveredAt">When something was last delivered; null if nothing ever was.</param>
/// <param name="LastFailure">What last went wrong; null if nothing ever did.</param>
public sealed record ChannelStanding(int Waiting, DateTimeOffset? WaitingSince, DateTimeOffset? LastDeliveredAt, ChannelFailure? LastFailure);

using System.Text.Json.Serialization;
using Signals.Core.Follow;
using Signals.Core.Prompts;

namespace Signals.Core.Notifications;

/// <summary>What a team is told outside the platform: along which channels, when, and what of it was not delivered yet.</summary>
/// <remarks>Holds no address and nothing of what a prompt says. Addresses are in the vault.</remarks>
public sealed partial class TeamNotifications
{
    /// <summary>The most channels that a team can have, the coordinator's own left out.</summary>
    public const int MostChannels = 20;

    /// <summary>The most prompts that are watched because nobody looked at them yet; of more, the oldest are not told to the coordinator.</summary>
    public const int MostUnseen = 1_000;

    /// <summary>The most dead letters of a team. When there are as many nothing is given up any more, except to make room; then the oldest go first.</summary>
    public const int MostDeadLetters = 500;

    /// <summary>The most messages to try out a channel that wait on it.</summary>
    public const int MostTests = 3;

    private readonly List<Channel> channels;
    private readonly List<UnseenPrompt> unseen;
    private readonly List<DeadLetter> deadLetters;
    private readonly List<SignalId> unconfirmed;
    private readonly List<SignalId> toForget;

    public TeamNotifications() : this(new(), [], [], [], [], [], 0, 0, 0) { }

    [JsonConstructor]
    internal TeamNotifications(
        NotificationSettings settings, IReadOnlyList<Channel> channels, IReadOnlyList<UnseenPrompt> unseen, IReadOnlyList<DeadLetter> deadLetters,
        IReadOnlyList<SignalId> unconfirmed, IReadOnlyList<SignalId> toForget, int lastNumber, long queued, long discarded)
    {
        (Settings, this.channels, this.unseen, this.deadLetters) = (settings, [.. channels], [.. unseen], [.. deadLetters]);
        (this.unconfirmed, this.toForget, LastNumber, Queued, Discarded) = ([.. unconfirmed], [.. toForget], lastNumber, queued, discarded);
    }

    /// <summary>When the team wants to be told.</summary>
    public NotificationSettings Settings { get; private set; }

    /// <summary>The channels, in the order in which they were made.</summary>
    public IReadOnlyList<Channel> Channels => channels;

    /// <summary>The prompts that nobody looked at yet, and of which the coordinator was not told, oldest first.</summary>
    public IReadOnlyList<UnseenPrompt> Unseen => unseen;

    /// <summary>What was given up, oldest first.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters => deadLetters;

    /// <summary>Addresses of which the vault is to know that they belong to a channel.</summary>
    public IReadOnlyList<SignalId> Unconfirmed => unconfirmed;

    /// <summary>Addresses that the vault is to forget.</summary>
    public IReadOnlyList<SignalId> ToForget => toForget;

    /// <summary>The number of the channel that was made last; 0 for none.</summary>
    public int LastNumber { get; private set; }

    /// <summary>How many deliveries there ever were.</summary>
    public long Queued { get; private set; }

    /// <summary>How many dead letters had to go to make room.</summary>
    public long Discarded { get; private set; }

    /// <returns>A channel by its number, or null.</returns>
    public Channel? Find(int number) => channels.Find(channel => channel.Number == number);

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(NotificationEvent happened)
    {
        switch (happened)
        {
            case NotificationsSet set:
                Settings = set.Settings;
                break;
            case ChannelAdded added:
                channels.Add(new(added.Number, added.Setup));
                unconfirmed.Add(added.Setup.Subject);
                LastNumber = Math.Max(LastNumber, added.Number);
                break;
            case ChannelChanged changed:
                Change(changed);
                break;
            case ChannelSwitchedOff off:
                Replace(off.Number, channel => channel with { IsOff = true, LastFailure = new(FailureClass.Gone, off.At) });
                break;
            case ChannelRemoved removed:
                if (Find(removed.Number) is { } gone) Leave(gone.Setup.Subject);
                channels.RemoveAll(channel => channel.Number == removed.Number);
                deadLetters.RemoveAll(letter => letter.Channel == removed.Number);
                break;
            case AddressesInUse:
                unconfirmed.AddRange(Channels.Select(channel => channel.Setup.Subject).Except(unconfirmed));
                break;
            case AddressConfirmed confirmed:
                unconfirmed.Remove(confirmed.Subject);
                break;
            case AddressForgotten forgotten:
                toForget.Remove(forgotten.Subject);
                break;
            case PromptNoted noted:
                Note(noted);
                break;
            case PromptSettled settled:
                unseen.RemoveAll(prompt => prompt.Id == settled.Prompt);
                ReplaceAll(channel => channel.Digest.Contains(settled.Prompt) ? Gathering(channel, [.. channel.Digest.Where(prompt => prompt != settled.Prompt)], null) : channel);
                break;
            case PromptsEscalated escalated:
                unseen.RemoveAll(prompt => escalated.Prompts.Contains(prompt.Id));
                break;
            default:
                ApplyToDelivery(happened);
                break;
        }
    }

    private void ApplyToDelivery(NotificationEvent happened)
    {
        switch (happened)
        {
            case NoticeQueued queued:
                Queued++;
                Replace(queued.Channel, channel =>
                    (queued.Kind == NoticeKind.Digest ? Gathering(channel, [], null) : channel) with
                    {
                        Waiting = [.. channel.Waiting, new(queued.Delivery, queued.Kind, queued.At, queued.At)],
                    });
                break;
            case NoticeDelivered delivered:
                Replace(delivered.Channel, channel => Without(channel, delivered.Delivery) with { LastDeliveredAt = delivered.At });
                break;
            case NoticeFailed failed:
                Replace(failed.Channel, channel => channel with
                {
                    LastFailure = new(failed.Failure, failed.At),
                    Waiting = [.. channel.Waiting.Select(one => one.Id == failed.Delivery ? one.Failed(failed.IsHeld, failed.NextAt) : one)],
                });
                break;
            case NoticeGivenUp given:
                GiveUp(given);
                break;
            case NoticeResent resent:
                if (deadLetters.Find(letter => letter.Channel == resent.Channel && letter.Delivery.Id == resent.Delivery) is not { } letter) break;
                deadLetters.Remove(letter);
                Replace(resent.Channel, channel => channel with { Waiting = [.. channel.Waiting, letter.Delivery.Anew(resent.At)] });
                break;
            default:
                throw new InvalidOperationException($"No team is told by the event {happened.GetType().Name}.");
        }
    }

    private void Change(ChannelChanged changed) => Replace(changed.Number, channel =>
    {
        var now = channel with { Setup = changed.Setup, IsOff = changed.IsOff };
        if (channel.Setup.Subject == changed.Setup.Subject) return now;
        Leave(channel.Setup.Subject);
        unconfirmed.Add(changed.Setup.Subject);
        // What went wrong at the old address says nothing of the new one.
        return now with { LastFailure = null, Waiting = [.. channel.Waiting.Select(one => one.Anew(one.QueuedAt))] };
    });

    private void Note(PromptNoted noted)
    {
        unseen.Add(new(noted.Prompt, noted.At));
        if (unseen.Count > MostUnseen) unseen.RemoveAt(0);
        ReplaceAll(channel => channel is { TellsOfPrompts: true, Setup.DigestHour: not null } || noted.Later?.Contains(channel.Number) == true
            ? Gathering(channel, [.. channel.Digest.Append(noted.Prompt).TakeLast(Channel.MostInDigest)], noted.At)
            : channel);
    }

    private void GiveUp(NoticeGivenUp given)
    {
        var delivery = Find(given.Channel)?.Waiting.FirstOrDefault(one => one.Id == given.Delivery);
        if (delivery is null) return;
        Replace(given.Channel, channel => Without(channel, given.Delivery) with { LastFailure = new(given.Reason, given.At) });
        deadLetters.Add(new(given.Channel, delivery.GivenUp(given.Reason), given.At, given.Reason));
        if (deadLetters.Count <= MostDeadLetters) return;
        deadLetters.RemoveAt(0);
        Discarded++;
    }

    private void Leave(SignalId subject)
    {
        unconfirmed.Remove(subject);
        toForget.Add(subject);
    }

    private void Replace(int number, Func<Channel, Channel> change) => ReplaceAll(channel => channel.Number == number ? change(channel) : channel);

    private void ReplaceAll(Func<Channel, Channel> change)
    {
        for (var index = 0; index < channels.Count; index++) channels[index] = change(channels[index]);
    }

    private static Channel Without(Channel channel, DeliveryId delivery) => channel with { Waiting = [.. channel.Waiting.Where(one => one.Id != delivery)] };

    private static Channel Gathering(Channel channel, IReadOnlyList<PromptId> prompts, DateTimeOffset? at) =>
        channel with { Digest = prompts, DigestSince = prompts.Count == 0 ? null : channel.DigestSince ?? at };
}

/// <summary>A prompt that nobody of the team has looked at.</summary>
/// <param name="Id">The prompt.</param>
/// <param name="Since">When it arrived.</param>
public sealed record UnseenPrompt(PromptId Id, DateTimeOffset Since);

using Signals.Core.Follow;
using Signals.Core.Prompts;
using Signals.Core.Time;

namespace Signals.Core.Notifications;

public sealed partial class TeamNotifications
{
    /// <summary>Sets when the team wants to be told.</summary>
    /// <param name="settings">What it wants.</param>
    /// <param name="coordinator">Under what the vault keeps the coordinator's address; null to keep the one that there is.</param>
    /// <returns>Null if the coordinator is to be told and there is no address, or one that is on its way out, or something is out of its bounds.</returns>
    public IReadOnlyList<NotificationEvent>? Set(NotificationSettings settings, SignalId? coordinator)
    {
        var known = Find(Channel.Coordinator);
        if (!settings.CanBe || (settings.EscalateAfterDays is not null && known is null && coordinator is null) || IsLeft(coordinator)) return null;
        var events = new List<NotificationEvent>();
        if (settings != Settings) events.Add(new NotificationsSet(settings));
        if (settings.EscalateAfterDays is null)
        {
            if (known is not null) events.Add(new ChannelRemoved(Channel.Coordinator));
        }
        else if (coordinator is { } subject && known?.Setup.Subject != subject)
        {
            var setup = new ChannelSetup(ChannelKind.Email, subject, null);
            events.Add(known is null ? new ChannelAdded(Channel.Coordinator, setup) : new ChannelChanged(Channel.Coordinator, setup, false));
        }
        return events;
    }

    /// <summary>Makes a channel. Nothing if the very same stands.</summary>
    /// <returns>Null if there are as many as may be, or its address is on its way out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The hour is none of a day, or the channel is one that has no daily message.</exception>
    public IReadOnlyList<NotificationEvent>? Add(ChannelSetup setup)
    {
        Check(setup);
        if (channels.Exists(channel => channel.Setup.Subject == setup.Subject)) return [];
        return IsLeft(setup.Subject) || channels.Count(channel => channel.Number != Channel.Coordinator) >= MostChannels ? null : [new ChannelAdded(LastNumber + 1, setup)];
    }

    /// <summary>Changes a channel, or switches it on or off. What was gathered for a daily message is told at once where there is none any more.</summary>
    /// <param name="scope">Sets the deliveries of this team apart from those of others.</param>
    /// <param name="number">The channel.</param>
    /// <param name="change">What is to be different.</param>
    /// <returns>Null if the team has no such channel, or the new address is on its way out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The hour is none of a day, or the channel is one that has no daily message.</exception>
    public IReadOnlyList<NotificationEvent>? Change(string scope, int number, ChannelChange change, DateTimeOffset now)
    {
        if (number == Channel.Coordinator || Find(number) is not { } channel || IsLeft(change.Subject)) return null;
        var setup = channel.Setup with { Subject = change.Subject ?? channel.Setup.Subject, DigestHour = change.Times is { } times ? times.DigestHour : channel.Setup.DigestHour };
        Check(setup);
        if (channel.Setup == setup && channel.IsOff == change.IsOff) return [];
        return [new ChannelChanged(number, setup, change.IsOff), .. setup.DigestHour is null && channel is { Setup.DigestHour: not null, Digest.Count: > 0 } ? Queue(scope, [(channel, NoticeKind.Digest)], now) : []];
    }

    /// <summary>Removes a channel. Nothing if there is none.</summary>
    public IReadOnlyList<NotificationEvent> Remove(int number) =>
        number != Channel.Coordinator && Find(number) is not null ? [new ChannelRemoved(number)] : [];

    /// <summary>Removes every channel, since the team is no more.</summary>
    public IReadOnlyList<NotificationEvent> RemoveAll() => [.. channels.Select(channel => new ChannelRemoved(channel.Number))];

    /// <summary>Queues a message by which a team can try out a channel.</summary>
    /// <returns>Null if there is no such channel, it is off, <see cref="MostTests"/> wait, or there is no more room: none takes the place of a prompt.</returns>
    public IReadOnlyList<NotificationEvent>? Test(string scope, int number, DateTimeOffset now) =>
        Find(number) is { IsOff: false } channel && channel.Waiting.Count < Channel.MostWaiting && channel.Waiting.Count(one => one.Kind == NoticeKind.Test) < MostTests
            ? Queue(scope, [(channel, NoticeKind.Test)], now)
            : null;

    /// <summary>Takes in that a prompt arrived. Nothing if it is known.</summary>
    public IReadOnlyList<NotificationEvent> Note(string scope, PromptId prompt, DateTimeOffset now)
    {
        if (unseen.Exists(known => known.Id == prompt)) return [];
        var atOnce = channels.Where(channel => channel is { TellsOfPrompts: true, Setup.DigestHour: null });
        // Who comes back after a weekend wants one mail, of what nobody has looked at by then; a system wants each message.
        var later = Settings.NextOpen(now) > now ? atOnce.Where(channel => channel.Setup.Kind == ChannelKind.Email).ToList() : [];
        return [new PromptNoted(prompt, now, later.Count == 0 ? null : [.. later.Select(channel => channel.Number)]), .. Queue(scope, atOnce.Except(later).Select(channel => (channel, NoticeKind.Prompt)), now)];
    }

    /// <summary>Takes in that somebody looked at a prompt, or that it lapsed.</summary>
    public IReadOnlyList<NotificationEvent> Settle(PromptId prompt) =>
        unseen.Exists(known => known.Id == prompt) || channels.Exists(channel => channel.Digest.Contains(prompt)) ? [new PromptSettled(prompt)] : [];

    /// <summary>Queues the daily messages whose hour has come, and tells the coordinator of what nobody looked at for long enough.</summary>
    public IReadOnlyList<NotificationEvent> Wake(string scope, DateTimeOffset now)
    {
        var due = channels.Where(channel => DigestAt(channel) <= now).Select(channel => (channel, NoticeKind.Digest)).ToList();
        var escalated = Find(Channel.Coordinator) is null ? [] : unseen.Where(prompt => EscalationAt(prompt) <= now).Select(prompt => prompt.Id).ToList();
        // One that still waits says it already.
        if (escalated.Count > 0 && Find(Channel.Coordinator) is { } coordinator && !coordinator.Waiting.Any(one => one.Kind == NoticeKind.Escalation))
            due.Add((coordinator, NoticeKind.Escalation));
        return [.. Queue(scope, due, now), .. escalated.Count > 0 ? (NotificationEvent[])[new PromptsEscalated(escalated)] : []];
    }

    /// <summary>Takes in what came of a try. Nothing if the delivery does not wait, as when it was tried twice, or if it failed at an address that the channel has no more.</summary>
    /// <param name="number">The channel.</param>
    /// <param name="subject">Under what the vault keeps the address that was tried.</param>
    /// <param name="delivery">What was tried.</param>
    /// <param name="outcome">What came of it.</param>
    public IReadOnlyList<NotificationEvent> Conclude(int number, SignalId subject, DeliveryId delivery, DeliveryOutcome outcome, DateTimeOffset now)
    {
        if (Find(number) is not { } channel || channel.Waiting.FirstOrDefault(one => one.Id == delivery) is not { } known) return [];
        if (outcome.Status == DeliveryStatus.Delivered) return [new NoticeDelivered(number, delivery, now)];
        if (channel.Setup.Subject != subject) return [];
        if (outcome.Status == DeliveryStatus.Gone) return [new ChannelSwitchedOff(number, now)];
        var isHeld = outcome.Status == DeliveryStatus.Held;
        var (failure, attempts) = (outcome.Failure!.Value, known.Attempts + 1);
        var isOver = outcome.Status == DeliveryStatus.Rejected || (!isHeld && attempts >= Retries.MostAttempts);
        if (isOver && deadLetters.Count < MostDeadLetters) return [new NoticeGivenUp(number, delivery, failure, now)];
        var wait = isOver ? Retries.LongestWait : Retries.WaitAfter(delivery, isHeld ? known.Holds + 1 : attempts, outcome.RetryAfter);
        return [new NoticeFailed(number, delivery, failure, now, now + wait, isHeld)];
    }

    /// <summary>Puts dead letters of a channel back, behind what waits, as far as there is room.</summary>
    /// <param name="number">The channel.</param>
    /// <param name="delivery">Which one; null for all.</param>
    public IReadOnlyList<NotificationEvent> Resend(int number, DeliveryId? delivery, DateTimeOffset now) => Find(number) is not { } channel
        ? []
        : [
            .. deadLetters.Where(letter => letter.Channel == number && (delivery is null || letter.Delivery.Id == delivery))
                .Take(Math.Max(0, Channel.MostWaiting - channel.Waiting.Count)).Select(letter => new NoticeResent(number, letter.Delivery.Id, now)),
        ];

    /// <summary>What can be sent now: the first delivery of each channel, if its time has come.</summary>
    public IEnumerable<(Channel Channel, Delivery Delivery)> Due(DateTimeOffset now) =>
        from channel in channels
        where !channel.IsOff && channel.Waiting.Count > 0 && SendAt(channel, now) <= now
        select (channel, channel.Waiting[0]);

    /// <summary>When there is something to do next; null if there is nothing. It may be past.</summary>
    /// <param name="now">Now.</param>
    /// <param name="canSend">Whether the installation can send along a kind of channel.</param>
    /// <param name="lookAgain">When to look whether it can, where it cannot.</param>
    public DateTimeOffset? NextWake(DateTimeOffset now, Func<ChannelKind, bool> canSend, DateTimeOffset lookAgain)
    {
        IEnumerable<DateTimeOffset?> times =
        [
            unconfirmed.Count + toForget.Count > 0 ? now : null,
            .. channels.Select(DigestAt),
            .. channels.Where(channel => !channel.IsOff && channel.Waiting.Count > 0).Select(channel => (DateTimeOffset?)(canSend(channel.Setup.Kind) ? SendAt(channel, now) : lookAgain)),
            Find(Channel.Coordinator) is null || unseen.Count == 0 ? null : EscalationAt(unseen[0]),
        ];
        return times.Min();
    }

    private bool IsLeft(SignalId? subject) => subject is { } given && toForget.Contains(given);

    private static void Check(ChannelSetup setup)
    {
        if (setup.DigestHour is < 0 or > 23 || (setup.DigestHour is not null && setup.Kind == ChannelKind.Subscription))
            throw new ArgumentOutOfRangeException(nameof(setup), "A daily message has an hour from 0 to 23, and a subscription has none.");
    }

    private List<NotificationEvent> Queue(string scope, IEnumerable<(Channel Channel, NoticeKind Kind)> notices, DateTimeOffset now)
    {
        // The moment belongs to the name: a journal that was restored counts again what receivers have had.
        var (events, count) = (new List<NotificationEvent>(), Queued);
        foreach (var (channel, kind) in notices)
        {
            if (channel.Waiting.Count >= Channel.MostWaiting) events.Add(new NoticeGivenUp(channel.Number, channel.Waiting[0].Id, FailureClass.Overflow, now));
            events.Add(new NoticeQueued(channel.Number, DeliveryId.Of($"{scope}/{++count}/{now.UtcTicks}"), kind, now));
        }
        return events;
    }

    // People want to be left alone at times; systems, and whoever tries something out just now, do not.
    private DateTimeOffset SendAt(Channel channel, DateTimeOffset now)
    {
        var first = channel.Waiting[0];
        if (channel.Setup.Kind == ChannelKind.Subscription || first.Kind == NoticeKind.Test) return first.NextAt;
        return Settings.NextOpen(first.NextAt > now ? first.NextAt : now);
    }

    private DateTimeOffset? DigestAt(Channel channel)
    {
        if (channel is not { IsOff: false, DigestSince: { } since }) return null;
        if (channel.Setup.DigestHour is not { } hour) return Settings.NextOpen(since);
        var day = DutchTime.DateOf(since);
        var at = DutchTime.At(day, new(hour, 0)).ToUniversalTime();
        var open = Settings.NextOpen(at > since ? at : DutchTime.At(day.AddDays(1), new(hour, 0)).ToUniversalTime());
        // After a day on which nothing is sent it comes at its hour of the first day that is open, unless that hour is quiet up to the next day.
        var onTime = Settings.NextOpen(Later(open, DutchTime.At(DutchTime.DateOf(open), new(hour, 0)).ToUniversalTime()));
        return DutchTime.DateOf(onTime) == DutchTime.DateOf(open) ? onTime : open;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private DateTimeOffset? EscalationAt(UnseenPrompt prompt) =>
        // Not before it can be sent as well: somebody may look at it until then.
        Settings.EscalateAfterDays is { } days ? Settings.NextOpen(prompt.Since.AddDays(days)) : null;
}

using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Core.Teams;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Notifications;

/// <inheritdoc cref="INotifications"/>
/// <remarks>
/// Decides what is to be sent, and records what came of it. Sending itself happens outside its turns, and a reminder set with the same commit that queued
/// something brings it back after whatever may happen in between.
/// </remarks>
public sealed class NotificationsGrain : JournaledGrain<TeamNotifications, NotificationEvent>, INotifications
{
    private const string WakeUp = "bezorgen";
    private const string Renew = "verlengen";
    private const string VaultLane = "kluis";
    private const int DaysBetweenRenewals = 90;

    // Names of teams seldom change, and a municipality is a lot to ask for.
    private static readonly TimeSpan NameAge = TimeSpan.FromMinutes(10);

    private readonly MunicipalityCode municipality;
    private readonly TeamId team;
    private readonly GrainContext context;
    private readonly CourierPump pump;
    private Named? named;

    public NotificationsGrain(MunicipalityCode municipality, TeamId team, GrainContext context) : base(StreamKeys.Notifications(municipality, team), context)
    {
        (this.municipality, this.team, this.context) = (municipality, team, context);
        pump = new(Stream.Kind, context, Due);
    }

    /// <inheritdoc/>
    public Task<NotificationsView> Read(CancellationToken cancellation) => Ask(state => new NotificationsView(
        state.Settings,
        [
            .. state.Channels.Select(channel => new ChannelView(channel.Number, channel.Setup, channel.IsOff, new(
                channel.Waiting.Count, channel.Waiting.Count > 0 ? channel.Waiting[0].QueuedAt : null, channel.LastDeliveredAt, channel.LastFailure))),
        ],
        [.. state.DeadLetters], state.Discarded, CanSend(ChannelKind.Email), CanSend(ChannelKind.Webhook)), cancellation);

    /// <inheritdoc/>
    public Task<bool> Set(NotificationSettings settings, SignalId? coordinator, CancellationToken cancellation) =>
        Succeeds(turn => turn.State.Set(settings, coordinator), cancellation);

    /// <inheritdoc/>
    public async Task<ChannelOutcome> AddChannel(ChannelSetup setup, CancellationToken cancellation)
    {
        if (await Check(setup, cancellation) is { } refused) return new(null, refused);
        return await Decide<ChannelOutcome>(turn =>
        {
            if (turn.State.Add(setup) is not { } events) return new(null);
            turn.Emit(events);
            return new(turn.State.Channels.First(channel => channel.Setup.Subject == setup.Subject).Number);
        }, [], cancellation);
    }

    /// <inheritdoc/>
    public async Task<ChannelOutcome> ChangeChannel(int number, ChannelChange change, CancellationToken cancellation)
    {
        if (await Ask(state => state.Find(number)?.Setup, cancellation) is not { } setup) return new(null);
        if (!change.IsOff && await Check(setup with { Subject = change.Subject ?? setup.Subject }, cancellation) is { } refused) return new(number, refused);
        return new(await Succeeds(turn => turn.State.Change(Stream.ToString(), number, change, turn.Now), cancellation) ? number : null);
    }

    /// <inheritdoc/>
    public Task<bool> RemoveChannel(int number, CancellationToken cancellation) =>
        Succeeds(turn => turn.State.Remove(number) is { Count: > 0 } events ? events : null, cancellation);

    /// <inheritdoc/>
    public Task<bool> TestChannel(int number, CancellationToken cancellation) => Succeeds(turn => turn.State.Test(Stream.ToString(), number, turn.Now), cancellation);

    /// <inheritdoc/>
    public Task<int> Resend(int number, DeliveryId? delivery, CancellationToken cancellation) => Decide(turn =>
    {
        var events = turn.State.Resend(number, delivery, turn.Now);
        turn.Emit(events);
        return events.Count;
    }, [], cancellation);

    protected override void Apply(TeamNotifications state, NotificationEvent happened) => state.Apply(happened);

    protected override void Take(Turn<TeamNotifications, NotificationEvent> turn, Message message)
    {
        switch (message)
        {
            case PromptForNotifications arrived:
                turn.Emit(turn.State.Note(Stream.ToString(), arrived.Prompt, turn.Now));
                break;
            case PromptSettledForNotifications settled:
                turn.Emit(turn.State.Settle(settled.Prompt));
                break;
            case TeamDissolvedForNotifications:
                turn.Emit(turn.State.RemoveAll());
                break;
            default:
                throw new InvalidOperationException($"What a team is told takes no {message.GetType().Name}.");
        }
    }

    protected override void Remind(Turn<TeamNotifications, NotificationEvent> turn, string reminder)
    {
        if (reminder == Renew)
        {
            if (turn.State.Channels.Count > 0) turn.Emit(new AddressesInUse());
            turn.Remind(Renew, turn.State.Channels.Count > 0 ? turn.Now.AddDays(DaysBetweenRenewals) : null);
            return;
        }
        turn.Emit(turn.State.Wake(Stream.ToString(), turn.Now));
        SetWakeUp(turn);
        _ = pump.Start();
    }

    protected override void Conclude(Turn<TeamNotifications, NotificationEvent> turn)
    {
        if (turn.Events.Count == 0) return;
        SetWakeUp(turn);
        if (turn.Events.Any(happened => happened is ChannelAdded)) turn.Remind(Renew, turn.Now.AddDays(DaysBetweenRenewals));
    }

    protected override void OnCommitted(IReadOnlyList<NotificationEvent> events)
    {
        foreach (var given in events.OfType<NoticeGivenUp>()) GrainMeter.GaveUp(given.Reason);
        // What came of a try needs no start: the run that tried looks on by itself.
        if (events.Any(happened => happened is not (NoticeDelivered or NoticeFailed or NoticeGivenUp or AddressConfirmed or AddressForgotten))) _ = pump.Start();
    }

    protected override void OnActivated() => _ = pump.Start();

    protected override Task Farewell() => pump.End();

    // What can be done now is done by the pump at once. The reminder comes a little later, should the process end before it is.
    private void SetWakeUp(Turn<TeamNotifications, NotificationEvent> turn) =>
        turn.Remind(WakeUp, CourierPump.WakeUpAt(turn.Now, turn.State.NextWake(turn.Now, CanSend, turn.Now + CourierPump.LookAgain)));

    private bool CanSend(ChannelKind kind) => context.Post?.Courier.CanSend(kind) ?? false;

    private Task<bool> Succeeds(Func<Turn<TeamNotifications, NotificationEvent>, IReadOnlyList<NotificationEvent>?> decide, CancellationToken cancellation) => Decide(turn =>
    {
        if (decide(turn) is not { } events) return false;
        turn.Emit(events);
        return true;
    }, [], cancellation);

    private async Task<FailureClass?> Check(ChannelSetup setup, CancellationToken cancellation)
    {
        if (context.Post is not { } post || !post.Courier.CanSend(setup.Kind)) return null;
        return await AddressOf(post, setup, cancellation) is ({ } address, _) ? await post.Courier.Check(setup.Kind, address, cancellation) : FailureClass.NoAddress;
    }

    private async Task<IReadOnlyList<(string Lane, LaneWork Work)>> Due(IReadOnlySet<string> left)
    {
        var (confirm, forget, due) = await Ask(
            state => (state.Unconfirmed.ToList(), state.ToForget.ToList(), state.Due(context.Clock.GetUtcNow()).Where(one => CanSend(one.Channel.Setup.Kind)).ToList()),
            CancellationToken.None);
        var works = new List<(string Lane, LaneWork Work)>();
        if (confirm.Count + forget.Count > 0) works.Add((VaultLane, (post, _) => TellVault(post, confirm, forget)));
        works.AddRange(due.Select(one => ($"{one.Channel.Number}", (LaneWork)((post, waiting) => Send(post, one.Channel, one.Delivery, waiting)))));
        return [.. works.Where(work => !left.Contains(work.Lane))];
    }

    private async Task Send(Post post, Channel channel, Core.Notifications.Delivery delivery, CancellationToken waiting)
    {
        using var room = await post.Courier.Room(channel.Setup.Kind, waiting);
        // While it waited for room quiet hours may have begun, or the team may have changed the channel: then it comes again when its time has come.
        if (!await Ask(
            state => state.Due(context.Clock.GetUtcNow()).Any(due => due.Channel.Number == channel.Number && due.Channel.Setup == channel.Setup && due.Delivery == delivery),
            CancellationToken.None)) return;
        var outcome = await Try(post, channel, delivery);
        GrainMeter.Sent(channel.Setup.Kind, outcome.Status);
        await Decide(turn =>
        {
            turn.Emit(turn.State.Conclude(channel.Number, channel.Setup.Subject, delivery.Id, outcome, turn.Now));
            return true;
        }, [], CancellationToken.None);
    }

    private async Task<DeliveryOutcome> Try(Post post, Channel channel, Core.Notifications.Delivery delivery)
    {
        var (address, authorization) = await AddressOf(post, channel.Setup, CancellationToken.None);
        if (address is null) return DeliveryOutcome.Rejected(FailureClass.NoAddress);
        var parcel = new Parcel(delivery.Id, channel.Setup.Kind, delivery.Kind, address, delivery.QueuedAt)
        {
            Team = new(team.ToString(), await TeamName()),
            Authorization = authorization,
            Secret = channel.Setup.Kind == ChannelKind.Webhook ? await WebhookSecret.Of(post.Keys, municipality, team, channel.Number, CancellationToken.None) : default,
        };
        return await post.Courier.Send(parcel, CancellationToken.None);
    }

    private async Task<(string? Address, string? Authorization)> AddressOf(Post post, ChannelSetup setup, CancellationToken cancellation)
    {
        var parts = await post.Vault.Read(municipality, setup.Subject, cancellation);
        return (setup.Kind == ChannelKind.Email ? parts?.Email : parts?.Callback, parts?.Authorization);
    }

    private async Task TellVault(Post post, IReadOnlyList<SignalId> confirm, IReadOnlyList<SignalId> forget)
    {
        var until = context.Clock.GetUtcNow().AddDays(INotifications.AddressDays);
        foreach (var subject in confirm) await post.Vault.Extend(municipality, subject, until, CancellationToken.None);
        foreach (var subject in forget) await post.Vault.Forget(municipality, subject, CancellationToken.None);
        await Decide(turn =>
        {
            turn.Emit(confirm.Where(turn.State.Unconfirmed.Contains).Select(subject => new AddressConfirmed(subject)));
            turn.Emit(forget.Where(turn.State.ToForget.Contains).Select(subject => new AddressForgotten(subject)));
            return true;
        }, [], CancellationToken.None);
    }

    private async Task<string> TeamName()
    {
        var now = context.Clock.GetUtcNow();
        if (named is { } known && now - known.At < NameAge) return known.Name;
        var view = await context.Grains.Municipality(municipality).Read(CancellationToken.None);
        var name = view.Teams.FirstOrDefault(one => one.Id == team)?.Name ?? team.ToString();
        named = new(name, now);
        return name;
    }

    private sealed record Named(string Name, DateTimeOffset At);
}

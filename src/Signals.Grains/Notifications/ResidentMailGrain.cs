using System.Collections.Concurrent;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;

namespace Signals.Grains.Notifications;

/// <inheritdoc cref="IResidentMail"/>
public sealed class ResidentMailGrain : JournaledGrain<ResidentMail, ResidentMailEvent>, IResidentMail
{
    private const string WakeUp = "bezorgen";
    private const string TidyUp = "opruimen";

    // As many addresses are looked for at once while nothing can be sent.
    private const int MostLooks = 4;

    private readonly MunicipalityCode municipality;
    private readonly GrainContext context;
    private readonly CourierPump pump;

    // What is known to have an address, as long as nothing can be sent. For an hour: an address may go meanwhile, and so does what waits.
    private readonly ConcurrentDictionary<DeliveryId, bool> addressed = new();
    private DateTimeOffset addressedSince;

    public ResidentMailGrain(MunicipalityCode municipality, GrainContext context) : base(StreamKeys.ResidentMail(municipality), context)
    {
        (this.municipality, this.context) = (municipality, context);
        pump = new(Stream.Kind, context, Due);
    }

    /// <inheritdoc/>
    public Task<ResidentMailView> Read(CancellationToken cancellation) => Ask(state =>
    {
        var waiting = state.Waiting;
        return new ResidentMailView(
            new(waiting.Count, waiting.Count > 0 ? waiting.Min(one => one.Delivery.QueuedAt) : null, state.LastDeliveredAt, state.LastFailure),
            [.. state.DeadLetters.Select(letter => new DeadLetter(Channel.Coordinator, letter.Delivery, letter.DiedAt, letter.Reason))], state.Discarded,
            CanSend, context.Post?.Courier.CanSend(ChannelKind.Webhook) ?? false);
    }, cancellation);

    /// <inheritdoc/>
    public Task<ToldOf?> Told(SignalId signal, CancellationToken cancellation) => Ask(state => state.Of(signal), cancellation);

    /// <inheritdoc/>
    public Task<int> Resend(DeliveryId? delivery, CancellationToken cancellation) => Decide(turn =>
    {
        var events = turn.State.Resend(delivery, turn.Now);
        turn.Emit(events);
        return events.Count;
    }, [], cancellation);

    protected override void Apply(ResidentMail state, ResidentMailEvent happened) => state.Apply(happened);

    protected override void Take(Turn<ResidentMail, ResidentMailEvent> turn, Message message)
    {
        switch (message)
        {
            case NewsForResidents news:
                turn.Emit(turn.State.Tell(news.Signals, news.Kind, turn.Now));
                break;
            case WithdrawalForResidentMail { Signal: var signal }:
                Forget(turn, turn.State.Forget(signal));
                break;
            default:
                throw new InvalidOperationException($"Mail for residents takes no {message.GetType().Name}.");
        }
    }

    protected override void Remind(Turn<ResidentMail, ResidentMailEvent> turn, string reminder)
    {
        if (reminder == TidyUp)
        {
            Forget(turn, turn.State.DropOld(turn.Now));
            turn.Remind(TidyUp, NextTidyUp(turn));
            return;
        }
        SetWakeUp(turn);
        if (turn.Now - addressedSince >= CourierPump.LookAgain)
        {
            addressedSince = turn.Now;
            addressed.Clear();
        }
        _ = pump.Start();
    }

    protected override void Conclude(Turn<ResidentMail, ResidentMailEvent> turn)
    {
        if (turn.Events.Count == 0) return;
        SetWakeUp(turn);
        turn.Remind(TidyUp, NextTidyUp(turn));
    }

    protected override void OnCommitted(IReadOnlyList<ResidentMailEvent> events)
    {
        foreach (var given in events.OfType<ResidentMailGivenUp>()) GrainMeter.GaveUp(given.Reason);
        if (events.Any(happened => happened is ResidentNewsQueued or ResidentMailResent)) _ = pump.Start();
    }

    protected override void OnActivated() => _ = pump.Start();

    protected override Task Farewell() => pump.End();

    private void SetWakeUp(Turn<ResidentMail, ResidentMailEvent> turn) => turn.Remind(
        WakeUp, CourierPump.WakeUpAt(turn.Now, turn.State.NextWake() is { } next ? CanSend ? next : turn.Now + CourierPump.LookAgain : null));

    private static void Forget(Turn<ResidentMail, ResidentMailEvent> turn, IReadOnlyList<ResidentMailEvent> events)
    {
        turn.Emit(events);
        if (events.Count > 0) turn.CompactAll();
    }

    // No more than once a day, however many were told on it.
    private static DateTimeOffset? NextTidyUp(Turn<ResidentMail, ResidentMailEvent> turn) =>
        turn.State.NextDrop() is { } due ? new[] { due, turn.Now.AddDays(1) }.Max() : null;

    private bool CanSend => context.Post?.Courier.CanSend(ChannelKind.Email) ?? false;

    private async Task<IReadOnlyList<(string Lane, LaneWork Work)>> Due(IReadOnlySet<string> left)
    {
        var canSend = CanSend;
        return await Ask<IReadOnlyList<(string, LaneWork)>>(state =>
        {
            var now = context.Clock.GetUtcNow();
            // While nothing can be sent, those without an address are done all the same: what is said to wait is what somebody waits for.
            return canSend && !(state.HeldUntil > now)
                ? Lanes(state.Due(now), Send, left, state.MostUnderWay)
                : Lanes(state.Waiting.Where(one => !addressed.ContainsKey(one.Delivery.Id)), Look, left, MostLooks);
        }, CancellationToken.None);
    }

    // Each mail in a lane of its own: nobody's waits for another's.
    private static List<(string, LaneWork)> Lanes(
        IEnumerable<ResidentDelivery> deliveries, Func<Post, ResidentDelivery, CancellationToken, Task> work, IReadOnlySet<string> left, int most) =>
    [
        .. deliveries.Select(one => (Lane: one.Delivery.Id.ToString(), Work: (LaneWork)((post, waiting) => work(post, one, waiting))))
            .Where(lane => !left.Contains(lane.Lane)).Take(most),
    ];

    private async Task Look(Post post, ResidentDelivery one, CancellationToken waiting)
    {
        if (await AddressOf(post, one) is null) await Conclude(one, DeliveryOutcome.Rejected(FailureClass.NoAddress));
        else addressed.TryAdd(one.Delivery.Id, true);
    }

    private async Task Send(Post post, ResidentDelivery one, CancellationToken waiting)
    {
        if (await AddressOf(post, one) is not { } address)
        {
            await Conclude(one, DeliveryOutcome.Rejected(FailureClass.NoAddress));
            return;
        }
        using var room = await post.Courier.Room(ChannelKind.Email, waiting);
        // While it waited for room, others may have found out that the server is away.
        if (!await Ask(state => state.Due(context.Clock.GetUtcNow()).Any(due => due.Delivery.Id == one.Delivery.Id), CancellationToken.None)) return;
        var outcome = await SendLogged(post, one, address);
        GrainMeter.Sent(ChannelKind.Email, outcome.Status);
        await Conclude(one, outcome);
    }

    // Nothing leaves that the logs do not hold first.
    private async Task<DeliveryOutcome> SendLogged(Post post, ResidentDelivery one, string address)
    {
        try
        {
            await post.SendsNews(municipality, one);
        }
        catch (LogbookUnavailableException)
        {
            return DeliveryOutcome.Held(FailureClass.NotLogged);
        }
        return await post.Courier.Send(new(one.Delivery.Id, ChannelKind.Email, NoticeKind.News, address, one.Delivery.QueuedAt), CancellationToken.None);
    }

    private async Task<string?> AddressOf(Post post, ResidentDelivery one) => (await post.Vault.Read(municipality, one.Signal, CancellationToken.None))?.Email;

    private Task<bool> Conclude(ResidentDelivery one, DeliveryOutcome outcome) => Decide(turn =>
    {
        turn.Emit(turn.State.Conclude(one.Delivery.Id, outcome, turn.Now));
        return true;
    }, [], CancellationToken.None);
}

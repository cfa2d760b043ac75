using System.Collections.Concurrent;
using Signals.Core.Areas;
using Signals.Core.Notifications;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Notifications;

/// <inheritdoc cref="IResidentMail"/>
public sealed class ResidentMailGrain : JournaledGrain<ResidentMail, ResidentMailEvent>, IResidentMail
{
    private const string WakeUp = "bezorgen";
    private const string TidyUp = "opruimen";
    private const int DaysBetweenTidyUps = 30;

    // As many mails under way at once, each in a lane of its own: nobody's waits for another's.
    private const int MostUnderWay = 4;

    private readonly MunicipalityCode municipality;
    private readonly GrainContext context;
    private readonly CourierPump pump;

    // What is known to have an address, as long as nothing can be sent: no more than waits.
    private readonly ConcurrentDictionary<DeliveryId, bool> addressed = new();

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
            [.. state.DeadLetters.Select(letter => new DeadLetter(Channel.Coordinator, letter.Delivery, letter.DiedAt, letter.Reason))], state.Discarded);
    }, cancellation);

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
        if (message is not NewsForResidents news) throw new InvalidOperationException($"Mail for residents takes no {message.GetType().Name}.");
        if (turn.State.Told.Count == 0) turn.Remind(TidyUp, turn.Now.AddDays(DaysBetweenTidyUps));
        turn.Emit(turn.State.Tell(news.Signals, news.Kind, turn.Now));
    }

    protected override void Remind(Turn<ResidentMail, ResidentMailEvent> turn, string reminder)
    {
        if (reminder == TidyUp)
        {
            turn.Emit(turn.State.DropOld(turn.Now));
            // Which signal there was news of is known no longer than that.
            turn.CompactBefore = turn.Now.AddDays(-ResidentMail.DaysRemembered);
            turn.Remind(TidyUp, turn.State.Told.Count == 0 ? null : turn.Now.AddDays(DaysBetweenTidyUps));
            return;
        }
        SetWakeUp(turn);
        addressed.Clear();
        _ = pump.Start();
    }

    protected override void Conclude(Turn<ResidentMail, ResidentMailEvent> turn)
    {
        if (turn.Events.Count > 0) SetWakeUp(turn);
    }

    protected override void OnCommitted(IReadOnlyList<ResidentMailEvent> events)
    {
        if (events.Any(happened => happened is ResidentNewsQueued or ResidentMailResent)) _ = pump.Start();
    }

    protected override void OnActivated() => _ = pump.Start();

    protected override Task Farewell() => pump.End();

    private void SetWakeUp(Turn<ResidentMail, ResidentMailEvent> turn) => turn.Remind(
        WakeUp, CourierPump.WakeUpAt(turn.Now, turn.State.NextWake() is { } next ? CanSend ? next : turn.Now + CourierPump.LookAgain : null));

    private bool CanSend => context.Post?.Courier.CanSend(ChannelKind.Email) ?? false;

    private async Task<IReadOnlyList<(string Lane, Func<Post, Task> Work)>> Due()
    {
        // Also where nothing can be sent yet, those without an address are done: what is said to wait is what somebody waits for.
        var due = await Ask(
            state => state.Due(context.Clock.GetUtcNow()).Where(one => CanSend || !addressed.ContainsKey(one.Delivery.Id)).Take(MostUnderWay).ToList(), CancellationToken.None);
        return [.. due.Select(one => (one.Delivery.Id.ToString(), (Func<Post, Task>)(post => Send(post, one))))];
    }

    private async Task Send(Post post, ResidentDelivery one)
    {
        var address = (await post.Vault.Read(municipality, one.Signal, CancellationToken.None))?.Email;
        if (address is not null && !CanSend)
        {
            addressed.TryAdd(one.Delivery.Id, true);
            return;
        }
        var outcome = address is not null
            ? await post.Courier.Send(new(one.Delivery.Id, ChannelKind.Email, NoticeKind.News, address, one.Delivery.QueuedAt), CancellationToken.None)
            : DeliveryOutcome.Rejected(FailureClass.NoAddress);
        GrainMeter.Sent(ChannelKind.Email, outcome.Status);
        await Decide(turn =>
        {
            turn.Emit(turn.State.Conclude(one.Delivery.Id, outcome, turn.Now));
            return true;
        }, [], CancellationToken.None);
    }
}

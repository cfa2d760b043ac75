using System.Text.Json.Serialization;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;

namespace Signals.Core.Notifications;

/// <summary>News for residents who left an e-mail address with their signal: each is told once of each kind of news.</summary>
/// <remarks>
/// Knows signals by their ids and holds no address: whether there is one only the vault knows, when it is sent. Nobody waits for anybody else, except that
/// all wait while the mail server cannot be reached, or lets nobody in.
/// </remarks>
public sealed class ResidentMail
{
    /// <summary>The most signals in one message from a neighbourhood.</summary>
    public const int MostAtOnce = 1_000;

    /// <summary>The most news that waits to be sent. When there is more, the oldest goes to the dead letters.</summary>
    public const int MostWaiting = 10_000;

    /// <summary>The most signals of which is remembered what was told; of more, those told of longest ago are forgotten.</summary>
    public const int MostRemembered = 50_000;

    /// <summary>The most dead letters. When there are as many nothing is given up any more, except to make room; then the oldest go first.</summary>
    public const int MostDeadLetters = 500;

    /// <summary>For how many days is remembered what was told: as long as a signal and its address can be kept.</summary>
    public const int DaysRemembered = 7 * Neighbourhood.SignalWeeks;

    private const int MostLanes = 4;

    private readonly OrderedDictionary<DeliveryId, ResidentDelivery> waiting;
    private readonly Dictionary<SignalId, ToldOf> told;
    private readonly List<ResidentDeadLetter> deadLetters;

    public ResidentMail() : this([], [], [], null, null, null, 0, 0) { }

    [JsonConstructor]
    internal ResidentMail(
        IReadOnlyList<ResidentDelivery> waiting, IReadOnlyCollection<ToldOf> told, IReadOnlyList<ResidentDeadLetter> deadLetters, DateTimeOffset? heldUntil,
        DateTimeOffset? lastDeliveredAt, ChannelFailure? lastFailure, int failuresInARow, long discarded)
    {
        this.waiting = new(waiting.Select(one => KeyValuePair.Create(one.Delivery.Id, one)));
        this.told = told.ToDictionary(one => one.Signal);
        (this.deadLetters, HeldUntil, LastDeliveredAt, LastFailure) = ([.. deadLetters], heldUntil, lastDeliveredAt, lastFailure);
        (FailuresInARow, Discarded) = (failuresInARow, discarded);
    }

    /// <summary>What is to be sent, in the order in which it came.</summary>
    public IReadOnlyList<ResidentDelivery> Waiting => waiting.Values;

    /// <summary>What was told, or is to be, of which signal.</summary>
    public IReadOnlyCollection<ToldOf> Told => told.Values;

    /// <summary>What was given up, oldest first.</summary>
    public IReadOnlyList<ResidentDeadLetter> DeadLetters => deadLetters;

    /// <summary>Until when everything waits, because the mail server could not be reached or let nobody in; null if it did.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>When something was last delivered; null if nothing ever was.</summary>
    public DateTimeOffset? LastDeliveredAt { get; private set; }

    /// <summary>What last went wrong; null if nothing ever did.</summary>
    public ChannelFailure? LastFailure { get; private set; }

    /// <summary>How often in a row everything was held up.</summary>
    public int FailuresInARow { get; private set; }

    /// <summary>How many may be under way at once. While the mail server is away one tries for all.</summary>
    [JsonIgnore]
    public int MostUnderWay => FailuresInARow > 0 ? 1 : MostLanes;

    /// <summary>How many dead letters had to go to make room.</summary>
    public long Discarded { get; private set; }

    /// <summary>Queues news for those signals that were not told of it yet.</summary>
    public IReadOnlyList<ResidentMailEvent> Tell(IReadOnlyList<SignalId> signals, ResidentNews news, DateTimeOffset now)
    {
        var fresh = signals.Distinct().Where(signal => !told.TryGetValue(signal, out var known) || !known.News.Contains(news)).ToList();
        if (fresh.Count == 0) return [];
        var tooMany = Math.Min(waiting.Count, waiting.Count + fresh.Count - MostWaiting);
        return [.. waiting.Keys.Take(tooMany).Select(oldest => new ResidentMailGivenUp(oldest, FailureClass.Overflow, now)), new ResidentNewsQueued(fresh, news, now)];
    }

    /// <summary>Takes in what came of a try. Nothing if the delivery does not wait, as when it was tried twice.</summary>
    public IReadOnlyList<ResidentMailEvent> Conclude(DeliveryId delivery, DeliveryOutcome outcome, DateTimeOffset now)
    {
        if (!waiting.TryGetValue(delivery, out var known)) return [];
        if (outcome.Status == DeliveryStatus.Delivered) return [new ResidentMailDelivered(delivery, now)];
        // No address, or one that is deleted by now: then there is nobody to tell, and nothing went wrong.
        if (outcome.Failure == FailureClass.NoAddress) return [new ResidentMailDropped(delivery)];
        // Where others were sent since it was held up before, it is a matter of its own.
        var isHeld = outcome.Status == DeliveryStatus.Held && (known.Delivery.Holds == 0 || FailuresInARow > 0);
        var (failure, attempts) = (outcome.Failure ?? FailureClass.Refused, known.Delivery.Attempts + 1);
        var isOver = outcome.Status is DeliveryStatus.Rejected or DeliveryStatus.Gone || (!isHeld && attempts >= Retries.MostAttempts);
        if (isOver && deadLetters.Count < MostDeadLetters) return [new ResidentMailGivenUp(delivery, failure, now)];
        var wait = isOver ? Retries.LongestWait : Retries.WaitAfter(delivery, isHeld ? FailuresInARow + 1 : attempts, outcome.RetryAfter);
        return [new ResidentMailFailed(delivery, failure, now, now + wait, isHeld)];
    }

    /// <summary>Puts dead letters back, behind what waits, as far as there is room.</summary>
    /// <param name="delivery">Which one; null for all.</param>
    public IReadOnlyList<ResidentMailEvent> Resend(DeliveryId? delivery, DateTimeOffset now) =>
    [
        .. deadLetters.Where(letter => delivery is null || letter.Delivery.Id == delivery).Take(Math.Max(0, MostWaiting - waiting.Count))
            .Select(letter => new ResidentMailResent(letter.Delivery.Id, now)),
    ];

    /// <summary>Forgets a signal that was withdrawn. Nothing if it is not known.</summary>
    public IReadOnlyList<ResidentMailEvent> Forget(SignalId signal) =>
        told.ContainsKey(signal) || deadLetters.Exists(letter => letter.Signal == signal) ? [new ResidentNewsWithdrawn(signal)] : [];

    /// <returns>What was told, or is to be, of a signal; null for nothing.</returns>
    public ToldOf? Of(SignalId signal) => told.GetValueOrDefault(signal);

    /// <summary>When something has been remembered for as long as it may be; null if nothing is.</summary>
    public DateTimeOffset? NextDrop() =>
        told.Values.Select(one => one.At).Concat(deadLetters.Select(letter => letter.DiedAt)).Concat(waiting.Values.Select(one => one.Delivery.QueuedAt)).Order()
            .Select(at => (DateTimeOffset?)at.AddDays(DaysRemembered)).FirstOrDefault();

    /// <summary>Forgets what was told, what was given up and what still waits, so long after it came that no address can be left. Nothing if there is none.</summary>
    public IReadOnlyList<ResidentMailEvent> DropOld(DateTimeOffset now) => NextDrop() <= now ? [new OldResidentNewsForgotten(now.AddDays(-DaysRemembered))] : [];

    /// <summary>What can be sent now: no more than <see cref="MostUnderWay"/> of it at once, the first ones first.</summary>
    public IEnumerable<ResidentDelivery> Due(DateTimeOffset now)
    {
        if (HeldUntil > now) return [];
        var due = waiting.Values.Where(one => one.Delivery.NextAt <= now);
        // Whoever was tried for all comes behind those who were not, so that a fault of one mail does not pass for one of the server.
        return FailuresInARow > 0 ? due.OrderBy(one => one.Delivery.NextAt) : due;
    }

    /// <summary>When there is something to send next; null if there is nothing. It may be past.</summary>
    public DateTimeOffset? NextWake()
    {
        if (waiting.Count == 0) return null;
        var next = waiting.Values.Min(one => one.Delivery.NextAt);
        return HeldUntil > next ? HeldUntil : next;
    }

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(ResidentMailEvent happened)
    {
        switch (happened)
        {
            case ResidentNewsQueued queued:
                foreach (var signal in queued.Signals) Queue(signal, queued.News, queued.At);
                if (told.Count > MostRemembered) Forget(told.Values.OrderBy(one => one.At).ThenBy(one => one.Signal.Value).Take(told.Count - MostRemembered));
                break;
            case ResidentMailDelivered delivered:
                waiting.Remove(delivered.Delivery);
                (LastDeliveredAt, HeldUntil, FailuresInARow) = (delivered.At, null, 0);
                break;
            case ResidentMailDropped dropped:
                waiting.Remove(dropped.Delivery);
                break;
            case ResidentMailFailed failed:
                Fail(failed);
                break;
            case ResidentMailGivenUp given:
                if (!waiting.Remove(given.Delivery, out var lost)) break;
                LastFailure = new(given.Reason, given.At);
                deadLetters.Add(new(lost.Signal, lost.Delivery.GivenUp(given.Reason), given.At, given.Reason));
                if (deadLetters.Count <= MostDeadLetters) break;
                deadLetters.RemoveAt(0);
                Discarded++;
                break;
            case ResidentMailResent resent:
                if (deadLetters.Find(letter => letter.Delivery.Id == resent.Delivery) is not { } found) break;
                deadLetters.Remove(found);
                waiting[resent.Delivery] = new(found.Signal, found.Delivery.Anew(resent.At));
                break;
            case ResidentNewsWithdrawn withdrawn:
                told.Remove(withdrawn.Signal);
                deadLetters.RemoveAll(letter => letter.Signal == withdrawn.Signal);
                foreach (var one in waiting.Values.Where(one => one.Signal == withdrawn.Signal).ToList()) waiting.Remove(one.Delivery.Id);
                break;
            case OldResidentNewsForgotten forgotten:
                Forget(told.Values.Where(one => one.At <= forgotten.Before));
                deadLetters.RemoveAll(letter => letter.DiedAt <= forgotten.Before);
                foreach (var one in waiting.Values.Where(one => one.Delivery.QueuedAt <= forgotten.Before).ToList()) waiting.Remove(one.Delivery.Id);
                break;
            default:
                throw new InvalidOperationException($"No resident is told by the event {happened.GetType().Name}.");
        }
    }

    private void Queue(SignalId signal, ResidentNews news, DateTimeOffset at)
    {
        var id = DeliveryId.Of($"{signal}/{news}");
        waiting[id] = new(signal, new(id, NoticeKind.News, at, at));
        told[signal] = new(signal, [.. told.GetValueOrDefault(signal)?.News ?? [], news], at);
    }

    private void Forget(IEnumerable<ToldOf> old)
    {
        foreach (var one in old.ToList()) told.Remove(one.Signal);
    }

    private void Fail(ResidentMailFailed failed)
    {
        LastFailure = new(failed.Failure, failed.At);
        if (!waiting.TryGetValue(failed.Delivery, out var one)) return;
        waiting[failed.Delivery] = one with { Delivery = one.Delivery.Failed(failed.ConcernsAll, failed.NextAt) };
        // What was under way together fails together, and that is once.
        if (failed.ConcernsAll && !(HeldUntil > failed.At)) (HeldUntil, FailuresInARow) = (failed.NextAt, FailuresInARow + 1);
    }
}

/// <summary>News for the resident of one signal.</summary>
/// <param name="Signal">The signal, under which the vault may keep an address.</param>
/// <param name="Delivery">The delivery.</param>
public sealed record ResidentDelivery(SignalId Signal, Delivery Delivery);

/// <summary>What was told of a signal.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="News">The kinds of news.</param>
/// <param name="At">When the last of them came.</param>
public sealed record ToldOf(SignalId Signal, IReadOnlyList<ResidentNews> News, DateTimeOffset At);

/// <summary>News for a resident that was given up.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Delivery">The delivery.</param>
/// <param name="DiedAt">When it was given up.</param>
/// <param name="Reason">Why.</param>
public sealed record ResidentDeadLetter(SignalId Signal, Delivery Delivery, DateTimeOffset DiedAt, FailureClass Reason);

/// <summary>What there is to tell a resident. The mail itself only says that there is news.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResidentNews>))]
public enum ResidentNews
{
    /// <summary>The team has talked about it.</summary>
    Discussed,

    /// <summary>A collective approach was begun.</summary>
    ApproachBegun,

    /// <summary>The approach was closed.</summary>
    ApproachClosed,
}

using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Text;

namespace Signals.Core.Conversations;

/// <summary>The conversations of a municipality: between its teams, and between these and itself.</summary>
public sealed class MunicipalityConversations
{
    /// <summary>How many are kept; of more, those that were closed first go first, and else the oldest.</summary>
    public const int Kept = 2_000;

    /// <summary>How many years a conversation is kept after it was asked.</summary>
    public const int KeptYears = 2;

    private readonly SortedDictionary<int, Conversation> conversations;

    public MunicipalityConversations() : this([], 0) { }

    [JsonConstructor]
    internal MunicipalityConversations(IReadOnlyCollection<Conversation> all, int count) =>
        (conversations, Count) = (new(all.ToDictionary(one => one.Id.Number)), count);

    /// <summary>Every conversation that is kept, oldest first.</summary>
    public IReadOnlyCollection<Conversation> All => conversations.Values;

    /// <summary>How many there ever were.</summary>
    public int Count { get; private set; }

    /// <returns>A conversation, or null.</returns>
    public Conversation? Find(int number) => conversations.GetValueOrDefault(number);

    /// <returns>The conversation that was asked under a key, or null.</returns>
    public Conversation? Asked(UInt128 key) => conversations.Values.LastOrDefault(one => one.Key == key);

    /// <summary>Asks something.</summary>
    /// <param name="municipality">Of which municipality.</param>
    /// <param name="question">What is asked: who asks whom about what.</param>
    /// <param name="now">The time.</param>
    public ConversationBegun Ask(MunicipalityCode municipality, NewConversation question, DateTimeOffset now) => new(new()
    {
        Id = new(municipality, Count + 1),
        Kind = question.Kind,
        From = question.From,
        To = question.To,
        Subject = question.Subject,
        Status = ConversationStatus.Asked,
        AskedAt = now,
        Messages = [new(false, question.Words, now)],
        Key = question.Key,
    });

    /// <summary>Says something more.</summary>
    /// <param name="number">The conversation.</param>
    /// <param name="isAnswer">Whether those say it who were asked.</param>
    /// <param name="words">The words.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null if there is no such conversation, it is closed, or as much was said as may be.</returns>
    public IReadOnlyList<ConversationEvent>? Say(int number, bool isAnswer, SealedText words, DateTimeOffset now) =>
        Find(number) is { IsClosed: false } known && known.Messages.Count < Conversation.MostMessages ? [new ConversationContinued(number, new(isAnswer, words, now))] : null;

    /// <summary>Takes a policy question in hand, or closes a conversation.</summary>
    /// <returns>Null if there is no such conversation or it cannot stand so; nothing if it stands so.</returns>
    public IReadOnlyList<ConversationEvent>? Move(int number, ConversationStatus status)
    {
        if (Find(number) is not { } known) return null;
        if (known.Status == status) return [];
        var can = status switch
        {
            ConversationStatus.InHand => known is { Kind: ConversationKind.PolicyQuestion, Status: ConversationStatus.Asked },
            ConversationStatus.Closed => true,
            _ => false,
        };
        return can ? [new ConversationMoved(number, status)] : null;
    }

    /// <summary>Forgets conversations that were kept for <see cref="KeptYears"/>. Nothing if there are none.</summary>
    public IReadOnlyList<ConversationEvent> DropOld(DateTimeOffset now) =>
        conversations.Values.Any(one => KeptUntil(one.AskedAt) <= now) ? [new OldConversationsDropped(now.AddYears(-KeptYears))] : [];

    /// <summary>Until when a conversation is kept.</summary>
    public static DateTimeOffset KeptUntil(DateTimeOffset askedAt) => askedAt.AddYears(KeptYears);

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(ConversationEvent happened)
    {
        switch (happened)
        {
            case ConversationBegun { Conversation: var begun }:
                Count = begun.Id.Number;
                conversations[Count] = begun;
                if (conversations.Count > Kept) conversations.Remove((conversations.Values.FirstOrDefault(one => one.IsClosed) ?? conversations.Values.First()).Id.Number);
                break;
            case ConversationContinued continued when Find(continued.Number) is { } known:
                conversations[continued.Number] = known with
                {
                    Messages = [.. known.Messages, continued.Message],
                    Status = continued.Message.IsAnswer ? ConversationStatus.Answered : known.Status == ConversationStatus.Answered ? ConversationStatus.Asked : known.Status,
                };
                break;
            case ConversationMoved moved when Find(moved.Number) is { } known:
                conversations[moved.Number] = known with { Status = moved.Status };
                break;
            case OldConversationsDropped dropped:
                foreach (var old in conversations.Values.Where(one => one.AskedAt <= dropped.AskedBefore).ToList()) conversations.Remove(old.Id.Number);
                break;
            case ConversationContinued or ConversationMoved:
                break;
            default:
                throw new InvalidOperationException($"No municipality knows the conversation event {happened.GetType().Name}.");
        }
    }
}

/// <summary>A question as it is to be asked.</summary>
public sealed record NewConversation(ConversationKind Kind, Teams.TeamId? From, Teams.TeamId? To, ConversationSubject Subject, SealedText Words, UInt128 Key);

/// <summary>Something that happened in a conversation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ConversationBegun), "conversation-begun")]
[JsonDerivedType(typeof(ConversationContinued), "conversation-continued")]
[JsonDerivedType(typeof(ConversationMoved), "conversation-moved")]
[JsonDerivedType(typeof(OldConversationsDropped), "old-conversations-dropped")]
public abstract record ConversationEvent;

/// <summary>Something was asked.</summary>
public sealed record ConversationBegun(Conversation Conversation) : ConversationEvent;

/// <summary>Something more was said.</summary>
public sealed record ConversationContinued(int Number, ConversationMessage Message) : ConversationEvent;

/// <summary>A policy question was taken in hand, or a conversation was closed.</summary>
public sealed record ConversationMoved(int Number, ConversationStatus Status) : ConversationEvent;

/// <summary>Conversations that were asked at or before an instant are forgotten.</summary>
public sealed record OldConversationsDropped(DateTimeOffset AskedBefore) : ConversationEvent;

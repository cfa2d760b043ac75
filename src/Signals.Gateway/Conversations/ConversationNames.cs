using Signals.Core.Conversations;

namespace Signals.Gateway.Conversations;

/// <summary>The codes by which the interface names what there is about a conversation, and their words on screens.</summary>
internal static class ConversationNames
{
    public static readonly IReadOnlyList<(string Code, ConversationKind Kind, string Words)> Kinds =
    [
        ("advies", ConversationKind.Advice, "Advies"),
        ("beleidsvraag", ConversationKind.PolicyQuestion, "Beleidsvraag"),
        ("trend", ConversationKind.AboutTrend, "Gesprek over een trend"),
    ];

    public static readonly IReadOnlyList<(string Code, ConversationStatus Status, string Words)> Statuses =
    [
        ("gesteld", ConversationStatus.Asked, "Gesteld"),
        ("in-behandeling", ConversationStatus.InHand, "In behandeling"),
        ("beantwoord", ConversationStatus.Answered, "Beantwoord"),
        ("afgesloten", ConversationStatus.Closed, "Afgesloten"),
    ];

    public static bool TryKind(string code, out ConversationKind kind)
    {
        var known = Kinds.FirstOrDefault(entry => entry.Code == code);
        kind = known.Kind;
        return known.Code is not null;
    }

    public static string Code(ConversationKind kind) => Kinds.First(entry => entry.Kind == kind).Code;

    public static string Code(ConversationStatus status) => Statuses.First(entry => entry.Status == status).Code;
}

using Signals.Gateway.Conversations;

namespace Signals.Gateway.Pages.Conversations;

/// <summary>What pages say of a conversation.</summary>
internal static class ConversationWording
{
    public static string Title(ConversationAnswer answer) =>
        $"{Kind(answer.Soort)}{(answer.Themas.Count == 0 ? "" : $": {string.Join(", ", answer.Themas.Select(theme => theme.Naam))}")}";

    public static string Kind(string code) => ConversationNames.Kinds.First(entry => entry.Code == code).Words;

    public static string Status(string code) => ConversationNames.Statuses.First(entry => entry.Code == code).Words;

    /// <summary>Who asks whom.</summary>
    public static string Between(ConversationAnswer answer) =>
        answer.Van?.Code == answer.Aan?.Code && answer.Van is { } own ? $"Binnen {own.Naam}" : $"Van {answer.Van?.Naam ?? "de gemeente"} aan {answer.Aan?.Naam ?? "de gemeente"}";

    public static string Asks(string kind) => kind switch
    {
        "advies" => "Vraag advies",
        "beleidsvraag" => "Stel een beleidsvraag",
        _ => "Praat met een wijkteam over een trend",
    };

    public static string Why(string kind) => kind switch
    {
        "advies" => "U hoeft het niet alleen te weten. Vraag een collega of een ander wijkteam om mee te denken. Noem geen namen en geen adressen.",
        "beleidsvraag" => "Staat een regel in de weg? Leg het voor aan de gemeente. De vraag blijft zichtbaar tot er een antwoord is. Noem geen namen en geen adressen.",
        _ => "U stelt een vraag. Het wijkteam antwoordt als het dat wil. Er is geen termijn en er komt geen herinnering.",
    };
}

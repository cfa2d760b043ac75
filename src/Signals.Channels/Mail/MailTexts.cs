using System.Net;
using System.Text;
using Signals.Core.Notifications;
using Signals.Grains.Notifications;

namespace Signals.Channels.Mail;

/// <summary>What a mail says.</summary>
/// <param name="Subject">What it is about, on one line.</param>
/// <param name="Paragraphs">What it says, before the link.</param>
/// <param name="Action">What the link is for.</param>
/// <param name="Path">Where it leads on the platform.</param>
/// <param name="Why">Why it was sent, and what to do about it.</param>
internal sealed record MailText(string Subject, IReadOnlyList<string> Paragraphs, string Action, string Path, string Why);

/// <summary>
/// The mails in Dutch. A mail lies about on many machines: it says that there is something, and never a theme, an area, a number or what anybody wrote.
/// </summary>
internal static class MailTexts
{
    private const string ForTeams = "U krijgt deze mail omdat uw wijkteam dat zo heeft ingesteld. De coördinator van het wijkteam kan dat veranderen.";

    public static MailText Of(Parcel parcel) => parcel.Notice switch
    {
        NoticeKind.Prompt => new(
            $"Nieuwe aanleiding voor {Team(parcel)}", [$"Er is een nieuwe aanleiding voor {Team(parcel)}.", "Wat het is, leest u op de pagina van uw wijkteam."],
            "Naar uw wijkteam", TeamPath(parcel), ForTeams),
        NoticeKind.Digest => new(
            $"Nieuwe aanleidingen voor {Team(parcel)}", [$"Er is nieuws voor {Team(parcel)} sinds de vorige mail.", "Wat het is, leest u op de pagina van uw wijkteam."],
            "Naar uw wijkteam", TeamPath(parcel), ForTeams),
        NoticeKind.Escalation => new(
            $"Nog niet bekeken bij {Team(parcel)}",
            [$"Bij {Team(parcel)} wacht een aanleiding die nog niemand heeft bekeken.", "Misschien is die aan ieders aandacht ontsnapt. Wat u ermee doet, bepaalt u samen met uw team."],
            "Naar uw wijkteam", TeamPath(parcel), ForTeams),
        NoticeKind.Test => new(
            $"Proefbericht voor {Team(parcel)}", ["Dit is een proefbericht. Komt het aan, dan komen mails over nieuwe aanleidingen hier ook aan."],
            "Naar uw wijkteam", TeamPath(parcel), ForTeams),
        NoticeKind.News => new(
            "Er is nieuws over uw melding", ["Er is nieuws over uw melding.", "Met uw volgcode leest u wat ermee gebeurt. De volgcode kreeg u toen u de melding deed."],
            "Naar uw melding", "/volgen", "U krijgt deze mail omdat u bij uw melding uw e-mailadres gaf. Met uw volgcode kunt u de melding ook intrekken. Dan wissen wij uw adres."),
        _ => throw new ArgumentException($"No mail tells of {parcel.Notice}.", nameof(parcel)),
    };

    public static string Plain(MailText text, Uri link)
    {
        var plain = new StringBuilder();
        foreach (var paragraph in text.Paragraphs) plain.Append(paragraph).Append("\n\n");
        return plain.Append($"{text.Action}:\n{link}\n\n{text.Why}\n").ToString();
    }

    public static string Html(MailText text, Uri link)
    {
        var html = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"nl\">\n<head><meta charset=\"utf-8\"><title>{Escape(text.Subject)}</title></head>\n<body>\n");
        foreach (var paragraph in text.Paragraphs) html.Append($"<p>{Escape(paragraph)}</p>\n");
        return html.Append($"<p><a href=\"{Escape(link.ToString())}\">{Escape(text.Action)}</a></p>\n<p>{Escape(text.Why)}</p>\n</body>\n</html>\n").ToString();
    }

    private static string Team(Parcel parcel) => parcel.Team!.Name;

    private static string TeamPath(Parcel parcel) => $"/wijkteam?team={parcel.Team!.Id}";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}

using Signals.Core.Themes;

namespace Signals.Core.Menus;

/// <summary>The cards that every municipality begins with.</summary>
public static class StandardMenu
{
    private const string FromPractice = "Praktijk van wijkteams";

    // When these texts were last looked through.
    private static readonly DateOnly Checked = new(2026, 11, 23);

    /// <summary>Talking first and doing nothing: offered with every prompt, whatever a municipality or team leaves out.</summary>
    public static readonly IReadOnlyList<MenuCard> Always =
    [
        Card("eerst-praten", MenuColour.Yellow, "Eerst praten", "Ga langs bij een paar mensen in de buurt en vraag wat zij ervan merken.") with { CheckedOn = null },
        Card("niets-doen", MenuColour.Yellow, "Niets doen", "Laat het zoals het is. Misschien lost de buurt dit zelf op, of is er niets aan de hand.") with { CheckedOn = null },
    ];

    /// <summary>All of them, those that are always offered first.</summary>
    public static readonly IReadOnlyList<MenuCard> Cards =
    [
        .. Always,
        Card("ondersteuning-ordenen", MenuColour.Blue, "Ondersteuning ordenen", "Leg naast elkaar wie hier nu al helpt, en wat mensen waar kunnen vragen."),
        Card("samen-sneller-beslissen", MenuColour.Red, "Samen sneller beslissen", "Zet de mensen die kunnen beslissen om één tafel, met de vraag van de bewoners als begin.", "Doorbraakmethode"),
        Card("samen-met-de-buurt", MenuColour.Green, "Samen met de buurt", "Nodig bewoners, vrijwilligers en partners uit om samen iets te bedenken en te doen.", "Opbouwwerk"),
        Card("buurttafel", MenuColour.Green, "Buurttafel", "Eens in de week samen eten of koffie drinken, op een plek waar mensen toch al komen.", theme: "eenzaamheid"),
        Card("spreekuur-geld", MenuColour.Blue, "Spreekuur over geld in de buurt", "Een vast uur met iemand die meekijkt met brieven en rekeningen.", theme: "geldzorgen"),
        Card("buurtbemiddeling", MenuColour.Green, "Buurtbemiddeling", "Vrijwilligers die met beide kanten praten, als beide dat willen.", theme: "woonoverlast"),
        Card("energiehulp", MenuColour.Blue, "Energiehulp aan huis", "Samen kijken wat er in huis beter kan, en wat dat scheelt.", theme: "energie"),
        Card("elkaar-aflossen", MenuColour.Green, "Elkaar aflossen", "Mantelzorgers en buren die elkaar kennen, nemen soms een middag van elkaar over.", theme: "mantelzorg"),
        Card("hulp-bij-papieren", MenuColour.Blue, "Hulp bij papieren", "Een plek waar iemand zonder afspraak meeleest en meedenkt.", theme: "taal"),
        Card("idee-steunen", MenuColour.Green, "Het idee van de buurt steunen", "Vraag wie het al doet wat zij nodig hebben, en laat het bij hen.", "Opbouwwerk", "krachten"),
    ];

    /// <summary>Whether a card is always offered.</summary>
    public static bool IsAlways(MenuCardCode code) => Always.Any(card => card.Code == code);

    // No card claims more than practice: nobody has looked these up in Movisie's database.
    private static MenuCard Card(string code, MenuColour colour, string title, string explanation, string source = FromPractice, string? theme = null) => new()
    {
        Code = MenuCardCode.Parse(code),
        Colour = colour,
        Title = title,
        Explanation = explanation,
        Source = source,
        Evidence = EvidenceLevel.Practice,
        Themes = theme is null ? [] : [ThemeCode.Parse(theme)],
        CheckedOn = Checked,
    };
}

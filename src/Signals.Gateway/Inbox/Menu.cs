using System.Security.Cryptography;
using System.Text;
using Signals.Core.Prompts;

namespace Signals.Gateway.Inbox;

/// <summary>A card of the menu: something that a team and residents can choose together.</summary>
public sealed record MenuCard(string Kleur, string Titel, string Toelichting, string Bron);

/// <summary>The menu of interventions. No card is best: the order says nothing, and is another one for every prompt.</summary>
internal static class Menu
{
    private const string FromPractice = "Praktijk van wijkteams";

    private static readonly MenuCard[] Always =
    [
        new("geel", "Eerst praten", "Ga langs bij een paar mensen in de buurt en vraag wat zij ervan merken.", FromPractice),
        new("geel", "Niets doen", "Laat het zoals het is. Misschien lost de buurt dit zelf op, of is er niets aan de hand.", FromPractice),
        new("blauw", "Ondersteuning ordenen", "Leg naast elkaar wie hier nu al helpt, en wat mensen waar kunnen vragen.", FromPractice),
        new("rood", "Samen sneller beslissen", "Zet de mensen die kunnen beslissen om één tafel, met de vraag van de bewoners als begin.", "Doorbraakmethode"),
        new("groen", "Samen met de buurt", "Nodig bewoners, vrijwilligers en partners uit om samen iets te bedenken en te doen.", "Opbouwwerk"),
    ];

    private static readonly Dictionary<string, MenuCard[]> ByTheme = new(StringComparer.Ordinal)
    {
        ["eenzaamheid"] =
        [
            new("groen", "Buurttafel", "Eens in de week samen eten of koffie drinken, op een plek waar mensen toch al komen.", FromPractice),
        ],
        ["geldzorgen"] =
        [
            new("blauw", "Spreekuur over geld in de buurt", "Een vast uur met iemand die meekijkt met brieven en rekeningen.", FromPractice),
        ],
        ["woonoverlast"] =
        [
            new("groen", "Buurtbemiddeling", "Vrijwilligers die met beide kanten praten, als beide dat willen.", FromPractice),
        ],
        ["energie"] =
        [
            new("blauw", "Energiehulp aan huis", "Samen kijken wat er in huis beter kan, en wat dat scheelt.", FromPractice),
        ],
        ["mantelzorg"] =
        [
            new("groen", "Elkaar aflossen", "Mantelzorgers en buren die elkaar kennen, nemen soms een middag van elkaar over.", FromPractice),
        ],
        ["taal"] =
        [
            new("blauw", "Hulp bij papieren", "Een plek waar iemand zonder afspraak meeleest en meedenkt.", FromPractice),
        ],
        ["krachten"] =
        [
            new("groen", "Het idee van de buurt steunen", "Vraag wie het al doet wat zij nodig hebben, en laat het bij hen.", "Opbouwwerk"),
        ],
    };

    public static IReadOnlyList<MenuCard> For(Prompt prompt) =>
    [
        .. Always.Concat(ByTheme.GetValueOrDefault(prompt.Theme.Code.ToString(), []))
            .OrderBy(card => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{prompt.Id}|{card.Titel}"))), StringComparer.Ordinal),
    ];
}

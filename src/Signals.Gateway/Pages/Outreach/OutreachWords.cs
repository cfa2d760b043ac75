namespace Signals.Gateway.Pages.Outreach;

/// <summary>What the page of walk-in hours and the coffee cart says.</summary>
internal static class OutreachWords
{
    public const string Begin = "Begin een stop als u er bent. Zo weten we dat er iemand was, ook als niemand iets vertelt.";
    public const string HomeVisit = "Voer in wat u op een huisbezoek hoorde. Kies de buurt en tik op het onderwerp.";

    /// <summary>What kinds of stop are called.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["inloop"] = "Inloopspreekuur",
        ["koffiekar"] = "Koffiekar",
    };

    /// <summary>What was just done.</summary>
    public static readonly IReadOnlyDictionary<string, string> Done = new Dictionary<string, string>
    {
        ["begonnen"] = "De stop is begonnen.",
        ["afgerond"] = "De stop is afgerond. Dank u wel.",
        ["al-afgerond"] = "Deze stop was al afgerond.",
        ["geen-stop"] = "Er is geen stop begonnen. Begin eerst een stop, en voer het dan nog eens in.",
        ["teruggenomen"] = "Teruggenomen. Het telt niet mee.",
        ["al-teruggenomen"] = "Dit was al teruggenomen.",
        ["snelkeuze"] = "Uw snelle onderwerpen zijn bewaard.",
    };
}

using Signals.Core.Trends;

namespace Signals.Gateway.Trends;

/// <summary>How to read figures: the same words on every route.</summary>
internal static class HowToRead
{
    /// <summary>What is counted.</summary>
    public const string Definition = "Aantal is het aantal meegetelde signalen in het kwartaal. Een huishouden telt per thema hooguit eens in de 28 dagen mee.";

    /// <summary>How nobody can be singled out by it.</summary>
    public static readonly string Protection =
        $"Een beetje verschoven en afgerond op {Disclosure.RoundedTo}. Achtergehouden onder {Disclosure.FewestHouseholds} huishoudens, en waar een cijfer daarmee uit te rekenen zou zijn.";

    private const string Estimated =
        "Geschat betekent: de grenzen zijn sindsdien veranderd. Het aantal van toen is verdeeld naar hoeveel huishoudens er nu in elk deel wonen.";

    private static readonly IReadOnlyList<string> Always =
    [
        "Een aantal telt signalen, geen mensen. Een huishouden dat na 28 dagen weer iets vertelt, telt opnieuw mee.",
        "Meer signalen betekent niet altijd dat er meer aan de hand is. Het kan ook zijn dat er vaker naar is gevraagd.",
        $"Achtergehouden betekent: er staan minder dan {Disclosure.FewestHouseholds} huishoudens achter, of een ander cijfer zou daarmee uit te rekenen zijn.",
        $"Aantallen zijn een beetje verschoven en daarna afgerond op {Disclosure.RoundedTo}. Dat beschermt mensen. Opgeteld zijn ze niet precies het totaal.",
        "Verwacht is wat het eigen verleden liet verwachten voordat het kwartaal begon. Acht van de tien keer valt een aantal daarbinnen.",
        "Een kwartaal bestaat uit hele weken en is er twee weken na afloop. Wat later binnenkomt, telt mee vanaf het volgende kwartaal.",
    ];

    /// <summary>How to read some figures, in sentences.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<AreaFigure> figures) => figures.Any(figure => figure.IsEstimated) ? [.. Always, Estimated] : Always;
}

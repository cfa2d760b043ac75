using System.Globalization;
using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Neighbourhoods;

/// <summary>A prompt in plain Dutch: it tells what was seen and asks; it never advises, orders or scores.</summary>
internal sealed class PromptWording(Theme theme, Rise rise, WeekTelling telling, NeighbourhoodConfigured configuration, int weeksKnown)
{
    private const double DominatingShare = 0.8;
    private const double WeeksInYear = 52.18;

    // As in the middle of a sentence; an abbreviation stays as it is.
    private readonly string subject = theme.Name is [var first, var second, ..] && !char.IsUpper(second)
        ? char.ToLowerInvariant(first) + theme.Name[1..]
        : theme.Name;

    public string Explanation =>
        $"In {Weeks(rise.Window)} noemden {BandedCount.Of(telling.Households)} huishoudens {subject}; normaal zijn dat er hier {rise.Normal}. " +
        $"Zo'n verschil ontstaat door toeval in een buurt {HowOften()}.";

    public IReadOnlyList<string> NotKnown
    {
        get
        {
            var unknown = new List<string>();
            if (telling.WithoutAddress > 0) unknown.Add("Van een deel is niet bekend om hoeveel huishoudens het gaat.");
            if (telling.LargestSourceShare >= DominatingShare) unknown.Add("Bijna alles kwam uit één soort bron.");
            if (weeksKnown < WeeksInYear) unknown.Add("Van deze buurt is nog geen heel jaar bekend.");
            unknown.Add("Over deze weken kunnen nog signalen binnenkomen.");
            // A prompt asks at least as much as it tells: two sentences of explanation and three of these stand beside five questions.
            return unknown.GetRange(0, Math.Min(3, unknown.Count));
        }
    }

    public IReadOnlyList<string> Questions => theme.Code == Theme.Strengths
        ?
        [
            "Wat gebeurt hier al, en wie maakt dat mogelijk?",
            "Wat zouden mensen hier samen willen doen?",
            "Wie kent u die hierover zou willen meedenken?",
            "Wat helpt om dit te laten groeien?",
            "Wat laten we zoals het is?",
        ]
        :
        [
            "Herkent u dit uit de gesprekken in deze buurt?",
            "Wat zouden de mensen daar hier samen aan willen doen?",
            "Wie in de buurt helpt nu al, en wat hebben zij nodig?",
            "Is dit iets voor een gezamenlijke aanpak, of past iets anders beter?",
            "Wat weten we nog niet, en wie kan ons dat vertellen?",
        ];

    public PromptRule Rule => new("toename", 2,
        "Kijkt of de laatste zes weken beter te verklaren zijn door iets dat pas begon dan door wat in deze buurt gewoon is, en leert daarbij ook van andere buurten. " +
        $"Vraagt ten minste {configuration.Settings.MinimumHouseholds} huishoudens en {Kinds(configuration.Settings.MinimumSourceKinds)}.");

    // A neighbourhood has all its themes at once.
    private string HowOften() => ChanceOfPrompts.InWords(ChanceOfPrompts.YearsBetween(configuration.Settings.PromptScore, Math.Max(1, configuration.Themes.Count)));

    private static string Kinds(int count) => count == 1 ? "1 soort bron" : string.Create(CultureInfo.InvariantCulture, $"{count} soorten bron");

    private static string Weeks(int window) => window switch { 1 => "één week", 2 => "twee weken", 3 => "drie weken", _ => "vier weken" };
}

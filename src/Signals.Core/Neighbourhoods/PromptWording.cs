using System.Globalization;
using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Neighbourhoods;

/// <summary>A prompt in plain Dutch: it tells what was seen and asks; it never advises, orders or scores.</summary>
internal sealed class PromptWording(Finding seen, NeighbourhoodConfigured configuration, int weeksKnown)
{
    private const double DominatingShare = 0.8;
    private const double WeeksInYear = 52.18;

    // A prompt asks at least as much as it tells: two sentences of explanation and three of these stand beside five questions.
    private const int MostNotKnown = 3;

    public string Explanation =>
        $"In {Weeks(seen.Rise.Window)} noemden {BandedCount.Of(seen.Telling.Households)} huishoudens {Subjects}{Where}; normaal zijn dat er {(seen.Kind == PromptKind.Cluster ? "daar" : "hier")} {seen.Rise.Normal}. {ByChance}";

    public IReadOnlyList<string> NotKnown
    {
        get
        {
            var unknown = new List<string>();
            if (seen.Telling.WithoutAddress > 0) unknown.Add("Van een deel is niet bekend om hoeveel huishoudens het gaat.");
            if (seen.Telling.LargestSourceShare >= DominatingShare) unknown.Add("Bijna alles kwam uit één soort bron.");
            if (weeksKnown < WeeksInYear) unknown.Add("Van deze buurt is nog geen heel jaar bekend.");
            else if (weeksKnown < 2 * WeeksInYear) unknown.Add("Van deze buurt zijn nog geen twee jaar bekend.");
            unknown.Add("Over deze weken kunnen nog signalen binnenkomen.");
            return [.. unknown.Take(MostNotKnown)];
        }
    }

    public IReadOnlyList<string> Questions => seen.Kind switch
    {
        PromptKind.Strength =>
        [
            "Wat gebeurt hier al, en wie maakt dat mogelijk?",
            "Wat zouden mensen hier samen willen doen?",
            "Wie kent u die hierover zou willen meedenken?",
            "Wat helpt om dit te laten groeien?",
            "Wat laten we zoals het is?",
        ],
        PromptKind.Dilemma =>
        [
            "Herkent u dat hier overlast en zorgen tegelijk voorkomen?",
            "Wat hebben de mensen nodig die hier last van hebben?",
            "Wat hebben de mensen nodig om wie anderen zich zorgen maken?",
            "Is dit iets voor een moreel beraad, of past iets anders beter?",
            "Wat weten we nog niet, en wie kan ons dat vertellen?",
        ],
        PromptKind.Coincidence =>
        [
            "Herkent u dit uit de gesprekken in deze buurt?",
            "Hebben deze dingen met elkaar te maken, of komen ze toevallig samen?",
            "Wat willen de mensen hier er samen aan doen?",
            "Is dit iets voor een gezamenlijke aanpak, of past iets anders beter?",
            "Wat weten we nog niet, en wie kan ons dat vertellen?",
        ],
        _ =>
        [
            "Herkent u dit uit de gesprekken in deze buurt?",
            "Wat willen de mensen hier er samen aan doen?",
            "Wie in de buurt helpt nu al, en wat hebben zij nodig?",
            "Is dit iets voor een gezamenlijke aanpak, of past iets anders beter?",
            "Wat weten we nog niet, en wie kan ons dat vertellen?",
        ],
    };

    public PromptRule Rule => seen.Kind switch
    {
        PromptKind.Cluster when seen.Place is not null => new("cluster-plek", 1,
            $"Kijkt of een thema op één plek beter past bij iets dat pas begon dan bij wat daar gewoon is. {Minimums}"),
        PromptKind.Cluster => new("cluster-buurten", 1,
            $"Kijkt naar een buurt en de buurten eromheen samen. Past een thema daar beter bij iets dat pas begon dan bij wat er gewoon is? {Minimums}"),
        PromptKind.Coincidence => new("samenloop", 1,
            $"Kijkt of enkele thema's in één buurt samen veel vaker genoemd worden dan gewoon is. Dat kan ook als elk thema apart niet opvalt. {Minimums}"),
        PromptKind.Dilemma => new("dilemma", 1,
            $"Kijkt of overlast en zorgen op één plek samen meer genoemd worden dan daar gewoon is. {Minimums}"),
        _ => new(seen.Kind == PromptKind.Strength ? "kracht" : "toename", 3,
            "Kijkt of de laatste zes weken beter passen bij iets dat pas begon dan bij wat hier gewoon is. Leert daarbij ook van andere buurten. " +
            $"Wat in één keer is ingevoerd, telt niet mee. Wat overal stijgt, of waarover al een aanleiding was, telt minder. {Minimums}"),
    };

    private string Minimums => $"Vraagt ten minste {configuration.Settings.MinimumHouseholds} huishoudens en {Kinds(configuration.Settings.MinimumSourceKinds)}.";

    private string Subjects
    {
        get
        {
            if (seen.OtherThemes.Count == 0) return Subject(configuration.Named(seen.Theme));
            var names = seen.OtherThemes.Prepend(seen.Theme).Select(code => $"'{configuration.Named(code).Name}'").ToList();
            return $"{string.Join(", ", names.SkipLast(1))} of {names[^1]}";
        }
    }

    private string Where => seen switch
    {
        { Place: not null } => " op één plek in deze buurt",
        { OtherNeighbourhoods: { Count: > 0 } others } => $" in {string.Join(", ", others.SkipLast(1).Prepend(configuration.Area.Name))} en {others[^1]} samen",
        _ => "",
    };

    private string ByChance => seen.Kind == PromptKind.Coincidence
        ? $"Per thema valt dat minder op; zo'n samenloop ontstaat door toeval in een buurt {ChanceOfPrompts.InWords(Math.Pow(10, configuration.Settings.PromptScore) / WeeksInYear)}."
        : $"Zo'n verschil ontstaat door toeval in een buurt {ChanceOfPrompts.InWords(ChanceOfPrompts.YearsBetween(configuration.Settings.PromptScore, Math.Max(1, configuration.Offered.Count())))}.";

    // As in the middle of a sentence; an abbreviation stays as it is.
    private static string Subject(Theme theme) => theme.Name is [var first, var second, ..] && !char.IsUpper(second)
        ? char.ToLowerInvariant(first) + theme.Name[1..]
        : theme.Name;

    private static string Kinds(int count) => count == 1 ? "1 soort bron" : string.Create(CultureInfo.InvariantCulture, $"{count} soorten bron");

    private static string Weeks(int window) => window switch { 1 => "één week", 2 => "twee weken", 3 => "drie weken", _ => "vier weken" };
}

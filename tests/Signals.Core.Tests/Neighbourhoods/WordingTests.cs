using System.Text.RegularExpressions;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Neighbourhoods;

/// <summary>What a prompt says, over thousands of prompts of every kind: it tells, asks, and does no more.</summary>
public sealed partial class WordingTests
{
    private const int Prompts = 6_000;
    private const int LongestSentenceInWords = 40;

    private static readonly string[] Names = ["Vloeiweide", "Oude Kern", "De Akkers", "Havenstraat en omgeving"];

    [Fact]
    public void Every_prompt_asks_at_least_as_much_as_it_tells_and_orders_names_and_scores_nothing()
    {
        var chance = new Random(2026);
        foreach (var (seen, wording) in Enumerable.Range(0, Prompts).Select(_ => Draw(chance)))
        {
            var told = Sentences($"{wording.Explanation} {string.Join(' ', wording.NotKnown)}");
            wording.Questions.Count.ShouldBeGreaterThanOrEqualTo(3);
            wording.Questions.ShouldAllBe(question => question.EndsWith('?'));
            wording.Questions.Count.ShouldBeGreaterThanOrEqualTo(told.Count, wording.Explanation);

            var text = string.Join(' ', [.. told, .. wording.Questions, wording.Rule.InWords]);
            Orders().Match(text).Value.ShouldBe("", text);
            Scores().Match(text).Value.ShouldBe("", text);
            Addresses().Match(text).Value.ShouldBe("", text);
            told.ShouldAllBe(sentence => sentence.Split(' ').Length <= LongestSentenceInWords);
            wording.Explanation.ShouldContain($" {BandedCount.Of(seen.Telling.Households)} huishoudens ");
            wording.Explanation.ShouldContain($" {seen.Rise.Normal}.");
            wording.Explanation.ShouldContain("door toeval");
            if (seen.Place is { } place) text.ShouldNotContain(place);
        }
    }

    [Fact]
    public void What_is_not_known_is_said()
    {
        Of(WeekTelling.OfDifferent([Told(Source.WalkIn, people: 3)]), weeksKnown: 30).NotKnown.ShouldBe(
        [
            "Van een deel is niet bekend om hoeveel huishoudens het gaat.",
            "Bijna alles kwam uit één soort bron.",
            "Van deze buurt is nog geen heel jaar bekend.",
        ]);
        Of(WeekTelling.OfDifferent([Told(Source.WalkIn, household: 1), Told(Source.Resident, household: 2)]), weeksKnown: 80).NotKnown.ShouldBe(
            ["Van deze buurt zijn nog geen twee jaar bekend.", "Over deze weken kunnen nog signalen binnenkomen."]);
        Of(WeekTelling.OfDifferent([Told(Source.WalkIn, household: 1), Told(Source.Resident, household: 2)]), weeksKnown: 300).NotKnown.ShouldBe(
            ["Over deze weken kunnen nog signalen binnenkomen."]);

        static PromptWording Of(WeekTelling telling, int weeksKnown) =>
            new(new(PromptKind.Rise, Street.Loneliness, new(1, 6, new(0, 1), 4.2), telling), Configuration(Theme.Standard, DetectionSettings.Standard, "Vloeiweide"), weeksKnown);
    }

    private static (Finding Seen, PromptWording Wording) Draw(Random chance)
    {
        var themes = Theme.Standard.Take(chance.Next(2, Theme.Standard.Count + 1)).ToList();
        var settings = DetectionSettings.Of(3, 3 + (chance.Next(1, 21) / 10.0), chance.Next(5, 21), chance.Next(2, 6));
        var theme = themes[chance.Next(0, themes.Count)].Code;
        var kind = theme == Theme.Strengths ? PromptKind.Strength : (PromptKind)chance.Next(0, 5);
        var low = chance.Next(0, 21);
        var tellings = Enumerable.Range(0, chance.Next(5, 151)).Select(household =>
            chance.Next(0, 10) == 0 ? Told((Source)chance.Next(0, 5), people: chance.Next(1, 21)) : Told((Source)chance.Next(0, 5), household));
        var others = kind is PromptKind.Coincidence or PromptKind.Dilemma ? themes.Select(one => one.Code).Where(code => code != theme).Take(chance.Next(1, 4)).ToList() : [];
        var acrossBorders = kind == PromptKind.Cluster && chance.Next(0, 2) == 0;
        var seen = new Finding(
            kind, theme, new(chance.Next(1, RecentWeeks.LongestWindow + 1), chance.Next(5, 151), new(low, low + chance.Next(0, 10)), chance.Next(40, 91) / 10.0), WeekTelling.OfDifferent(tellings))
        {
            OtherThemes = others,
            Place = kind == PromptKind.Dilemma || (kind == PromptKind.Cluster && !acrossBorders) ? "weidehof-7" : null,
            OtherNeighbourhoods = acrossBorders ? [.. Names.Take(chance.Next(1, 5))] : [],
        };
        return (seen, new(seen, Configuration(themes, settings, Names[chance.Next(0, 4)]), chance.Next(0, 301)));
    }

    private static NeighbourhoodConfigured Configuration(IReadOnlyList<Theme> themes, DetectionSettings settings, string name) =>
        new(new(NeighbourhoodCode.Parse("BU99990102"), name, new(2025), 800), TeamId.Parse("midden"), themes, settings, new IsoWeek());

    private static Sighting Told(Source source, int? household = null, int people = 1) =>
        new(new(1), default, source, people, true, household is { } number ? [Street.Token(number)] : [], null);

    private static List<string> Sentences(string text) => [.. Sentence().Matches(text).Select(match => match.Value.Trim())];

    [GeneratedRegex(@"[^.?!]+[.?!]")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(moet|moeten|dient|dienen|verplicht|prioriteit|score|risico|deadline|ernstig|urgent|hoogste|rang)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Orders();

    [GeneratedRegex(@"\d[.,]\d|%")]
    private static partial Regex Scores();

    [GeneratedRegex(@"\b\d{4} ?[A-Z]{2}\b|BU\d{8}|@|\b0\d{9}\b")]
    private static partial Regex Addresses();
}

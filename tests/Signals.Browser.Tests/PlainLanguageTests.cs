using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Signals.Browser.Tests;

/// <summary>What every page says, to everybody who opens it: short sentences, and no words of offices. This says nothing of a language level.</summary>
[Collection(nameof(EveryPage))]
public sealed partial class PlainLanguageTests(Browser browser, ITestOutputHelper output)
{
    private const int LongestSentence = 25;
    private const int LongSentence = 15;
    private const double MostLong = 0.15;

    private static readonly string[] Banned =
    [
        "aangaande", "alvorens", "betreffende", "conform", "dient", "dienen", "doch", "echter", "eveneens", "gelieve", "geschieden", "hetgeen", "hieromtrent", "indien", "inzake", "jegens",
        "middels", "mits", "moet", "moeten", "omtrent", "onderhavige", "tevens", "teneinde", "verplicht", "verplichte", "verstrekken", "voornoemd", "zodanig", "prioriteit", "risicoscore", "ranglijst",
    ];

    private static readonly (string Role, string[] Addresses)[] Pages =
    [
        ("", ["/", "/volgen", "/inzage", "/binnenlopen", "/veiligheid-thuis", "/gevaar", "/openbare-ruimte", "/privacy", "/rol"]),
        ("coordinator", ["/wijkteam?team=noord", "/wijkteam/aanleidingen/BU99990003-1?team=noord", "/wijkteam/aanleidingen/BU99990100-1?team=midden", "/wijkteam/agenda?team=noord", "/wijkteam/instellingen?team=noord", "/wijkteam/menukaart?team=noord", "/wijkteam/berichten?team=noord", "/wijkteam/aanpakken?team=noord", "/wijkteam/aanpakken/nieuw?team=noord", "/wijkteam/verhalen?team=noord", "/gesprekken", "/gesprekken/nieuw?soort=advies&wijkteam=noord", "/gesprekken/nieuw?soort=beleidsvraag&wijkteam=noord", "/sociale-kaart", "/sociale-kaart/wijzigen", "/huishouden-stoppen", "/instellingen"]),
        ("manager", ["/trends", "/trends?niveau=buurt&thema=geldzorgen", "/trends/kaart?thema=geldzorgen", "/gesprekken", "/gesprekken/nieuw?soort=trend"]),
        ("privacy", ["/toezicht"]),
        ("beheerder", ["/beheer", "/beheer/gebieden", "/beheer/gebieden/opvolging?buurt=BU99990102", "/beheer/plekken", "/beheer/wijkteams", "/beheer/themas", "/beheer/bronnen", "/beheer/menukaart", "/beheer/pilot", "/beheer/bezorging", "/instellingen"]),
    ];

    [SkippableFact]
    public async Task Sentences_are_short_and_hold_no_office_words()
    {
        var sentences = new List<(string Address, string[] Words)>();
        var window = await browser.Open();
        (string, string[]) another = ("vrijwilliger", [$"/wijkteam/derden/{await NamedAnother.Tell(browser.Silo, "vrijwilliger")}", "/wijkteam"]);
        foreach (var (role, addresses) in Pages.Append(another))
        {
            var page = role.Length == 0 ? window : await browser.OpenAs(role);
            foreach (var address in addresses)
            {
                await page.GotoAsync(address);
                var texts = await page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('h1, h2, h3, p, li, dt, dd, legend, label, summary, th, td, figcaption, .utrecht-form-field-description')].filter(e => !e.querySelector('p, li, dl, table')).map(e => e.textContent)");
                sentences.AddRange(texts.SelectMany(text => SentenceEnd().Split(text)).Select(text => (address, Word().Matches(text).Select(word => word.Value).ToArray())).Where(sentence => sentence.Item2.Length > 0));
            }
        }
        var (longest, longer) = (sentences.MaxBy(sentence => sentence.Words.Length), sentences.Count(sentence => sentence.Words.Length > LongSentence));
        output.WriteLine($"{sentences.Count} sentences, the longest of {longest.Words.Length} words, {100.0 * longer / sentences.Count:F1} % of more than {LongSentence}: {string.Join(' ', longest.Words)}");

        sentences.SelectMany(sentence => sentence.Words.Intersect(Banned, StringComparer.OrdinalIgnoreCase).Select(word => $"{sentence.Address}: {word}")).ShouldBeEmpty();
        sentences.Where(sentence => sentence.Words.Length > LongestSentence).Select(sentence => $"{sentence.Address}: {string.Join(' ', sentence.Words)}").ShouldBeEmpty();
        ((double)longer / sentences.Count).ShouldBeLessThan(MostLong);
    }

    [GeneratedRegex(@"[.!?:;](\s|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}'-]+")]
    private static partial Regex Word();
}

using System.Text.RegularExpressions;
using Signals.Core.Themes;
using Signals.Gateway.Pages.Texts;

namespace Signals.Gateway.Tests.Pages;

/// <summary>What the resident's pages say: the same in every language, and plain in Dutch.</summary>
public sealed partial class TextTests
{
    /// <summary>The longest sentence that the form may have, in words.</summary>
    private const int LongestSentence = 20;

    // Words of offices, which most people do not use; and words that order somebody about.
    private static readonly string[] Banned =
    [
        "aangaande", "alvorens", "betreffende", "conform", "dient", "doch", "echter", "eveneens", "gelieve", "geschieden", "hetgeen", "hieromtrent", "indien", "inzake", "jegens",
        "middels", "mits", "moet", "moeten", "omtrent", "onderhavige", "tevens", "teneinde", "verplicht", "verstrekken", "voornoemd", "wenden", "zodanig", "prioriteit",
    ];

    public static TheoryData<string> OtherLanguages => [.. Language.All.Skip(1).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Every_language_says_everything_that_Dutch_says_with_the_same_places(string code)
    {
        var (dutch, other) = (PageTexts.In(Language.Dutch), PageTexts.In(Language.All.Single(language => language.Code == code)));
        other.Keys.Order().ShouldBe(dutch.Keys.Order());
        foreach (var key in dutch.Keys)
        {
            other[key].ShouldNotBeNullOrWhiteSpace(key);
            Places(other[key]).ShouldBe(Places(dutch[key]), key);
        }
    }

    [Fact]
    public void Every_standard_theme_has_its_Dutch_name()
    {
        foreach (var theme in Theme.Standard) PageTexts.In(Language.Dutch)[$"thema.{theme.Code}"].ShouldBe(theme.Name);
    }

    [Fact]
    public void Dutch_sentences_are_short_and_hold_no_office_words()
    {
        var texts = PageTexts.In(Language.Dutch);
        var sentences = texts.Keys.SelectMany(key => SentenceEnd().Split(texts[key])).Select(sentence => Word().Matches(sentence).Select(word => word.Value).ToList()).ToList();
        sentences.ShouldAllBe(words => words.Count <= LongestSentence);
        sentences.SelectMany(words => words).Intersect(Banned, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(place => place.Value).Order();

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[.!?:]\s|[.!?:]$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}'-]+")]
    private static partial Regex Word();
}

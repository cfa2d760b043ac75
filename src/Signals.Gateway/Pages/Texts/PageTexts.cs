using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Signals.Core.Themes;

namespace Signals.Gateway.Pages.Texts;

/// <summary>What the resident's pages say, in one language. Other pages are in Dutch only, and hold their own words.</summary>
public sealed partial class PageTexts
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    private static readonly FrozenDictionary<string, PageTexts> ByLanguage =
        Language.All.ToFrozenDictionary(language => language.Code, language => new PageTexts(language));

    private static readonly FrozenDictionary<string, string> StandardThemes =
        Theme.Standard.ToFrozenDictionary(theme => theme.Code.ToString(), theme => theme.Name);

    private readonly FrozenDictionary<string, string> texts;

    private PageTexts(Language language)
    {
        Language = language;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"texts/{language.Code}.json")
            ?? throw new InvalidOperationException($"The texts in {language.Code} are not part of the assembly.");
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Language Language { get; }

    /// <summary>Every key, for comparing languages.</summary>
    internal IEnumerable<string> Keys => texts.Keys;

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string this[string key] => texts[key];

    public static PageTexts In(Language language) => ByLanguage[language.Code];

    /// <summary>A text with what belongs in its places.</summary>
    public string With(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, texts[key], [.. values.Select(Apart)]);

    /// <summary>A text in parts, of which the words that are Dutch within another language are marked.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public IEnumerable<(string Text, bool IsDutch)> Parts(string key) =>
        Language == Language.Dutch ? [(texts[key], false)] : DutchWords().Split(texts[key]).Select(part => (part, DutchWords().IsMatch(part)));

    /// <summary>A day as people say it, as in <c>dinsdag 24 november</c>.</summary>
    public string Day(DateOnly day) => string.Format(CultureInfo.InvariantCulture, texts["datum"], texts[$"dag.{(int)day.DayOfWeek}"], day.Day, texts[$"maand.{day.Month}"]);

    /// <summary>A theme in this language. One that the municipality added or renamed stays as the municipality calls it.</summary>
    public string Name(Theme theme)
    {
        var code = theme.Code.ToString();
        return StandardThemes.TryGetValue(code, out var standard) && standard == theme.Name ? texts[$"thema.{code}"] : theme.Name;
    }

    [GeneratedRegex(@"\b(wijkteam|inloopspreekuur|koffiekar|meldcode|functionaris gegevensbescherming)\b")]
    private static partial Regex DutchWords();

    // A date or a Dutch word keeps its own direction within a sentence that runs the other way.
    private object Apart(object value) => Language.IsRightToLeft ? $"{FirstStrongIsolate}{value}{PopDirectionalIsolate}" : value;
}

using System.Reflection;
using System.Text.Json;
using Signals.Cli.Lines;

namespace Signals.Cli.Registering;

/// <summary>What residents read about their data, in the words of the page <c>/privacy</c>.</summary>
internal static class ResidentWords
{
    private static readonly Dictionary<string, string> Texts = Read();

    /// <summary>A category with its term, as one line of Markdown.</summary>
    /// <param name="category">The category's code.</param>
    /// <param name="term">Its term, as in <c>P13W</c>.</param>
    /// <exception cref="CommandFailedException">The page has no words for it.</exception>
    public static string Of(string category, string term)
    {
        var duration = Text("privacy.duur").Replace("{0}", Text($"privacy.duur.{term}"), StringComparison.Ordinal);
        return $"**{Text($"privacy.soort.{category}")}** {Text($"privacy.soort.{category}.uitleg")} {duration}";
    }

    private static string Text(string key) => Texts.TryGetValue(key, out var text)
        ? text
        : throw new CommandFailedException($"register: residents have no words for {key}. Add it to the texts of the pages in every language, or take the 'term' out.");

    private static Dictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("texts/nl.json")
            ?? throw new InvalidOperationException("The Dutch texts are not part of the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}

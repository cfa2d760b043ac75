using System.Text.RegularExpressions;
using Signals.Cli.Lines;

namespace Signals.Cli.Registering;

/// <summary>The papers of a municipality, of which the sections between <c>&lt;!-- register:NAME --&gt;</c> and <c>&lt;!-- /register --&gt;</c> come from the register.</summary>
internal static partial class Papers
{
    /// <summary>Every paper of a folder that has such a section, with what it is to say. Nothing is written.</summary>
    /// <exception cref="CommandFailedException">The folder cannot be read, a section has no end, or there is none of its name.</exception>
    public static IReadOnlyList<(string File, string Text)> Fill(string folder, DataRegister register)
    {
        try
        {
            return
            [
                .. from file in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)
                   let text = File.ReadAllText(file)
                   where text.Contains("<!-- register:", StringComparison.Ordinal)
                   select (file, Fill(Path.GetFileName(file), text, register)),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"--papers: {folder} cannot be read. {failure.Message}", failure);
        }
    }

    private static string Fill(string name, string text, DataRegister register)
    {
        if (Begin().Count(text) != Section().Count(text))
            throw new CommandFailedException($"--papers: {name} has a section without an end. Write <!-- /register --> where it ends.");
        return Section().Replace(text, section => $"{section.Groups["begin"].Value}\n\n{Write(name, section.Groups["name"].Value, register)}\n<!-- /register -->");
    }

    private static string Write(string name, string section, DataRegister register) =>
        PaperSections.ByName.TryGetValue(section, out var write)
            ? write(register)
            : throw new CommandFailedException($"--papers: {name} has a section {section}, which there is not. Choose from {string.Join(", ", PaperSections.ByName.Keys)}.");

    [GeneratedRegex("<!-- register:")]
    private static partial Regex Begin();

    [GeneratedRegex(@"(?<begin><!-- register:(?<name>[a-z-]+) -->)(?:(?!<!-- register:).)*?<!-- /register -->", RegexOptions.Singleline)]
    private static partial Regex Section();
}

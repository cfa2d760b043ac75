using System.Text;

namespace Signals.Cli.Registering;

/// <summary>Writes Markdown.</summary>
internal static class Markdown
{
    /// <summary>A paragraph or heading, with an empty line after it.</summary>
    public static void Line(StringBuilder page, string text) => page.Append(text).Append("\n\n");

    /// <summary>A row of a table.</summary>
    public static void Row(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");

    /// <summary>The first two rows of a table.</summary>
    public static void Header(StringBuilder page, params IReadOnlyList<string> names)
    {
        Row(page, names);
        Row(page, names.Select(_ => "---"));
    }
}

using Signals.Cli.Lines;

namespace Signals.Cli.Mappings;

/// <summary>What a first pass over a file finds: how long it is, and the values for which codes are to be invented.</summary>
/// <param name="Lines">How many lines hold something, the header left out.</param>
/// <param name="Areas">Foreign areas, with how often each occurs.</param>
/// <param name="Themes">Foreign themes, with how often each occurs.</param>
internal sealed record Survey(long Lines, IReadOnlyDictionary<string, int> Areas, IReadOnlyDictionary<string, int> Themes)
{
    /// <summary>How many areas can be invented: a hundred districts of a hundred neighbourhoods.</summary>
    public const int MostAreas = 10_000;

    /// <summary>How many different names of themes a file may hold; how many themes a municipality can have is for the platform to say.</summary>
    public const int MostThemeNames = 10_000;

    /// <exception cref="CommandFailedException">The file cannot be read, or holds too many different areas or themes.</exception>
    public static Survey Of(SourceFile file, Mapping mapping, CancellationToken cancellation)
    {
        var lines = 0L;
        var columns = mapping.Columns;
        var areas = new Values(mapping.Area, columns, MostAreas, "areas");
        var themes = new Values(mapping.Theme, columns, MostThemeNames, "themes");
        foreach (var line in file.Lines(columns, mapping.Separator))
        {
            cancellation.ThrowIfCancellationRequested();
            lines++;
            if (line.Values is null) continue;
            areas.Count(line.Values);
            themes.Count(line.Values);
        }
        return new(lines, areas.Counts, themes.Counts);
    }

    private sealed class Values(CodeRule rule, IReadOnlyList<string> columns, int most, string what)
    {
        private readonly int column = columns.ToList().IndexOf(rule.Column ?? "");

        public Dictionary<string, int> Counts { get; } = [];

        public void Count(IReadOnlyList<string> values)
        {
            if (!rule.Invents) return;
            var value = values[column].Trim();
            if (value.Length == 0) value = rule.WhenEmpty ?? "";
            if (value.Length == 0 || rule.Table.ContainsKey(value)) return;
            Counts[value] = Counts.GetValueOrDefault(value) + 1;
            if (Counts.Count > most)
                throw new CommandFailedException($"The column '{rule.Column}' holds more than {most} different {what}. Is it the right column?");
        }
    }
}

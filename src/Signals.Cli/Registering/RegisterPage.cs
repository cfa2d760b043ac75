using System.Globalization;
using System.Text;

namespace Signals.Cli.Registering;

/// <summary>The register as a page: an overview, each category in full, what does not hold yet, and where everything is stored.</summary>
internal static class RegisterPage
{
    /// <summary>The page as Markdown. The same register always gives the same page.</summary>
    public static string Write(DataRegister register)
    {
        var page = new StringBuilder();
        Line(page, "# Register of stored data");
        Line(page, $"Written by `signals register` from [register.json](register.json): change that file, never this one. {register.FieldCount} fields in {register.Categories.Count} categories. A test finds every stored field in the code and in the databases, and fails on one without a category.");
        Line(page, register.About);
        Overview(page, register);
        Shortfalls(page, register);
        Line(page, "## Categories");
        foreach (var category in register.Categories) Describe(page, category);
        Line(page, "## Places");
        Row(page, "Place", "What is stored there");
        Row(page, "---", "---");
        foreach (var (place, words) in register.Places) Row(page, $"`{place}`", words);
        return page.ToString();
    }

    private static void Overview(StringBuilder page, DataRegister register)
    {
        Line(page, "## Overview");
        Row(page, "Category", "Fields", "Personal", "Kept until", "Ended by");
        Row(page, "---", "---:", "---", "---", "---");
        foreach (var category in register.Categories)
            Row(page, $"{category.Name} (`{category.Code}`)", Number(category.FieldCount), Personal(category.Personal),
                string.Join("<br>", category.Kept.Select(kept => kept.Until).Distinct()), string.Join("<br>", category.Kept.Select(kept => kept.EndedBy).Distinct()));
        page.Append('\n');
    }

    private static void Shortfalls(StringBuilder page, DataRegister register)
    {
        var shortfalls =
            (from category in register.Categories
             from kept in category.Kept
             where kept.Shortfall is not null
             select $"- **{category.Name}** ({Places(kept)}): {kept.Shortfall}").ToList();
        if (shortfalls.Count == 0) return;
        Line(page, "## What does not hold yet");
        Line(page, "Terms that the program does not keep in full. A municipality weighs these in its DPIA until they are mended.");
        Line(page, string.Join('\n', shortfalls));
    }

    private static void Describe(StringBuilder page, DataCategory category)
    {
        Line(page, $"### {category.Name}");
        Row(page, $"`{category.Code}`", $"{Number(category.FieldCount)} velden");
        Row(page, "---", "---");
        Row(page, "Persoonsgegeven", Personal(category.Personal));
        Row(page, "Doel", category.Purpose);
        Row(page, "Grondslag", category.IsBasisConfirmed ? category.Basis : $"{category.Basis} *(voorstel, door de gemeente te bevestigen)*");
        Row(page, "Bron", category.Source);
        Row(page, "Wie het ziet", category.SeenBy);
        foreach (var kept in category.Kept) Row(page, $"Bewaard in {Places(kept)}", $"{kept.Until}. Einde: {kept.EndedBy}.");
        page.Append('\n');
        Line(page, string.Join('\n', category.Fields.Select(type => $"- `{type.Key}`: {string.Join(", ", type.Value)}")));
    }

    private static string Places(Retention kept) => string.Join(", ", kept.In.Select(place => $"`{place}`"));

    private static string Personal(PersonalKind kind) => kind switch
    {
        PersonalKind.None => "nee",
        PersonalKind.Pseudonym => "gepseudonimiseerd",
        _ => "ja",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder page, string text) => page.Append(text).Append("\n\n");

    private static void Row(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}

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
        Markdown.Line(page, "# Register of stored data");
        Markdown.Line(page, $"Written by `signals register` from [register.json](register.json): change that file, never this one. {register.FieldCount} fields in {register.Categories.Count} categories. A test finds every stored field in the code and in the databases, and fails on one without a category.");
        Markdown.Line(page, register.About);
        Overview(page, register);
        Shortfalls(page, register);
        Markdown.Line(page, "## Categories");
        foreach (var category in register.Categories) Describe(page, category);
        Markdown.Line(page, "## Places");
        Markdown.Row(page, "Place", "What is stored there");
        Markdown.Row(page, "---", "---");
        foreach (var (place, words) in register.Places) Markdown.Row(page, $"`{place}`", words);
        return page.ToString();
    }

    private static void Overview(StringBuilder page, DataRegister register)
    {
        Markdown.Line(page, "## Overview");
        Markdown.Row(page, "Category", "Fields", "Personal", "Kept until", "Ended by");
        Markdown.Row(page, "---", "---:", "---", "---", "---");
        foreach (var category in register.Categories)
            Markdown.Row(page, $"{category.Name} (`{category.Code}`)", Number(category.FieldCount), Personal(category.Personal),
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
        Markdown.Line(page, "## What does not hold yet");
        Markdown.Line(page, "Terms that the program does not keep in full. A municipality weighs these in its DPIA until they are mended.");
        Markdown.Line(page, string.Join('\n', shortfalls));
    }

    private static void Describe(StringBuilder page, DataCategory category)
    {
        Markdown.Line(page, $"### {category.Name}");
        Markdown.Row(page, $"`{category.Code}`", $"{Number(category.FieldCount)} velden");
        Markdown.Row(page, "---", "---");
        Markdown.Row(page, "Persoonsgegeven", Personal(category.Personal));
        Markdown.Row(page, "Doel", category.Purpose);
        Markdown.Row(page, "Grondslag", category.IsBasisConfirmed ? category.Basis : $"{category.Basis} *(voorstel, door de gemeente te bevestigen)*");
        Markdown.Row(page, "Bron", category.Source);
        Markdown.Row(page, "Wie het ziet", category.SeenBy);
        foreach (var kept in category.Kept) Markdown.Row(page, $"Bewaard in {Places(kept)}", $"{kept.Until}. Einde: {kept.EndedBy}.");
        page.Append('\n');
        Markdown.Line(page, string.Join('\n', category.Fields.Select(type => $"- `{type.Key}`: {string.Join(", ", type.Value)}")));
    }

    private static string Places(Retention kept) => string.Join(", ", kept.In.Select(place => $"`{place}`"));

    /// <summary>Whether somebody can be known by data, in words.</summary>
    public static string Personal(PersonalKind kind) => kind switch
    {
        PersonalKind.None => "nee",
        PersonalKind.Pseudonym => "gepseudonimiseerd",
        _ => "ja",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

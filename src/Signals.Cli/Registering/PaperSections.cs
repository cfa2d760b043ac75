using System.Text;

namespace Signals.Cli.Registering;

/// <summary>What the register says in the papers of a municipality, in Dutch.</summary>
internal static class PaperSections
{
    private const string Underway = "outbox";
    private const string Technical = "beheer";

    /// <summary>The sections by the names that papers call them by.</summary>
    public static readonly IReadOnlyDictionary<string, Func<DataRegister, string>> ByName = new SortedDictionary<string, Func<DataRegister, string>>(StringComparer.Ordinal)
    {
        ["verwerkingen"] = Processings,
        ["gegevens"] = Data,
        ["termijnen"] = register => Terms(register, register.Categories.Where(IsPersonal)),
        ["archief"] = register => Terms(register, register.Categories.Where(category => ProcessingOf(register, category).Code != Technical)),
        ["bewoners"] = ForResidents,
        ["tekortkomingen"] = Shortfalls,
    };

    private static string Processings(DataRegister register) => Section(page =>
    {
        foreach (var (processing, number) in register.Processings.Select((processing, index) => (processing, index + 1)))
        {
            var categories = Of(register, processing).Where(IsPersonal).ToList();
            Markdown.Line(page, $"### {number}. {processing.Name}");
            Markdown.Header(page, "Onderdeel", "Inhoud");
            Markdown.Row(page, "Doel", processing.Purpose);
            Markdown.Row(page, "Betrokkenen", processing.Persons);
            Markdown.Row(page, "Ontvangers", processing.Receivers);
            Markdown.Row(page, "Doorgifte buiten de EER", "Door de software niet. «Vul in: waar staat het, en wie beheert het?»");
            if (categories.Count == 0) Markdown.Row(page, "Persoonsgegevens", "Geen");
            foreach (var basis in categories.GroupBy(Basis)) Markdown.Row(page, $"Grondslag voor {Names(basis)}", basis.Key);
            page.Append('\n');
            if (categories.Count == 0) continue;
            Markdown.Header(page, "Persoonsgegevens", "Herleidbaar", "Bron", "Bewaard tot");
            foreach (var category in categories) Markdown.Row(page, category.Name, RegisterPage.Personal(category.Personal), category.Source, Untils(category));
            page.Append('\n');
        }
    });

    private static string Data(DataRegister register) => Section(page =>
    {
        Markdown.Header(page, "Gegevens", "Herleidbaar", "Waarvoor", "Bron", "Wie het ziet");
        foreach (var category in register.Categories.Where(IsPersonal))
            Markdown.Row(page, category.Name, RegisterPage.Personal(category.Personal), category.Purpose, category.Source, category.SeenBy);
    });

    private static string Terms(DataRegister register, IEnumerable<DataCategory> categories) => Section(page =>
    {
        Markdown.Header(page, "Gegevens", "Verwerking", "Bewaard tot");
        foreach (var category in categories) Markdown.Row(page, category.Name, ProcessingOf(register, category).Name, Untils(category));
    });

    private static string ForResidents(DataRegister register) => Section(page =>
    {
        foreach (var category in register.Categories)
            foreach (var kept in category.Kept)
                if (kept.Term is { } term) page.Append("- ").Append(ResidentWords.Of(category.Code, term)).Append('\n');
    });

    private static string Shortfalls(DataRegister register) => Section(page =>
    {
        foreach (var category in register.Categories)
            foreach (var kept in category.Kept)
                if (kept.Shortfall is { } shortfall) page.Append("- **").Append(category.Name).Append("**: ").Append(shortfall).Append('\n');
    });

    private static string Section(Action<StringBuilder> write)
    {
        var page = new StringBuilder();
        write(page);
        return $"{page.ToString().TrimEnd('\n')}\n";
    }

    private static bool IsPersonal(DataCategory category) => category.Personal != PersonalKind.None;

    private static IEnumerable<DataCategory> Of(DataRegister register, Processing processing) =>
        processing.Categories.Select(code => register.Categories.First(category => category.Code == code));

    private static Processing ProcessingOf(DataRegister register, DataCategory category) =>
        register.Processings.First(processing => processing.Categories.Contains(category.Code));

    private static string Basis(DataCategory category) => category.IsBasisConfirmed ? category.Basis : $"{category.Basis} *(voorstel, door de gemeente te bevestigen)*";

    private static string Names(IEnumerable<DataCategory> categories) => string.Join("; ", categories.Select(category => char.ToLowerInvariant(category.Name[0]) + category.Name[1..]));

    // What waits to be taken in by another part is gone within a second, as a rule; papers say so once.
    private static string Untils(DataCategory category) =>
        string.Join("<br>", category.Kept.Where(kept => kept.In is not [Underway]).Select(kept => kept.Until).Distinct());
}

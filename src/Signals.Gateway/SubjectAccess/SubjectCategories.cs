using System.Reflection;
using System.Text.Json;

namespace Signals.Gateway.SubjectAccess;

/// <summary>What the register of stored data says of the kinds of data that a follow code leads to. The register itself is part of the assembly.</summary>
internal static class SubjectCategories
{
    public const string Token = "household-token";
    public const string KeptTogether = "household-kept-together";
    public const string HouseholdQuestion = "household-question";
    public const string Professional = "account-name";
    public const string Words = "words-resident";

    /// <summary>The codes of those kinds.</summary>
    private static readonly string[] Codes =
    [
        "signal", "registration", Token, Words, "email", "vault-row", "household-consent", KeptTogether, HouseholdQuestion, Professional, "resident-news", "processing-log", "erasure",
    ];

    /// <summary>Each of them, with purpose, ground, source, receivers and term.</summary>
    public static IReadOnlyList<SubjectCategory> All { get; } = Read();

    private static List<SubjectCategory> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("register.json")
            ?? throw new InvalidOperationException("The register is not part of the assembly.");
        var register = JsonSerializer.Deserialize<Register>(stream, JsonSerializerOptions.Web)!;
        return [.. Codes.Select(code => Tell(register.Categories.Single(category => category.Code == code), register.Places))];
    }

    private static SubjectCategory Tell(Category category, Dictionary<string, string> places) => new(
        category.Code, category.Name, category.Purpose, category.Basis, category.IsBasisConfirmed, category.Source, category.SeenBy,
        [.. category.Kept.Select(kept => new SubjectRetention([.. kept.In.Select(place => places[place])], kept.Until))]);

    private sealed record Register(Dictionary<string, string> Places, IReadOnlyList<Category> Categories);

    private sealed record Category(
        string Code, string Name, string Purpose, string Basis, bool IsBasisConfirmed, string Source, string SeenBy, IReadOnlyList<Retention> Kept);

    private sealed record Retention(IReadOnlyList<string> In, string Until);
}

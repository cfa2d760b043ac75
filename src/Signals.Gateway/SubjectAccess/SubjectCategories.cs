using Signals.Gateway.StoredData;

namespace Signals.Gateway.SubjectAccess;

/// <summary>What the register of stored data says of the kinds of data that a follow code leads to.</summary>
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
    public static IReadOnlyList<SubjectCategory> All { get; } = [.. Codes.Select(code => Tell(StoredDataRegister.Embedded[code]))];

    private static SubjectCategory Tell(StoredCategory category) => new(
        category.Code, category.Name, category.Purpose, category.Basis, category.IsBasisConfirmed, category.Source, category.SeenBy,
        [.. category.Kept.Select(kept => new SubjectRetention([.. kept.In.Select(place => StoredDataRegister.Embedded.Places[place])], kept.Until))]);
}

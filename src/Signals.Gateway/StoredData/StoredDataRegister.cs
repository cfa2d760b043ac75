using System.Reflection;
using System.Text.Json;

namespace Signals.Gateway.StoredData;

/// <summary>What the register of stored data (docs/register.json, part of the assembly) says of the data that people are told about.</summary>
/// <param name="Places">Where is stored, in words, by the name that categories use.</param>
/// <param name="Categories">The kinds of data.</param>
internal sealed record StoredDataRegister(IReadOnlyDictionary<string, string> Places, IReadOnlyList<StoredCategory> Categories)
{
    /// <summary>The register that this version was built with.</summary>
    public static StoredDataRegister Embedded { get; } = Read();

    /// <exception cref="InvalidOperationException">No category has that code.</exception>
    public StoredCategory this[string code] => Categories.Single(category => category.Code == code);

    private static StoredDataRegister Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("register.json")
            ?? throw new InvalidOperationException("The register of stored data is not part of the assembly.");
        return JsonSerializer.Deserialize<StoredDataRegister>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>Data that serve one purpose on one ground.</summary>
/// <param name="Code">Its name in English, unique.</param>
/// <param name="Name">Its name in Dutch.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Basis">On which ground, with the article of law.</param>
/// <param name="IsBasisConfirmed">Whether the municipality has confirmed that ground.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="SeenBy">Who gets to see it.</param>
/// <param name="Kept">How long it is kept, for each place where it is stored.</param>
internal sealed record StoredCategory(
    string Code, string Name, string Purpose, string Basis, bool IsBasisConfirmed, string Source, string SeenBy, IReadOnlyList<StoredTerm> Kept);

/// <summary>How long data are kept in some places.</summary>
/// <param name="In">The names of the places.</param>
/// <param name="Until">The term in words.</param>
/// <param name="Term">The term as an ISO 8601 duration of one unit, as in <c>P13W</c>, where residents are told of it; null elsewhere.</param>
internal sealed record StoredTerm(IReadOnlyList<string> In, string Until, string? Term = null);

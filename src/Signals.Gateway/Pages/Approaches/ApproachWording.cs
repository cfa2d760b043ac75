using Signals.Gateway.Approaches;

namespace Signals.Gateway.Pages.Approaches;

/// <summary>What pages say of an approach.</summary>
internal static class ApproachWording
{
    /// <summary>Its themes and where, as in <c>Energie en kou in Vloeiweide</c>.</summary>
    public static string Title(ApproachRow row) => $"{string.Join(", ", row.Themas.Select(theme => theme.Naam))} in {string.Join(", ", row.Buurten.Select(area => area.Naam))}";

    /// <summary>What the part is called in which something stands.</summary>
    public static string Part(string path) => PartForm.At(path)?.Title ?? path switch
    {
        "deelnemers" => "Wie meedoen",
        "menukaart" => "Wat we samen kozen",
        _ => $"Stap {path.Split('/')[^1]}",
    };

    /// <summary>Whether a part can be written as the approach stands: once it has ended, only what was learned.</summary>
    public static bool CanChange(ApproachAnswer approach, string path) => approach.Afgerond is null || path is "verhaal" or "lessen";

    public static string Kind(string code) => ApproachNames.Kinds.First(entry => entry.Code == code).Words;

    public static string Role(string code) => ApproachNames.Roles.First(entry => entry.Code == code).Words;

    public static string Progress(string code) => ApproachNames.Progresses.First(entry => entry.Code == code).Words;

    public static string Closing(string code) => ApproachNames.Closings.First(entry => entry.Code == code).Words;
}

using Signals.Gateway.Approaches;

namespace Signals.Gateway.Pages.Approaches;

/// <summary>What pages say of an approach.</summary>
internal static class ApproachWording
{
    /// <summary>Its themes and where, as in <c>Energie en kou in Vloeiweide</c>.</summary>
    public static string Title(ApproachRow row) => $"{string.Join(", ", row.Themas.Select(theme => theme.Naam))} in {string.Join(", ", row.Buurten.Select(area => area.Naam))}";

    public static string Kind(string code) => ApproachNames.Kinds.First(entry => entry.Code == code).Words;

    public static string Role(string code) => ApproachNames.Roles.First(entry => entry.Code == code).Words;

    public static string Progress(string code) => ApproachNames.Progresses.First(entry => entry.Code == code).Words;

    public static string Closing(string code) => ApproachNames.Closings.First(entry => entry.Code == code).Words;
}

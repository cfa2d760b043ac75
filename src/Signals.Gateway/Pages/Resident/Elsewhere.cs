namespace Signals.Gateway.Pages.Resident;

/// <summary>What is for others than the district team: it leads away from the form, and nothing is kept.</summary>
internal static class Elsewhere
{
    public const string SafetyAtHome = "veiligheid-thuis";
    public const string Danger = "gevaar";
    public const string PublicSpace = "openbare-ruimte";

    public static readonly IReadOnlyList<string> All = [SafetyAtHome, Danger, PublicSpace];
}

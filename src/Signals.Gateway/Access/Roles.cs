namespace Signals.Gateway.Access;

/// <summary>What people do for a municipality, and so what they may see and do here.</summary>
internal static class Roles
{
    public const string Volunteer = "vrijwilliger";
    public const string TeamMember = "wijkteamlid";
    public const string Coordinator = "coordinator";
    public const string Manager = "manager";
    public const string Privacy = "privacy";
    public const string Administrator = "beheerder";
    public const string Partner = "partner";

    /// <summary>Every role with its name on screens.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        (Volunteer, "Vrijwilliger"),
        (TeamMember, "Lid van een wijkteam"),
        (Coordinator, "Coördinator van een wijkteam"),
        (Manager, "Manager"),
        (Privacy, "Functionaris voor privacy"),
        (Administrator, "Beheerder"),
        (Partner, "Partner in de wijk"),
    ];
}

using Signals.Gateway.Access;

namespace Signals.Gateway.Pages;

/// <summary>A page of the menu for people who work with the platform.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Name">What it is called.</param>
public sealed record MenuItem(string Path, string Name)
{
    /// <summary>Where walk-in hours and the coffee cart are entered.</summary>
    public static readonly MenuItem Outreach = new("/inloop", "Inloop en koffiekar");

    private static readonly MenuItem Inbox = new("/wijkteam", "Wijkteam");

    private static readonly (MenuItem Item, string[] Roles)[] All =
    [
        (Outreach, Policies.StopRoles),
        (Inbox, Policies.StaffSources),
        (new("/gesprekken", "Gesprekken"), [Roles.TeamMember, Roles.Coordinator, Roles.Manager]),
        (new("/sociale-kaart", "Sociale kaart"), [Roles.Volunteer, Roles.TeamMember, Roles.Coordinator, Roles.Partner]),
        (new("/toezicht", "Auditlog"), [Roles.Privacy]),
        (new("/trends", "Trends"), [Roles.TeamMember, Roles.Coordinator, Roles.Manager, Roles.Privacy]),
        (new("/beheer", "Beheer"), [Roles.Administrator]),
    ];

    /// <summary>What somebody in a role can go to.</summary>
    internal static IReadOnlyList<MenuItem> For(string? role) => [.. All.Where(entry => entry.Roles.Contains(role)).Select(entry => entry.Item)];

    /// <summary>Where somebody in a role begins: at the inbox, or else at what the role is for.</summary>
    internal static string HomeOf(string role) => For(role) is var items && items.Contains(Inbox) ? Inbox.Path : items.Select(item => item.Path).LastOrDefault("/");
}

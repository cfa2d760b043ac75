using Microsoft.AspNetCore.Authorization;

namespace Signals.Gateway.Access;

/// <summary>Who may do what. Every endpoint names one of these, or says that it is open to all.</summary>
internal static class Policies
{
    public const string Inbox = "inbox";
    public const string Imports = "importen";
    public const string Stops = "stops";
    public const string OwnQuestions = "eigen-vragen";
    public const string OwnTeam = "eigen-wijkteam";
    public const string Administration = "beheer";
    public const string Trends = "trends";
    public const string Conversations = "gesprekken";
    public const string SocialMap = "sociale-kaart";
    public const string Oversight = "toezicht";
    public const string Staff = "medewerkers";

    /// <summary>Roles that may enter signals of a source other than the resident's own form.</summary>
    public static readonly string[] StaffSources = [Roles.Volunteer, Roles.TeamMember, Roles.Coordinator, Roles.Partner];

    /// <summary>Roles that may begin stops, and enter what is told there.</summary>
    public static readonly string[] StopRoles = [Roles.Volunteer, Roles.TeamMember, Roles.Coordinator];

    /// <summary>Roles that keep the social map up to date.</summary>
    public static readonly string[] SocialMapRoles = [Roles.TeamMember, Roles.Coordinator, Roles.Administrator];

    public static void Add(AuthorizationOptions options)
    {
        void Allow(string policy, params string[] roles) => options.AddPolicy(policy, builder => builder.RequireRole(roles));

        Allow(Inbox, Roles.TeamMember, Roles.Coordinator);
        Allow(Imports, Roles.Coordinator, Roles.Partner, Roles.Administrator);
        Allow(Stops, StopRoles);
        Allow(OwnQuestions, StaffSources);
        Allow(OwnTeam, Roles.Coordinator);
        Allow(Administration, Roles.Administrator);
        Allow(Trends, Roles.Manager, Roles.Privacy, Roles.Coordinator, Roles.TeamMember);
        Allow(Conversations, Roles.TeamMember, Roles.Coordinator, Roles.Manager);
        Allow(SocialMap, SocialMapRoles);
        Allow(Oversight, Roles.Privacy);
        Allow(Staff, [.. Roles.All.Select(role => role.Code)]);
    }
}

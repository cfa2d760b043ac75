using System.Security.Claims;
using Signals.Core.Teams;

namespace Signals.Gateway.Access;

/// <summary>Who asks, as far as the platform needs to know.</summary>
internal sealed class Caller(ClaimsPrincipal principal)
{
    /// <summary>The claim of somebody who belongs to every team of every municipality.</summary>
    public const string AllTeams = "alle-teams";

    /// <summary>The claim that names one team.</summary>
    public const string Team = "wijkteam";

    private readonly bool allTeams = principal.HasClaim(claim => claim.Type == AllTeams);
    private readonly HashSet<string> teams = [.. principal.FindAll(Team).Select(claim => claim.Value)];

    /// <summary>The name that the identity provider gives; null for somebody without an account.</summary>
    public string? Name => principal.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : null;

    public bool Is(string role) => principal.IsInRole(role);

    public bool IsAny(IEnumerable<string> roles) => roles.Any(principal.IsInRole);

    public bool BelongsTo(TeamId team) => allTeams || teams.Contains(team.ToString());

    public static ClaimsPrincipal Demo(string role, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new(identity.NameClaimType, $"demo-{role}"));
        identity.AddClaim(new(identity.RoleClaimType, role));
        identity.AddClaim(new(AllTeams, "ja"));
        return new(identity);
    }
}

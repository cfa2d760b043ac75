using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Signals.Core.Areas;
using Signals.Core.Teams;

namespace Signals.Gateway.Access;

/// <summary>Who asks, as far as the platform needs to know. A role holds in every municipality that the caller works for, and in no other.</summary>
internal sealed class Caller(ClaimsPrincipal principal)
{
    /// <summary>The claim of somebody who belongs to every team of the municipalities that they work for.</summary>
    public const string AllTeams = "alle-teams";

    /// <summary>The claim that names one team.</summary>
    public const string Team = "wijkteam";

    /// <summary>The claim of somebody who works for every municipality here.</summary>
    public const string AllMunicipalities = "alle-gemeenten";

    /// <summary>The claim that names one municipality by its code.</summary>
    public const string Municipality = "gemeente";

    private readonly bool allTeams = principal.HasClaim(claim => claim.Type == AllTeams);
    private readonly HashSet<string> teams = [.. principal.FindAll(Team).Select(claim => claim.Value)];
    private readonly bool allMunicipalities = principal.HasClaim(claim => claim.Type == AllMunicipalities);

    /// <summary>The name that the identity provider gives; null for somebody without an account.</summary>
    public string? Name => principal.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : null;

    /// <summary>The municipalities that are named as theirs, in the order in which they are.</summary>
    public IReadOnlyList<MunicipalityCode> Municipalities { get; } = [.. principal.FindAll(Municipality).Select(claim => MunicipalityCode.Parse(claim.Value)).Distinct()];

    /// <summary>Who sends a request: the same object for as long as it is the same person.</summary>
    public static Caller Of(HttpContext context)
    {
        if (context.Features.Get<Caller>() is { } known && known.Is(context.User)) return known;
        var caller = new Caller(context.User);
        context.Features.Set(caller);
        return caller;
    }

    public bool Is(string role) => principal.IsInRole(role);

    public bool IsAny(IEnumerable<string> roles) => roles.Any(principal.IsInRole);

    public bool BelongsTo(TeamId team) => allTeams || teams.Contains(team.ToString());

    public bool WorksFor(MunicipalityCode municipality) => allMunicipalities || Municipalities.Contains(municipality);

    public static ClaimsPrincipal Demo(string role, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new(identity.NameClaimType, $"demo-{role}"));
        identity.AddClaim(new(identity.RoleClaimType, role));
        identity.AddClaim(new(AllTeams, "ja"));
        identity.AddClaim(new(AllMunicipalities, "ja"));
        return new(identity);
    }

    private bool Is(ClaimsPrincipal other) => ReferenceEquals(principal, other);
}

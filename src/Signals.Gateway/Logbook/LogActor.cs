using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Text;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Limits;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;

namespace Signals.Gateway.Logbook;

/// <summary>Who asks, as the audit log tells it, and for what thing.</summary>
/// <param name="Sender">A keyed hash of the network that somebody with an account works from; null for residents.</param>
internal sealed record LogActor(
    MunicipalityCode Municipality, string Account, string? Role, string? OnBehalfOf, string Client, string? Sender, string? Object)
{
    public bool HasAccount => Account != AuditLine.Resident;
}

/// <summary>Finds out who asks.</summary>
internal sealed class LogActors(IKeyRing keys, Catalogue catalogue, Reach reach, TimeProvider clock)
{
    private const int MostTeams = 10;
    private const int LongestAccount = 200;
    private const int SenderMonths = 14;

    // A telephone number is longer.
    private const int LongestNumber = 6;

    // Names of route values that hold ids and codes. Nobody's words can be among what the log takes from them.
    private static readonly string[] Ids = ["id", "code", "nummer", "kanaal", "abonnement"];

    public async Task<LogActor> Of(HttpContext context)
    {
        var caller = Caller.Of(context);
        var teams = string.Join(',', context.User.FindAll(Caller.Team).Select(claim => claim.Value).Order(StringComparer.Ordinal).Take(MostTeams));
        var roles = string.Join(',', Roles.All.Select(role => role.Code).Where(caller.Is));
        return new(
            MunicipalityCode.TryParse(context.Request.Query[AskedMunicipality.Field], null, out var asked) && reach.Covers(asked) ? asked : catalogue.Home,
            caller.Name is { } name ? name[..Math.Min(name.Length, LongestAccount)] : AuditLine.Resident,
            roles.Length > 0 ? roles : null, teams.Length > 0 ? teams : null,
            context.Request.Path.StartsWithSegments("/v1") ? "koppeling" : "browser",
            caller.Name is null ? null : await Sender(context), Object(context));
    }

    private async Task<string> Sender(HttpContext context)
    {
        var today = clock.GetUtcNow();
        var month = new DateTimeOffset(today.Year, today.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var key = await keys.Key(default, KeyPurposes.LogSenders(month.Year, month.Month), month.AddMonths(SenderMonths), CancellationToken.None);
        return Keyed.Hash(key.Span, "netwerk", SenderLimits.Network(context.Connection.RemoteIpAddress)).ToString("x32", CultureInfo.InvariantCulture);
    }

    private static string? Object(HttpContext context)
    {
        var ids = Ids.Select(name => context.GetRouteValue(name)?.ToString()).OfType<string>().Where(IsId).ToList();
        return ids.Count > 0 ? string.Join('/', ids) : null;
    }

    // Whatever somebody put into an address is no id yet: only what the platform gives out itself, or CBS, can be one. A code that people choose is not taken.
    private static bool IsId(string text) =>
        PromptId.TryParse(text, null, out _) || ApproachId.TryParse(text, null, out _) || StopId.TryParse(text, null, out _) || SignalId.TryParse(text, null, out _)
        || NeighbourhoodCode.TryParse(text, null, out _) || DistrictCode.TryParse(text, null, out _)
        || (text.Length <= LongestNumber && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
}

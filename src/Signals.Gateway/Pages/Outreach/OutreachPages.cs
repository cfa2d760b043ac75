using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Signals.Core.Themes;
using Signals.Gateway.Access;
using Signals.Gateway.Pages.RoleChoice;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>Walk-in hours, the coffee cart and home visits, by plain forms. A script takes over where it can, and then works without a connection as well.</summary>
internal static class OutreachPages
{
    public const string Begin = "/inloop";
    public const string HomeVisit = "/inloop/huisbezoek";

    public static void MapOutreachPages(this IEndpointRouteBuilder routes)
    {
        // Open to all, so that a visitor without a role can be shown how to get one; the page itself looks who it is for.
        routes.MapGet(Begin, (HttpContext context, OutreachScreen screen, Visits visits, IOptions<GatewayOptions> options, CancellationToken cancellation) =>
            Show(context, visits.Read(context).Stop is null ? OutreachMode.Begin : OutreachMode.Stop, screen, options, cancellation)).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(HomeVisit, (HttpContext context, OutreachScreen screen, IOptions<GatewayOptions> options, CancellationToken cancellation) =>
            Show(context, OutreachMode.HomeVisit, screen, options, cancellation)).AllowAnonymous().ExcludeFromDescription();
        var forms = routes.MapGroup(Begin).RequireAuthorization(Policies.Stops).ExcludeFromDescription();
        forms.MapPost("/snelkeuze", Choose);
        StopForms.Map(forms);
        SignalForms.Map(forms);
        OfflineFiles.Map(routes);
    }

    /// <summary>Goes to the page of a stop or a home visit, which tells what was done.</summary>
    public static IResult To(OutreachMode mode, string done) => TypedResults.LocalRedirect($"{(mode == OutreachMode.HomeVisit ? HomeVisit : Begin)}?gedaan={done}");

    private static async Task<IResult> Show(HttpContext context, OutreachMode mode, OutreachScreen screen, IOptions<GatewayOptions> options, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        if (caller.Name is null) return options.Value.Demo ? RolePages.Offer(context) : Problem.NotSignedIn();
        return caller.IsAny(Policies.StopRoles) ? await screen.Show(context, mode, cancellation) : Problem.NotAllowed();
    }

    private static async Task<IResult> Choose(HttpContext context, OutreachScreen screen, Visits visits, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var chosen = form["snel"].Where(theme => ThemeCode.TryParse(theme, null, out _)).Select(theme => theme!).Distinct().ToList();
        var mode = form["bij"] == "huisbezoek" ? OutreachMode.HomeVisit : visits.Read(context).Stop is null ? OutreachMode.Begin : OutreachMode.Stop;
        if (chosen.Count > Preferences.MostQuick)
            return await screen.Show(context, mode, cancellation, form, [("snel", $"Kies hooguit {Preferences.MostQuick} onderwerpen.")], status: StatusCodes.Status400BadRequest);
        (Preferences.Of(context, screen.IsDemo) with { QuickList = chosen }).Keep(context, screen.IsDemo);
        return To(mode, "snelkeuze");
    }
}

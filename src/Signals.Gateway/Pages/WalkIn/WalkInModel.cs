using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.Teams;
using Signals.Gateway.Areas;
using Signals.Gateway.Outreach;

namespace Signals.Gateway.Pages.WalkIn;

/// <summary>Where and when people can come in.</summary>
/// <param name="Days">What is to come, in order of time.</param>
/// <param name="Names">The names of neighbourhoods.</param>
public sealed record WalkInModel(IReadOnlyList<OutreachDay> Days, IReadOnlyDictionary<NeighbourhoodCode, string> Names)
{
    private const int DaysShown = 28;
    private const int Most = 100;

    public string NameOf(OutreachDay one) => Names.GetValueOrDefault(one.Plan.Neighbourhood, one.Plan.Neighbourhood.ToString());

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/binnenlopen", async (
        HttpContext context, Catalogue catalogue, OutreachBoard board, TimeProvider clock, CancellationToken cancellation) =>
    {
        var now = clock.GetUtcNow();
        var coming = (await board.Coming(catalogue.Home, cancellation)).Where(one => one.EndsAt > now && one.BeginsAt < now.AddDays(DaysShown)).Take(Most);
        var names = (await catalogue.Municipality(catalogue.Home, cancellation))?.View.Neighbourhoods.ToDictionary(area => area.Code, area => area.Name) ?? [];
        return PageForms.Show<WalkInPage>(context, new WalkInModel([.. coming], names));
    });
}

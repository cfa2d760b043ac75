using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Neighbourhoods;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Vigils;
using Signals.Grains.Municipalities;

namespace Signals.Gateway.Pages.Administration;

/// <summary>What an administrator sets for the whole municipality.</summary>
internal static class AdministrationPages
{
    public static void MapAdministrationPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/beheer").RequireAuthorization(Policies.Administration).ExcludeFromDescription();
        group.MapGet("", Overview);
        AreaPages.Map(group);
        PlacePages.Map(group);
        TeamFormPages.Map(group);
        ThemePages.Map(group);
        SourcePages.Map(group);
        MenuPages.Map(group);
        DeliveryPages.Map(group);
        PilotPages.Map(group);
    }

    private static async Task<IResult> Overview(HttpContext context, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var view = municipality.View;
        var silent = SilencesAnswer.Of(await grains.Vigil(municipality.Code).Read(cancellation)).Stil;
        return PageForms.Show<OverviewPage>(context, new OverviewModel(view.Name ?? municipality.Code.ToString(),
        [
            new("/beheer/gebieden", "Gebieden", $"{view.Districts.Count} wijken en {view.Neighbourhoods.Count} buurten op de kaart"),
            new("/beheer/plekken", "Plekken", $"{view.Places.Sum(places => places.Listed.Count)} blokken, hofjes en straten op de lijst"),
            new("/beheer/wijkteams", "Wijkteams", $"{view.Teams.Count} teams"),
            new("/beheer/themas", "Thema's", $"{municipality.OfferedThemes.Count} thema's te kiezen, {view.HiddenThemes.Count} verborgen"),
            new("/beheer/bronnen", "Bronnen", $"{view.Sources.Count} van de {SourceCodes.All.Count} soorten bronnen in gebruik"),
            new("/beheer/menukaart", "Menukaart", $"{view.Menu.Offered.Count()} kaarten, waarvan {view.Menu.Own.Count} eigen"),
            new("/beheer/bezorging", "Bezorging", "Of berichten naar wijkteams en bewoners aankomen"),
            new("/instellingen", "Wanneer iets een aanleiding wordt", "Hoe snel het platform iets vraagt, en wat toeval doet"),
            new("/beheer/pilot", "Beginnen met meekijken", Pilot(view)),
        ], [.. silent.Select(one => one.Uitleg)]));
    }

    private static string Pilot(MunicipalityView view) => view.Pilot.LooksAlong
        ? $"Het platform kijkt mee met een proefgroep van {view.Pilot.People.Count}; {view.Pilot.Live.Count} wijkteams staan aan"
        : "Elk wijkteam ziet zijn aanleidingen";
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Menus;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Menus;

/// <summary>The menu of a municipality: what its prompts offer.</summary>
internal static class MenuEndpoints
{
    public static void MapMenu(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/menukaarten").WithTags("menukaart");
        group.MapGet("", All).RequireAuthorization(Policies.Staff).WithName("menukaarten").WithSummary("De menukaart van een gemeente, ook wat zij weglaat");
        group.MapPut("/{code}", Set).RequireAuthorization(Policies.Administration).WithName("menukaartZetten")
            .WithSummary("Een eigen kaart toevoegen of veranderen; met de code van een standaardkaart komt zij daarvoor in de plaats").Accepts<MenuCardRequest>("application/json");
        group.MapDelete("/{code}", Remove).RequireAuthorization(Policies.Administration).WithName("menukaartWeghalen")
            .WithSummary("Een eigen kaart weghalen, of een standaardkaart weglaten");
        group.MapPost("/{code}/aanbieden", Offer).RequireAuthorization(Policies.Administration).WithName("menukaartAanbieden")
            .WithSummary("Een standaardkaart die was weggelaten weer aanbieden");
    }

    private static async Task<Results<Ok<IEnumerable<MenuAnswer>>, Problem>> All(
        HttpRequest request, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        if (municipality is null) return problem!;
        var (menu, today) = (municipality.View.Menu, DutchTime.DateOf(clock.GetUtcNow()));
        return TypedResults.Ok(menu.Cards.Select(card => MenuAnswer.Of(card, menu, today)));
    }

    private static async Task<Results<Ok<MenuAnswer>, Problem>> Set(
        string code, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var (errors, today) = (new FieldErrors(), DutchTime.DateOf(clock.GetUtcNow()));
            if (!MenuCardCode.TryParse(code, null, out var card))
                errors.Add("code", "ongeldige-code", "Een code heeft 2 tot en met 40 kleine letters, cijfers en streepjes, en begint met een letter.");
            var fields = new JsonFields(document!.RootElement, "", errors, MenuCardReader.Known);
            var municipality = await AskedMunicipality.Of(fields, errors, catalogue, cancellation);
            var wanted = MenuCardReader.Read(card, fields, municipality, today, errors);
            if (wanted is null) return Problem.BadInput(errors);
            if (StandardMenu.IsAlways(wanted.Code)) return Always();
            var view = await grains.Municipality(municipality!.Code).SetMenuCard(wanted, cancellation);
            catalogue.Forget();
            return view is null
                ? Problem.BadInput("code", "te-veel-kaarten", $"Een gemeente heeft hooguit {Menu.MostOwn} eigen kaarten. Haal er eerst een weg.")
                : TypedResults.Ok(MenuAnswer.Of(wanted, view.Menu, today));
        }
    }

    private static async Task<Results<NoContent, Problem>> Remove(string code, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        if (municipality is null) return problem!;
        if (!MenuCardCode.TryParse(code, null, out var card) || municipality.View.Menu.Find(card) is null) return Problem.NotFound("Deze kaart staat niet op de menukaart.");
        var view = await grains.Municipality(municipality.Code).RemoveMenuCard(card, cancellation);
        catalogue.Forget();
        return view is null ? Always() : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> Offer(string code, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        if (municipality is null) return problem!;
        if (!MenuCardCode.TryParse(code, null, out var card) || municipality.View.Menu.Find(card) is null) return Problem.NotFound("Deze kaart staat niet op de menukaart.");
        await grains.Municipality(municipality.Code).OfferMenuCard(card, cancellation);
        catalogue.Forget();
        return TypedResults.NoContent();
    }

    private static Problem Always() => new(StatusCodes.Status409Conflict, "Kan niet", "Deze kaart staat altijd op de menukaart, zoals zij is.");
}

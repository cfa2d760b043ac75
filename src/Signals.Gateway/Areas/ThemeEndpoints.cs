using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Themes;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Grains.Municipalities;

namespace Signals.Gateway.Areas;

/// <summary>The themes that a municipality works with, as its administrators see and change them.</summary>
internal static class ThemeEndpoints
{
    public const int MostThemeName = 80;

    public static void MapThemes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").RequireAuthorization(Policies.Administration).WithTags("beheer");
        group.MapGet("/beheer/themas", All).WithName("alleThemas").WithSummary("Alle thema's van een gemeente, ook wat zij verbergt");
        group.MapPost("/themas", Add).WithName("themasToevoegen").WithSummary("Thema's toevoegen of hernoemen").Accepts<ThemesRequest>("application/json");
        group.MapPost("/themas/{code}/verbergen", Hide).WithName("themaVerbergen").WithSummary("Een thema niet meer aanbieden; wat erover is verteld blijft");
        group.MapPost("/themas/{code}/tonen", Show).WithName("themaTonen").WithSummary("Een verborgen thema weer aanbieden");
    }

    private static async Task<Results<Ok<IEnumerable<ThemeAnswer>>, Problem>> All(HttpRequest request, Catalogue catalogue, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        return municipality is null ? problem! : TypedResults.Ok(municipality.View.Themes.Select(theme => ThemeAnswer.Of(theme, municipality)));
    }

    private static async Task<Results<Ok<IEnumerable<NamedCode>>, Problem>> Add(
        HttpRequest request, Catalogue catalogue, Reach reach, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["gemeente", "themas"]);
            var known = MunicipalityCode.TryParse(fields.Text("gemeente", 20), null, out var municipality);
            if (!known && !errors.Has("/gemeente")) errors.Add("/gemeente", "ongeldige-gemeente", "Hier hoort een gemeentecode te staan, zoals GM0308.");
            if (known && !reach.Covers(municipality)) errors.Add("/gemeente", AskedMunicipality.Code, AskedMunicipality.Message);
            var themes = fields.Array("themas", Municipality.MostThemes)
                .Select((theme, index) => Read(new(theme, $"/themas/{index}", errors, ["code", "naam"]), errors)).ToList();
            if (errors.Any) return Problem.BadInput(errors);
            await grains.Platform().Serve(municipality, cancellation);
            var view = await grains.Municipality(municipality).AddThemes([.. themes.OfType<Theme>()], cancellation);
            catalogue.Forget();
            return view is null
                ? Problem.BadInput("/themas", "te-veel-themas", $"Een gemeente heeft hooguit {Municipality.MostThemes} thema's.")
                : TypedResults.Ok(new KnownMunicipality(view).OfferedThemes.Select(theme => new NamedCode(theme.Code.ToString(), theme.Name)));
        }
    }

    private static async Task<Results<Ok<ThemeAnswer>, Problem>> Hide(string code, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        if (municipality is null) return problem!;
        if (municipality.Theme(code) is not { } theme) return Problem.NotFound("Dit thema is hier niet bekend.");
        if (theme.Code == Theme.Strengths)
            return new Problem(StatusCodes.Status409Conflict, "Kan niet", "Dit thema blijft altijd aangeboden: wie alleen naar problemen vraagt, hoort nooit wat er goed gaat.");
        return Changed(await grains.Municipality(municipality.Code).HideTheme(theme.Code, cancellation), theme, catalogue);
    }

    private static async Task<Results<Ok<ThemeAnswer>, Problem>> Show(string code, HttpRequest request, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (municipality, problem) = await AskedMunicipality.Of(request, catalogue, cancellation);
        if (municipality is null) return problem!;
        return municipality.Theme(code) is { } theme
            ? Changed(await grains.Municipality(municipality.Code).ShowTheme(theme.Code, cancellation), theme, catalogue)
            : Problem.NotFound("Dit thema is hier niet bekend.");
    }

    private static Results<Ok<ThemeAnswer>, Problem> Changed(MunicipalityView? view, Theme theme, Catalogue catalogue)
    {
        catalogue.Forget();
        return view is null ? Problem.NotFound() : TypedResults.Ok(ThemeAnswer.Of(theme, new(view)));
    }

    private static Theme? Read(JsonFields fields, FieldErrors errors)
    {
        if (!ThemeCode.TryParse(fields.Text("code", 60), null, out var code) && !errors.Has(fields.At("code")))
            errors.Add(fields.At("code"), "ongeldige-code", "Een code heeft 2 tot en met 40 kleine letters, cijfers en streepjes.");
        var name = fields.Line("naam", MostThemeName);
        return code is null || name is null ? null : new(code, name);
    }
}

/// <summary>Themes to add or rename.</summary>
internal sealed record ThemesRequest(string Gemeente, IReadOnlyList<NamedCode> Themas);

/// <summary>A theme as an administrator sees it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Verborgen">Whether it is offered no longer.</param>
/// <param name="Altijd">Whether it cannot be hidden.</param>
internal sealed record ThemeAnswer(string Code, string Naam, bool Verborgen, bool Altijd)
{
    public static ThemeAnswer Of(Theme theme, KnownMunicipality municipality) =>
        new(theme.Code.ToString(), theme.Name, municipality.Hides(theme.Code), theme.Code == Theme.Strengths);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Themes;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Grains.Engine;

namespace Signals.Gateway.Areas;

internal static class AdministrationEndpoints
{
    private const int MostMapBytes = 64 * 1024 * 1024;
    private const int MostThemeName = 80;

    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").RequireAuthorization(Policies.Administration).WithTags("beheer");
        group.MapPost("/gebieden", LoadMap).WithName("gebiedenLaden")
            .WithSummary("Wijken en buurten laden uit de wijk- en buurtkaart van het CBS, als GeoJSON").Accepts<object>("application/geo+json", "application/json");
        group.MapPost("/themas", AddThemes).WithName("themasToevoegen").WithSummary("Thema's toevoegen of hernoemen").Accepts<ThemesRequest>("application/json");
    }

    private static async Task<Results<Ok<MapAnswer>, Problem>> LoadMap(
        HttpContext context, Catalogue catalogue, TownMaps maps, IGrains grains, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostMapBytes;
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation, MostMapBytes);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var reader = new MapReader(errors);
            reader.Read(document!.RootElement);
            var loads = new List<AreaLoad>();
            foreach (var (code, mapped) in reader.Municipalities)
                loads.Add(AreaLoad.Of(code, mapped, await catalogue.Municipality(code, cancellation), errors));
            if (!errors.Any && loads.Count == 0) errors.Add("/features", "geen-gebieden", "In deze kaart staat geen wijk of buurt.");
            if (errors.Any) return Problem.BadInput(errors);
            var answers = new List<MappedAnswer>();
            foreach (var load in loads)
            {
                await grains.Platform().Serve(load.Code, cancellation);
                await grains.Municipality(load.Code).LoadAreas(load.Name, load.Districts, load.Neighbourhoods, cancellation);
                var (drawn, remark) = await maps.Draw(load, reader.Shapes, cancellation);
                answers.Add(new(load.Code.ToString(), load.Name, load.Districts.Count, load.Neighbourhoods.Count, drawn, remark));
            }
            catalogue.Forget();
            return TypedResults.Ok(new MapAnswer(
                answers,
                loads.SelectMany(load => load.Neighbourhoods.Select(area => area.Edition.Year).Concat(load.Districts.Select(area => area.Edition.Year))).Max()));
        }
    }

    private static async Task<Results<Ok<IEnumerable<NamedCode>>, Problem>> AddThemes(
        HttpRequest request, Catalogue catalogue, IGrains grains, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["gemeente", "themas"]);
            var known = MunicipalityCode.TryParse(fields.Text("gemeente", 20), null, out var municipality);
            if (!known && !errors.Has("/gemeente")) errors.Add("/gemeente", "ongeldige-gemeente", "Hier hoort een gemeentecode te staan, zoals GM0308.");
            var themes = fields.Array("themas", Municipality.MostThemes)
                .Select((theme, index) => Theme(new(theme, $"/themas/{index}", errors, ["code", "naam"]), errors)).ToList();
            if (errors.Any) return Problem.BadInput(errors);
            await grains.Platform().Serve(municipality, cancellation);
            var view = await grains.Municipality(municipality).AddThemes([.. themes.OfType<Theme>()], cancellation);
            catalogue.Forget();
            return view is null
                ? Problem.BadInput("/themas", "te-veel-themas", $"Een gemeente heeft hooguit {Municipality.MostThemes} thema's.")
                : TypedResults.Ok(view.Themes.Select(theme => new NamedCode(theme.Code.ToString(), theme.Name)));
        }
    }

    private static Theme? Theme(JsonFields fields, FieldErrors errors)
    {
        if (!ThemeCode.TryParse(fields.Text("code", 60), null, out var code) && !errors.Has(fields.At("code")))
            errors.Add(fields.At("code"), "ongeldige-code", "Een code heeft 2 tot en met 40 kleine letters, cijfers en streepjes.");
        var name = fields.Text("naam", MostThemeName);
        if (string.IsNullOrWhiteSpace(name) && !errors.Has(fields.At("naam"))) errors.Add(fields.At("naam"), "verplicht", "Dit veld is verplicht.");
        return code is null || string.IsNullOrWhiteSpace(name) ? null : new(code, name);
    }
}

/// <summary>Themes to add or rename.</summary>
internal sealed record ThemesRequest(string Gemeente, IReadOnlyList<NamedCode> Themas);

/// <summary>What was loaded.</summary>
internal sealed record MapAnswer(IReadOnlyList<MappedAnswer> Gemeenten, int Jaar);

/// <summary>What was loaded of one municipality: how many districts and neighbourhoods, and how many outlines were kept for showing; why none were, if the map has shapes.</summary>
internal sealed record MappedAnswer(string Code, string Naam, int Wijken, int Buurten, int? Vormen, string? Opmerking);

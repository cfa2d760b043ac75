using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.SocialMaps;
using Signals.Core.Text;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Problems;
using Signals.Gateway.SocialMaps;

namespace Signals.Gateway.Pages.SocialMaps;

internal static class SocialMapPages
{
    public const string Path = "/sociale-kaart";

    private static readonly string[] Texts = ["naam", "soort", "omschrijving", "contact"];
    private static readonly string[] Lists = ["themas", "buurten"];

    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["naam"] = "hoe het heet",
        ["soort"] = "wat het is",
        ["omschrijving"] = "wat mensen er vinden",
        ["contact"] = "hoe mensen er komen",
    };

    public static void MapSocialMapPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).ExcludeFromDescription();
        group.MapGet("", Show).RequireAuthorization(Policies.Staff);
        group.MapPost("", Act).RequireAuthorization(Policies.SocialMap);
        group.MapGet("/wijzigen", ShowForm).RequireAuthorization(Policies.SocialMap);
        group.MapPost("/wijzigen", Save).RequireAuthorization(Policies.SocialMap);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? thema, string? buurt, string? bewaard, HttpContext context, Catalogue catalogue, SocialMapDesk desk, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var theme = ThemeCode.TryParse(thema, null, out var code) ? code : null;
        NeighbourhoodCode? neighbourhood = NeighbourhoodCode.TryParse(buurt, null, out var area) ? area : null;
        return PageForms.Show<SocialMapPage>(context, new SocialMapModel(
            await desk.Find(municipality, theme is null ? [] : [theme], neighbourhood, cancellation), theme?.ToString(), neighbourhood?.ToString(), Themes(municipality), Neighbourhoods(municipality),
            Caller.Of(context).IsAny(Policies.SocialMapRoles), bewaard is not null));
    }

    private static async Task<Results<RedirectHttpResult, Problem>> Act(HttpContext context, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var map = grains.SocialMap(catalogue.Home);
        if (!SocialMapCode.TryParse(form["code"].ToString(), null, out var code) || (await map.Entries(cancellation)).FirstOrDefault(entry => entry.Code == code) is not { } known) return Problem.NotFound();
        if (form["actie"] == "weghalen") await map.Remove(code, cancellation);
        else await map.Set(known with { CheckedOn = DutchTime.DateOf(clock.GetUtcNow()) }, cancellation);
        return TypedResults.LocalRedirect($"{Path}?bewaard=ja");
    }

    private static async Task<Results<RazorComponentResult, Problem>> ShowForm(string? regel, HttpContext context, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        if (regel is null) return PageForms.Show<SocialMapFormPage>(context, Model(municipality, null, "Iets op de sociale kaart zetten", FilledForm.Empty));
        if ((await grains.SocialMap(municipality.Code).Entries(cancellation)).FirstOrDefault(entry => entry.Code.ToString() == regel) is not { } known) return Problem.NotFound();
        var values = new Dictionary<string, string>
        {
            ["naam"] = known.Name,
            ["soort"] = SocialMapNames.Code(known.Kind),
            ["omschrijving"] = known.Description,
            ["contact"] = known.Contact,
            ["themas"] = string.Join('\n', known.Themes),
            ["buurten"] = string.Join('\n', known.Neighbourhoods),
        };
        return PageForms.Show<SocialMapFormPage>(context, Model(municipality, regel, $"Wijzig {known.Name}", new(values, [])));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Save(
        string? regel, HttpContext context, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var map = grains.SocialMap(municipality.Code);
        var entries = await map.Entries(cancellation);
        if (regel is not null && entries.All(entry => entry.Code.ToString() != regel)) return Problem.NotFound();
        var errors = new FieldErrors();
        var code = SocialMapCode.Parse(regel ?? Slug.Of(form["naam"].ToString(), [.. entries.Select(entry => entry.Code.ToString())]));
        var entry = SocialMapReader.Read(code, new(FormBody.Of(form, Texts, lists: Lists), "", errors, SocialMapReader.Known), municipality, DutchTime.DateOf(clock.GetUtcNow()), errors);
        if (entry is not null && await map.Set(entry, cancellation)) return TypedResults.LocalRedirect($"{Path}?bewaard=ja");
        if (entry is not null) return SocialMapEndpoints.Full();
        return PageForms.Show<SocialMapFormPage>(
            context,
            Model(municipality, regel, regel is null ? "Iets op de sociale kaart zetten" : $"Wijzig {entries.First(known => known.Code == code).Name}", FilledForm.Of(form, errors, [.. Texts, .. Lists], Asked)),
            StatusCodes.Status400BadRequest);
    }

    private static SocialMapFormModel Model(KnownMunicipality municipality, string? code, string title, FilledForm form) => new(code, title, Themes(municipality), Neighbourhoods(municipality), form);

    private static IReadOnlyList<Choice> Themes(KnownMunicipality municipality) => [.. municipality.OfferedThemes.Select(theme => new Choice(theme.Code.ToString(), theme.Name))];

    private static IReadOnlyList<Choice> Neighbourhoods(KnownMunicipality municipality) => [.. municipality.View.Neighbourhoods.Select(area => new Choice(area.Code.ToString(), area.Name))];
}

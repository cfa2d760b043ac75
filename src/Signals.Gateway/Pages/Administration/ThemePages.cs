using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Municipalities;
using Signals.Core.Text;
using Signals.Core.Themes;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The themes that the municipality works with.</summary>
internal static class ThemePages
{
    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal) { ["naam"] = "hoe het thema heet" };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/themas", Show);
        routes.MapPost("/themas", Change);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? thema, string? opgeslagen, HttpContext context, Catalogue catalogue, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var edited = thema is null ? null : municipality.Theme(thema);
        if (thema is not null && edited is null) return Problem.NotFound();
        return PageForms.Show<ThemesPage>(context, Model(municipality, edited, edited?.Name, [], opgeslagen is not null));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? thema, HttpContext context, Catalogue catalogue, GrainsWithinReach grains, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var grain = grains.Municipality(municipality.Code);
        if (form["actie"] != "bewaren")
        {
            if (municipality.Theme(form["code"].ToString()) is not { } chosen || chosen.Code == Theme.Strengths) return Problem.NotFound();
            await (form["actie"] == "verbergen" ? grain.HideTheme(chosen.Code, cancellation) : grain.ShowTheme(chosen.Code, cancellation));
            return Saved();
        }
        var edited = thema is null ? null : municipality.Theme(thema);
        if (thema is not null && edited is null) return Problem.NotFound();
        var errors = new FieldErrors();
        if (new JsonFields(FormBody.Of(form, ["naam"]), "", errors, ["naam"]).Line("naam", ThemeEndpoints.MostThemeName) is { } name)
        {
            var code = edited?.Code ?? ThemeCode.Parse(Slug.Of(name, [.. municipality.View.Themes.Select(theme => theme.Code.ToString())]));
            if (municipality.View.Themes.Any(theme => theme.Name == name && theme.Code != code)) errors.Add("/naam", "dubbele-naam", "Zo heet al een ander thema.");
            else if (await grain.AddThemes([new(code, name)], cancellation) is null)
                errors.Add("/naam", "te-veel-themas", $"Een gemeente heeft hooguit {Municipality.MostThemes} thema's.");
        }
        return errors.Any
            ? PageForms.Show<ThemesPage>(context, Model(municipality, edited, form["naam"], FormBody.Errors(errors, Asked), false), StatusCodes.Status400BadRequest)
            : Saved();

        RedirectHttpResult Saved()
        {
            catalogue.Forget();
            return TypedResults.LocalRedirect("/beheer/themas?opgeslagen=ja");
        }
    }

    private static ThemesModel Model(KnownMunicipality municipality, Theme? edited, string? name, IReadOnlyList<(string, string)> errors, bool isSaved)
    {
        return new([.. municipality.View.Themes.Select(Row)], edited is null ? null : Row(edited), name, errors, isSaved);

        ThemeRow Row(Theme theme) => new(theme.Code.ToString(), theme.Name, municipality.Hides(theme.Code), theme.Code == Theme.Strengths);
    }
}

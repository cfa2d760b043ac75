using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Menus;
using Signals.Core.Text;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Menus;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The menu of interventions.</summary>
internal static class MenuPages
{
    private static readonly string[] Texts = ["titel", "toelichting", "kleur", "bron", "bewijs"];

    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["titel"] = "hoe de kaart heet",
        ["toelichting"] = "wat het inhoudt",
        ["bron"] = "waar de kaart vandaan komt",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/menukaart", Show);
        routes.MapPost("/menukaart", Change);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(
        string? kaart, string? opgeslagen, HttpContext context, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var edited = kaart is null ? null : Find(municipality, kaart);
        if (kaart is not null && edited is null) return Problem.NotFound();
        return PageForms.Show<MenuPage>(context, Model(municipality, clock, edited, edited is null ? new Dictionary<string, string?>() : Values(edited), [.. (edited?.Themes ?? []).Select(theme => theme.ToString())], [], opgeslagen is not null));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? kaart, HttpContext context, Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        var grain = grains.Municipality(municipality.Code);
        if (form["actie"] != "bewaren")
        {
            if (Find(municipality, form["code"].ToString()) is not { } chosen) return Problem.NotFound();
            if (form["actie"] == "weghalen") await grain.RemoveMenuCard(chosen.Code, cancellation);
            else await grain.OfferMenuCard(chosen.Code, cancellation);
            return Saved();
        }
        var edited = kaart is null ? null : Find(municipality, kaart);
        if (kaart is not null && edited is null) return Problem.NotFound();
        var (errors, menu) = (new FieldErrors(), municipality.View.Menu);
        var code = edited?.Code ?? MenuCardCode.Parse(Slug.Of(form["titel"].ToString(), [.. menu.Cards.Select(card => card.Code.ToString())]));
        var wanted = MenuCardReader.Read(code, new(FormBody.Of(form, Texts, lists: ["themas"]), "", errors, MenuCardReader.Known), municipality, DutchTime.DateOf(clock.GetUtcNow()), errors);
        if (wanted is not null && await grain.SetMenuCard(wanted, cancellation) is null)
            errors.Add("/titel", "te-veel-kaarten", $"Een gemeente heeft hooguit {Menu.MostOwn} eigen kaarten. Haal er eerst een weg.");
        return errors.Any
            ? PageForms.Show<MenuPage>(
                context,
                Model(municipality, clock, edited, Texts.ToDictionary(name => name, name => (string?)form[name].ToString()), [.. form["themas"].OfType<string>()], FormBody.Errors(errors, Asked), false),
                StatusCodes.Status400BadRequest)
            : Saved();

        RedirectHttpResult Saved()
        {
            catalogue.Forget();
            return TypedResults.LocalRedirect("/beheer/menukaart?opgeslagen=ja");
        }
    }

    private static MenuCard? Find(KnownMunicipality municipality, string code) =>
        MenuCardCode.TryParse(code, null, out var card) && !StandardMenu.IsAlways(card) ? municipality.View.Menu.Find(card) : null;

    private static Dictionary<string, string?> Values(MenuCard card) => new(StringComparer.Ordinal)
    {
        ["titel"] = card.Title,
        ["toelichting"] = card.Explanation,
        ["kleur"] = card.Colour.Word(),
        ["bron"] = card.Source,
        ["bewijs"] = card.Evidence.Words(),
    };

    private static MenuModel Model(
        KnownMunicipality municipality, TimeProvider clock, MenuCard? edited, IReadOnlyDictionary<string, string?> values, IReadOnlyCollection<string> themes,
        IReadOnlyList<(string, string)> errors, bool isSaved)
    {
        var (menu, today) = (municipality.View.Menu, DutchTime.DateOf(clock.GetUtcNow()));
        return new(
            [.. menu.Cards.Select(Row)], [.. municipality.OfferedThemes.Select(theme => new Choice(theme.Code.ToString(), theme.Name))],
            edited is null ? null : Row(edited), values, themes, errors, isSaved);

        MenuRow Row(MenuCard card)
        {
            var answer = MenuAnswer.Of(card, menu, today);
            return new(answer.Code, answer.Kleur, answer.Titel, answer.Toelichting, answer.Waarschuwing, answer.Eigen, answer.Altijd, answer.Aangeboden);
        }
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Administration;

/// <summary>Which neighbourhoods take the place of one that a newer map draws otherwise or not at all.</summary>
internal static class SuccessionPages
{
    // Room to add some to what is proposed.
    private const int OpenRows = 3;

    private const string Saved = "/beheer/gebieden?gedaan=vastgelegd";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/gebieden/opvolging", Show);
        routes.MapPost("/gebieden/opvolging", Change);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(string buurt, HttpContext context, Catalogue catalogue, AreaDesk desk, CancellationToken cancellation)
    {
        if (await catalogue.Neighbourhood(buurt, cancellation) is not var (area, municipality)) return Problem.NotFound();
        var rows = (await desk.Heirs(area, municipality, cancellation)).Select(heir => ((string?)heir.Code.ToString(), (string?)heir.Percentage.ToString(CultureInfo.InvariantCulture))).ToList();
        return PageForms.Show<SuccessionPage>(context, Model(area, municipality, rows, []));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Change(
        string? buurt, HttpContext context, Catalogue catalogue, AreaDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (form["actie"] == "alles") return await ChangeAll(catalogue, desk, cancellation);
        if (await catalogue.Neighbourhood(buurt, cancellation) is not var (area, municipality)) return Problem.NotFound();
        var errors = new FieldErrors();
        var (heirs, rows) = form["actie"].ToString() switch
        {
            "voorstel" => (await desk.Heirs(area, municipality, cancellation), []),
            "blijft" => ([new AreaHeir(area.Code, 1)], []),
            _ => Filled(form, municipality, errors),
        };
        if (errors.Any) return PageForms.Show<SuccessionPage>(context, Model(area, municipality, rows, Told(errors, rows)), StatusCodes.Status400BadRequest);
        return await desk.Succeed(municipality, area.Code, heirs, cancellation) is null
            ? PageForms.Show<SuccessionPage>(
                context, Model(area, municipality, rows, [("opvolgers", "Er is intussen iets veranderd, of er is al iets anders vastgelegd. Kijk bij de gebieden hoe het nu is.")]), StatusCodes.Status409Conflict)
            : TypedResults.LocalRedirect(Saved);
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> ChangeAll(Catalogue catalogue, AreaDesk desk, CancellationToken cancellation)
    {
        if (await catalogue.Municipality(catalogue.Home, cancellation) is not { } municipality) return Problem.NotFound();
        foreach (var proposal in (await desk.Proposals(municipality, cancellation)).Where(proposal => proposal.Heirs.Count > 0))
            await desk.Succeed(municipality, proposal.Former.Code, proposal.Heirs, cancellation);
        return TypedResults.LocalRedirect(Saved);
    }

    // Rows that were left open are passed over; what is read keeps to those that were not.
    private static (IReadOnlyList<AreaHeir> Heirs, IReadOnlyList<(string? Neighbourhood, string? Part)> Rows) Filled(
        IFormCollection form, KnownMunicipality municipality, FieldErrors errors)
    {
        var rows = Enumerable.Range(0, AreaSuccession.MostHeirs)
            .Select(index => ((string?)form[$"buurt-{index}"].ToString(), (string?)form[$"deel-{index}"].ToString().Trim())).Where(row => !(row.Item1 is "" && row.Item2 is "")).ToList();
        var heirs = new JsonArray([.. rows.Select(row =>
        {
            var heir = new JsonObject();
            if (row.Item1 is { Length: > 0 } code) heir["buurt"] = code;
            if (row.Item2 is { Length: > 0 } part) heir["deel"] = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : part;
            return heir;
        })]);
        return (HeirsReader.Read(JsonSerializer.SerializeToElement(new JsonObject { [HeirsReader.Field] = heirs }), municipality, errors), rows);
    }

    private static IReadOnlyList<(string Field, string Message)> Told(FieldErrors errors, IReadOnlyList<(string?, string?)> rows) => rows.Count == 0
        ? [("buurt-0", "Kies welke buurt de plaats inneemt.")]
        : [.. errors.All.Select(error => error.Veld.Split('/') is ["", _, var row, var field] ? ($"{field}-{row}", error.Melding) : (HeirsReader.Field, error.Melding))];

    private static SuccessionModel Model(NeighbourhoodArea area, KnownMunicipality municipality, IReadOnlyList<(string? Neighbourhood, string? Part)> rows, IReadOnlyList<(string, string)> errors) => new(
        municipality.Named(area.Code), AreaChoices.Neighbourhoods(municipality),
        [.. rows.Concat(Enumerable.Repeat<(string?, string?)>((null, null), OpenRows)).Take(AreaSuccession.MostHeirs)], errors);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Settings;

internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/instellingen").WithTags("instellingen");
        group.MapGet("", Read).RequireAuthorization(Policies.Staff).WithName("instellingen")
            .WithSummary("Wanneer een toename een aanleiding wordt, en hoe vaak toeval dat doet");
        group.MapPut("", Set).RequireAuthorization(Policies.Administration).WithName("instellingenZetten")
            .WithSummary("Instellen wanneer een toename een aanleiding wordt").Accepts<SettingsRequest>("application/json");
    }

    private static async Task<Results<Ok<SettingsAnswer>, Problem>> Read(HttpRequest request, SettingsDesk desk, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var code = new QueryFields(request, errors, ["gemeente"]).Text("gemeente");
        if (errors.Any) return Problem.BadInput(errors);
        return await desk.Find(code, cancellation) is { } municipality ? TypedResults.Ok(SettingsAnswer.Of(municipality)) : UnknownMunicipality("gemeente");
    }

    private static async Task<Results<Ok<SettingsAnswer>, Problem>> Set(HttpRequest request, SettingsDesk desk, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["gemeente", "opmerkzaamheid", "minstensHuishoudens", "minstensBronsoorten", "teamsKiezen"]);
            if (await desk.Find(fields.Text("gemeente", 20), cancellation) is not { } municipality) return UnknownMunicipality("/gemeente");
            var teams = fields.Object("teamsKiezen", ["vanaf", "tot"]);
            var changed = await desk.Set(municipality, Wanted(fields), teams is null ? null : (teams.Text("vanaf", 40), teams.Text("tot", 40)), Pointer, errors, cancellation);
            return changed is null ? Problem.BadInput(errors) : TypedResults.Ok(SettingsAnswer.Of(changed));
        }
    }

    public static WantedSettings Wanted(JsonFields fields) =>
        new(fields.Text("opmerkzaamheid", 40), fields.Whole("minstensHuishoudens", 0, 1_000), fields.Whole("minstensBronsoorten", 0, 1_000));

    public static string Pointer(string field) => $"/{field}";

    private static Problem UnknownMunicipality(string field) => Problem.BadInput(field, "onbekende-gemeente", "Deze gemeente is hier niet bekend.");
}

/// <summary>What to set. Without a range for teams that stays as it is.</summary>
internal sealed record SettingsRequest(string? Gemeente, string Opmerkzaamheid, int MinstensHuishoudens, int MinstensBronsoorten, TeamRangeAnswer? TeamsKiezen);

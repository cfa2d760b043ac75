using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Follow;
using Signals.Gateway.Limits;
using Signals.Gateway.Logbook;
using Signals.Gateway.Pages.Texts;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Follow;

internal static class FollowEndpoints
{
    private const string Unknown = "Bij deze code hoort geen melding, of de melding is ingetrokken of niet meer bewaard.";

    private const string NotTogether = "Bij deze code hoort geen melding die we met andere bij elkaar houden.";

    public static void MapFollow(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/meldingen").AllowAnonymous().WithTags("meldingen");
        group.MapPost("/opvragen", Ask).WithName("meldingOpvragen").WithSummary("Lezen wat er met een melding gebeurt").Accepts<FollowRequest>("application/json");
        group.MapPost("/bij-elkaar-stoppen", StopTogether).WithName("meldingenBijElkaarStoppen")
            .WithSummary("Meldingen van een huishouden niet meer bij elkaar houden").Accepts<FollowRequest>("application/json");
        group.MapPost("/gebruik", Used).WithName("meldingGebruik").WithSummary("Lezen wie er naar een melding keek: in welke rol, wanneer, wat en waarvoor; nooit wie").Accepts<FollowRequest>("application/json");
        group.MapPost("/intrekken", Withdraw).WithName("meldingIntrekken").WithSummary("Een melding intrekken").Accepts<FollowRequest>("application/json");
    }

    private static async Task<Results<Ok<FollowAnswer>, Problem>> Ask(
        HttpContext context, FollowDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (code, problem) = await Read(context, limits, cancellation);
        if (code is null) return problem!;
        return await desk.Ask(code, OperationLog.Of(context), cancellation) is { } answer ? TypedResults.Ok(answer) : limits.OfMisses(context) ?? Problem.NotFound(Unknown);
    }

    private static async Task<Results<Ok<UseAnswer>, Problem>> Used(
        HttpContext context, FollowDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (code, problem) = await Read(context, limits, cancellation);
        if (code is null) return problem!;
        return await desk.Used(code, PageTexts.In(Language.Dutch), OperationLog.Of(context), cancellation) is { } answer ? TypedResults.Ok(answer) : limits.OfMisses(context) ?? Problem.NotFound(Unknown);
    }

    private static async Task<Results<NoContent, Problem>> Withdraw(
        HttpContext context, FollowDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (code, problem) = await Read(context, limits, cancellation);
        if (code is null) return problem!;
        return await desk.Withdraw(code, OperationLog.Of(context), cancellation) ? TypedResults.NoContent() : limits.OfMisses(context) ?? Problem.NotFound(Unknown);
    }

    private static async Task<Results<NoContent, Problem>> StopTogether(
        HttpContext context, FollowDesk desk, SenderLimits limits, CancellationToken cancellation)
    {
        var (code, problem) = await Read(context, limits, cancellation);
        if (code is null) return problem!;
        return await desk.StopTogether(code, OperationLog.Of(context), cancellation) ? TypedResults.NoContent() : limits.OfMisses(context) ?? Problem.NotFound(NotTogether);
    }

    private static async Task<(FollowCode? Code, Problem? Problem)> Read(HttpContext context, SenderLimits limits, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return (null, unreadable);
        using (document)
        {
            var errors = new FieldErrors();
            var text = new JsonFields(document!.RootElement, "", errors, ["volgcode"]).Text("volgcode", 64);
            if (text is null && !errors.Any) errors.Add("/volgcode", "verplicht", "Dit veld is verplicht.");
            if (errors.Any) return (null, Problem.BadInput(errors));
            if (FollowCode.TryParse(text, out var code)) return (code, null);
            return (null, limits.OfMisses(context) ?? Problem.BadInput("/volgcode", "ongeldige-volgcode", "Dit is geen volgcode. Kijk of elk teken klopt."));
        }
    }
}

/// <summary>A follow code as it is sent: a secret, so never in an address.</summary>
internal sealed record FollowRequest(string Volgcode);

/// <summary>What came of a signal.</summary>
/// <param name="Status"><c>ontvangen</c>, <c>meegeteld</c>, <c>besproken</c>, <c>aanpak-gestart</c> or <c>afgerond</c>.</param>
/// <param name="Uitleg">What that means.</param>
/// <param name="BijgewerktOp">Since when.</param>
/// <param name="WatErGebeurt">What the team wrote for residents about the approach; null for nothing.</param>
/// <param name="Meedoen">How people can take part in it; null if that was not said.</param>
public sealed record FollowAnswer(string Status, string Uitleg, DateTimeOffset BijgewerktOp, string? WatErGebeurt, string? Meedoen);

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Areas;
using Signals.Core.Prompts;
using Signals.Gateway.Access;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Inbox;

internal static class InboxEndpoints
{
    private const int MostPerPage = 100;
    private const int MostPages = 200;

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").RequireAuthorization(Policies.Inbox).WithTags("aanleidingen");
        group.MapGet("/aanleidingen", List).WithName("aanleidingen").WithSummary("Aanleidingen van de eigen wijkteams, de nieuwste eerst");
        group.MapGet("/aanleidingen/{id}", One).WithName("aanleiding").WithSummary("Een aanleiding");
        Mark("zien", PromptStatus.Seen);
        Mark("oppakken", PromptStatus.TakenUp);
        Mark("terzijde", PromptStatus.SetAside);
        group.MapPost("/aanleidingen/{id}/oordeel", Judge).WithName("aanleidingOordeel")
            .WithSummary("Zeggen wat het wijkteam van een aanleiding vond; dat hoeft nooit").Accepts<VerdictRequest>("application/json");
        group.MapGet("/wijkteams/{id}/aanleidingen/stroom", InboxStream.Follow)
            .WithName("aanleidingenStroom").WithSummary("Nieuwe aanleidingen van een wijkteam, zodra ze er zijn").Produces(StatusCodes.Status200OK, contentType: InboxStream.MediaType);
        routes.MapGet("/v1/huishoudvragen", Questions).RequireAuthorization(Policies.OwnQuestions).WithTags("aanleidingen")
            .WithName("huishoudvragen").WithSummary("Vragen over huishoudens die u zelf sprak");

        void Mark(string action, PromptStatus status) => group
            .MapPost($"/aanleidingen/{{id}}/{action}", (string id, HttpContext context, InboxDesk desk, CancellationToken cancellation) =>
                InboxEndpoints.Mark(id, status, context, desk, cancellation))
            .WithName($"aanleiding-{action}").WithSummary($"Een aanleiding {action}; een reden is nooit nodig");
    }

    private static async Task<Results<Ok<InboxAnswer>, Problem>> List(HttpContext context, InboxDesk desk, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var query = new QueryFields(context.Request, errors, ["wijkteam", "buurt", "status", "sinds", "pagina", "perPagina"]);
        var team = query.Text("wijkteam");
        var neighbourhood = query.Value(
            "buurt", (string text, out NeighbourhoodCode value) => NeighbourhoodCode.TryParse(text, null, out value), "onbekende-buurt", "Deze buurt is hier niet bekend.");
        var status = query.Value(
            "status", (string text, out PromptStatus value) => PromptStatuses.All.TryGetValue(text, out value),
            "onbekende-status", "Een status is nieuw, gezien, opgepakt, terzijde of verlopen.");
        var since = query.Value<DateTimeOffset>("sinds", TextRules.TryInstant, "ongeldig-tijdstip", "Hier hoort een tijdstip te staan met tijdzone.");
        var page = query.Whole("pagina", 1, MostPages, 1);
        var perPage = query.Whole("perPagina", 1, MostPerPage, 20);

        var caller = Caller.Of(context);
        var teams = await desk.Teams(caller, cancellation);
        if (team is not null)
        {
            teams = [.. teams.Where(one => one.Id.ToString() == team)];
            if (teams.Count == 0) errors.Add("wijkteam", "onbekend-wijkteam", "Dit wijkteam is hier niet bekend, of u hoort er niet bij.");
        }
        if (errors.Any) return Problem.BadInput(errors);
        if (neighbourhood is { } code) teams = [.. teams.Where(one => one.Municipality.Code == code.Municipality)];

        var found = await InboxDesk.Page(teams, new(neighbourhood, status, since, (page - 1) * perPage, perPage), cancellation);
        return TypedResults.Ok(new InboxAnswer(await desk.Answers(found.Entries, cancellation), page, perPage, found.Total));
    }

    private static async Task<Results<Ok<PromptAnswer>, Problem>> One(string id, HttpContext context, InboxDesk desk, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is var (team, entry) ? TypedResults.Ok(await desk.Answer(team, entry, cancellation)) : Problem.NotFound();

    private static async Task<Results<Ok<PromptAnswer>, Problem>> Mark(
        string id, PromptStatus status, HttpContext context, InboxDesk desk, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation) is not var (team, entry)) return Problem.NotFound();
        return await team.Grain.Mark(entry.Prompt.Id, status, cancellation) is { } marked
            ? TypedResults.Ok(await desk.Answer(team, marked, cancellation))
            : new Problem(StatusCodes.Status409Conflict, "Verlopen", "Deze aanleiding is verlopen.");
    }

    private static async Task<Results<Ok<PromptAnswer>, Problem>> Judge(string id, HttpContext context, InboxDesk desk, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation) is not var (team, entry)) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var fields = new JsonFields(document!.RootElement, "", errors, ["oordeel"]);
            PromptVerdict? verdict = fields.Has("oordeel") ? fields.OneOf("oordeel", PromptVerdicts.All.Select(known => (known.Code, known.Verdict))) : null;
            if (errors.Any) return Problem.BadInput(errors);
            return await team.Grain.Judge(entry.Prompt.Id, verdict, cancellation) is { } judged ? TypedResults.Ok(await desk.Answer(team, judged, cancellation)) : Problem.NotFound();
        }
    }

    private static async Task<Ok<IEnumerable<QuestionAnswer>>> Questions(HttpContext context, OwnQuestions questions, CancellationToken cancellation) =>
        TypedResults.Ok(await questions.Of(Caller.Of(context), OperationLog.Of(context), cancellation));
}

/// <summary>What a team thought of a prompt; null to take that back.</summary>
internal sealed record VerdictRequest(string? Oordeel);

/// <summary>A page of prompts.</summary>
internal sealed record InboxAnswer(IReadOnlyList<PromptAnswer> Aanleidingen, int Pagina, int PerPagina, int Totaal);

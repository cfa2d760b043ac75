using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Conversations;
using Signals.Gateway.Access;
using Signals.Gateway.Approaches;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Conversations;

/// <summary>Advice among teams, policy questions to the municipality, and questions about a trend.</summary>
internal static class ConversationEndpoints
{
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/gesprekken").RequireAuthorization(Policies.Conversations).WithTags("gesprekken");
        group.MapGet("", List).WithName("gesprekken").WithSummary("Gesprekken die u mag lezen, het nieuwste eerst");
        group.MapPost("", Ask).WithName("gesprekBeginnen").WithSummary("Advies vragen, een beleidsvraag stellen, of een gesprek over een trend beginnen").Accepts<ConversationRequest>("application/json");
        group.MapGet("/{id}", One).WithName("gesprek").WithSummary("Een gesprek");
        group.MapPost("/{id}/berichten", Say).WithName("gesprekBericht").WithSummary("Iets zeggen in een gesprek").Accepts<MessageRequest>("application/json");
        Move("in-behandeling", "gesprekInBehandeling", "Zeggen dat de gemeente met een beleidsvraag bezig is", answer => answer.MagInBehandeling, ConversationStatus.InHand);
        Move("afsluiten", "gesprekAfsluiten", "Een gesprek afsluiten dat u zelf begon", answer => answer.MagSluiten, ConversationStatus.Closed);

        void Move(string path, string name, string summary, Func<ConversationAnswer, bool> may, ConversationStatus status) => group
            .MapPost($"/{{id}}/{path}", (string id, HttpContext context, ConversationDesk desk, CancellationToken cancellation) => ConversationEndpoints.Move(id, may, status, context, desk, cancellation))
            .WithName(name).WithSummary(summary);
    }

    private static async Task<Results<Ok<IEnumerable<ConversationAnswer>>, Problem>> List(HttpContext context, ConversationDesk desk, InboxDesk inbox, CancellationToken cancellation)
    {
        var (errors, caller) = (new FieldErrors(), Caller.Of(context));
        var query = new QueryFields(context.Request, errors, ["soort", "wijkteam"]);
        var kind = query.Value(
            "soort", (string text, out ConversationKind value) => ConversationNames.TryKind(text, out value),
            "onbekende-keuze", $"Kies uit {string.Join(", ", ConversationNames.Kinds.Select(entry => entry.Code))}.");
        TeamInbox? team = null;
        if (query.Text("wijkteam") is { } id && (team = await inbox.Team(id, caller, cancellation)) is null)
            errors.Add("wijkteam", "onbekend-wijkteam", "Dit wijkteam is hier niet bekend, of u hoort er niet bij.");
        if (errors.Any) return Problem.BadInput(errors);
        var found = new List<FoundConversation>();
        foreach (var municipality in team is null ? await desk.Municipalities(caller, cancellation) : [team.Municipality]) found.AddRange(await desk.List(municipality, kind, team, caller, cancellation));
        return TypedResults.Ok(found.Select(ConversationAnswer.Of));
    }

    private static async Task<Results<Created<ConversationAnswer>, Problem>> Ask(
        HttpContext context, ConversationDesk desk, InboxDesk inbox, ApproachDesk approaches, Catalogue catalogue, CancellationToken cancellation)
    {
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var (errors, caller) = (new FieldErrors(), Caller.Of(context));
            var key = SenderKey.Of(context.Request, errors);
            var wanted = await new ConversationReader(inbox, approaches, catalogue, errors).Read(new(document!.RootElement, "", errors, ConversationReader.Known), caller, cancellation);
            if (wanted is null) return Problem.BadInput(errors);
            var asked = await desk.Ask(wanted, key, caller, cancellation);
            return TypedResults.Created($"/v1/gesprekken/{asked.Conversation.Id}", ConversationAnswer.Of(asked));
        }
    }

    private static async Task<Results<Ok<ConversationAnswer>, Problem>> One(string id, HttpContext context, ConversationDesk desk, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is { } found ? TypedResults.Ok(ConversationAnswer.Of(found)) : Problem.NotFound();

    private static async Task<Results<Ok<ConversationAnswer>, Problem>> Say(string id, HttpContext context, ConversationDesk desk, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        if (await desk.Find(id, caller, cancellation) is not { } found) return Problem.NotFound();
        var (document, unreadable) = await JsonBody.Read(context.Request, cancellation);
        if (unreadable is not null) return unreadable;
        using (document)
        {
            var errors = new FieldErrors();
            var text = new JsonFields(document!.RootElement, "", errors, ["tekst"]).Text("tekst", ConversationReader.MostWords)?.Trim();
            if (string.IsNullOrEmpty(text) && !errors.Any) errors.Add("/tekst", "verplicht", "Dit veld is verplicht.");
            if (errors.Any) return Problem.BadInput(errors);
            return found.MaySay && await desk.Say(found, text!, caller, cancellation) is { } said ? TypedResults.Ok(ConversationAnswer.Of(said)) : Conflict();
        }
    }

    private static async Task<Results<Ok<ConversationAnswer>, Problem>> Move(
        string id, Func<ConversationAnswer, bool> may, ConversationStatus status, HttpContext context, ConversationDesk desk, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        if (await desk.Find(id, caller, cancellation) is not { } found) return Problem.NotFound();
        return may(ConversationAnswer.Of(found)) && await desk.Move(found, status, caller, cancellation) is { } moved ? TypedResults.Ok(ConversationAnswer.Of(moved)) : Conflict();
    }

    internal static Problem Conflict() => new(
        StatusCodes.Status409Conflict, "Kan nu niet", $"Dat kan nu niet in dit gesprek. Het is afgesloten, het is niet aan u, of er staan al {Conversation.MostMessages} berichten in.");
}

/// <summary>A question. For advice <c>aan</c> is another team, or nobody for colleagues of one's own; a policy question goes to the municipality; a manager asks a team about a trend.</summary>
internal sealed record ConversationRequest(string Soort, string? Wijkteam, string? Aan, string Vraag, string? Aanleiding, string? Aanpak, TrendSubjectRequest? Trend);

/// <summary>A trend as somebody saw it.</summary>
internal sealed record TrendSubjectRequest(string Niveau, string? Gebied, string? Thema, string Van, string Tot);

/// <summary>What is said.</summary>
internal sealed record MessageRequest(string Tekst);

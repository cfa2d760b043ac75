using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Conversations;
using Signals.Gateway.Access;
using Signals.Gateway.Approaches;
using Signals.Gateway.Areas;
using Signals.Gateway.Conversations;
using Signals.Gateway.Inbox;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages.Conversations;

internal static class ConversationPages
{
    public const string Path = "/gesprekken";

    private static readonly string[] Texts = ["soort", "wijkteam", "aan", "vraag", "aanleiding", "aanpak"];
    private static readonly string[] OfTrend = ["niveau", "gebied", "thema", "van", "tot"];

    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal) { ["vraag"] = "wat u wilt vragen", ["tekst"] = "wat u wilt zeggen" };

    public static void MapConversationPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireAuthorization(Policies.Conversations).ExcludeFromDescription();
        group.MapGet("", List);
        group.MapGet("/nieuw", ShowQuestion);
        group.MapPost("/nieuw", Ask);
        group.MapGet("/{id}", Show);
        group.MapPost("/{id}", Act);
    }

    private static async Task<RazorComponentResult> List(HttpContext context, ConversationDesk desk, InboxDesk inbox, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        var found = new List<ConversationAnswer>();
        foreach (var municipality in await desk.Municipalities(caller, cancellation))
            found.AddRange((await desk.List(municipality, null, null, caller, cancellation)).Select(ConversationAnswer.Of));
        var teams = ConversationAccess.IsOfTeam(caller) ? (await inbox.Teams(caller, cancellation)).Select(team => new NamedCode(team.Id.ToString(), team.Name)) : [];
        return PageForms.Show<ConversationsPage>(context, new ConversationsModel(
            [.. teams], [.. found.Where(IsOpen)], [.. found.Where(one => !IsOpen(one))]));
    }

    private static async Task<Results<RazorComponentResult, Problem>> ShowQuestion(
        string? soort, HttpContext context, InboxDesk inbox, Catalogue catalogue, CancellationToken cancellation) =>
        ConversationNames.TryKind(soort ?? "", out var kind)
            ? PageForms.Show<AskPage>(context, await Question(kind, name => context.Request.Query[name].ToString(), SenderKey.Chance(), FilledForm.Empty, Caller.Of(context), inbox, catalogue, cancellation))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Ask(
        HttpContext context, ConversationDesk desk, InboxDesk inbox, ApproachDesk approaches, Catalogue catalogue, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (!ConversationNames.TryKind(form["soort"].ToString(), out var kind)) return Problem.NotFound();
        var (errors, caller) = (new FieldErrors(), Caller.Of(context));
        var body = JsonObject.Create(FormBody.Of(form, Texts))!;
        if (kind == ConversationKind.AboutTrend) body["trend"] = JsonObject.Create(FormBody.Of(form, OfTrend));
        var wanted = await new ConversationReader(inbox, approaches, catalogue, errors).Read(new(JsonSerializer.SerializeToElement(body), "", errors, ConversationReader.Known), caller, cancellation);
        var key = SenderKey.Of(form);
        if (wanted is not null) return TypedResults.LocalRedirect($"{Path}/{(await desk.Ask(wanted, key, caller, cancellation)).Conversation.Id}");
        return PageForms.Show<AskPage>(
            context,
            await Question(kind, name => form[name].ToString(), key, FilledForm.Of(form, errors, ["aan", "vraag"], Asked), caller, inbox, catalogue, cancellation), StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Show(string id, HttpContext context, ConversationDesk desk, CancellationToken cancellation) =>
        await desk.Find(id, Caller.Of(context), cancellation) is { } found
            ? PageForms.Show<ConversationPage>(context, new ConversationModel(ConversationAnswer.Of(found), FilledForm.Empty))
            : Problem.NotFound();

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Act(string id, HttpContext context, ConversationDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        var caller = Caller.Of(context);
        if (await desk.Find(id, caller, cancellation) is not { } found) return Problem.NotFound();
        var answer = ConversationAnswer.Of(found);
        FoundConversation? changed = null;
        switch (form["actie"].ToString())
        {
            case "zeggen" when answer.MagZeggen:
                var errors = new FieldErrors();
                var text = new JsonFields(FormBody.Of(form, ["tekst"]), "", errors, ["tekst"]).Text("tekst", ConversationReader.MostWords);
                if (text is null && !errors.Any) errors.Add("/tekst", "verplicht", "Dit veld is verplicht.");
                if (errors.Any)
                    return PageForms.Show<ConversationPage>(context, new ConversationModel(answer, FilledForm.Of(form, errors, ["tekst"], Asked)), StatusCodes.Status400BadRequest);
                changed = await desk.Say(found, text!, caller, cancellation);
                break;
            case "in-behandeling" when answer.MagInBehandeling:
                changed = await desk.Move(found, ConversationStatus.InHand, caller, cancellation);
                break;
            case "afsluiten" when answer.MagSluiten:
                changed = await desk.Move(found, ConversationStatus.Closed, caller, cancellation);
                break;
        }
        return changed is null ? ConversationEndpoints.Conflict() : TypedResults.LocalRedirect($"{Path}/{changed.Conversation.Id}");
    }

    private static async Task<AskModel> Question(
        ConversationKind kind, Func<string, string> given, string key, FilledForm form, Caller caller, InboxDesk inbox, Catalogue catalogue, CancellationToken cancellation)
    {
        var municipality = kind == ConversationKind.AboutTrend
            ? await catalogue.Municipality(catalogue.Home, cancellation)
            : (await inbox.Team(given("wijkteam"), caller, cancellation))?.Municipality;
        var teams = (municipality?.View.Teams ?? []).Where(team => team.Id.ToString() != given("wijkteam")).Select(team => new Choice(team.Id.ToString(), team.Name));
        var hidden = (kind == ConversationKind.AboutTrend ? OfTrend : ["wijkteam", "aanleiding", "aanpak"]).Select(name => (Name: name, Value: given(name))).Where(field => field.Value.Length is > 0 and <= 100);
        return new(ConversationNames.Code(kind), key, [.. teams], [.. hidden], form);
    }

    private static bool IsOpen(ConversationAnswer answer) => answer.Stand is "gesteld" or "in-behandeling";
}

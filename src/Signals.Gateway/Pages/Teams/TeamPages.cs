using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;
using Signals.Gateway.SocialMaps;
using Signals.Gateway.ThirdParties;

namespace Signals.Gateway.Pages.Teams;

internal static class TeamPages
{
    private const int Shown = 50;
    private const int NotesShown = 10;
    private const int HelpShown = 10;

    private static readonly Dictionary<string, PromptStatus> Actions = new(StringComparer.Ordinal)
    {
        ["zien"] = PromptStatus.Seen,
        ["oppakken"] = PromptStatus.TakenUp,
        ["terzijde"] = PromptStatus.SetAside,
    };

    public static void MapTeamPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/wijkteam", Show).RequireAuthorization(Policies.OwnQuestions).ExcludeFromDescription();
        routes.MapGet("/wijkteam/aanleidingen/{id}", ShowPrompt).RequireAuthorization(Policies.Inbox).ExcludeFromDescription();
        routes.MapPost("/wijkteam/aanleidingen/{id}", Act).RequireAuthorization(Policies.Inbox).ExcludeFromDescription();
    }

    private static async Task<RazorComponentResult> Show(
        string? team, HttpContext context, InboxDesk desk, OwnQuestions questions, ThirdPartyDesk thirdParties, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        var own = (await questions.Of(caller, OperationLog.Of(context), cancellation)).ToList();
        var others = await thirdParties.Of(caller, OperationLog.Of(context), cancellation);
        var teams = caller.IsAny([Roles.TeamMember, Roles.Coordinator]) ? await desk.Teams(caller, cancellation) : [];
        var shown = teams.FirstOrDefault(one => one.Id.ToString() == team) ?? (teams.Count > 0 ? teams[0] : null);
        if (shown is null) return PageForms.Show<InboxPage>(context, new TeamModel([], null, 0, [], 0, own, others, []));
        // Asked first: a prompt that arrives in between is then told of once more, rather than missed.
        var position = await InboxDesk.Newest(shown, cancellation);
        var page = await InboxDesk.Page([shown], new(null, null, null, 0, Shown), cancellation);
        var pilot = shown.Municipality.View.Pilot;
        var notes = (await shown.Grain.Notes(cancellation)).Take(NotesShown).Select(note => NoteAnswer.Of(note, shown.Municipality)).ToList();
        return PageForms.Show<InboxPage>(context, new TeamModel([.. teams.Select(Named)], Named(shown), position, await desk.Answers(page.Entries, cancellation), page.Total, own, others, notes, pilot.IsInShadow(shown.Id), pilot.Includes(caller.Name)));
    }

    private static NamedCode Named(TeamInbox team) => new(team.Id.ToString(), team.Name);

    private static async Task<Results<RedirectHttpResult, Problem>> Act(string id, HttpContext context, InboxDesk desk, CancellationToken cancellation)
    {
        var (fields, unreadable) = await PageForms.Read(context, cancellation);
        if (fields is null) return unreadable!;
        var action = fields["actie"].ToString();
        if (await desk.Find(id, Caller.Of(context), cancellation, fields["team"]) is not var (team, entry)) return Problem.NotFound();
        if (Actions.TryGetValue(action, out var status))
        {
            await team.Grain.Mark(entry.Prompt.Id, status, cancellation);
        }
        else if (action == "oordelen")
        {
            var known = PromptVerdicts.All.FirstOrDefault(verdict => verdict.Code == fields["oordeel"]);
            await team.Grain.Judge(entry.Prompt.Id, known.Code is null ? null : known.Verdict, cancellation);
        }
        else
        {
            return Problem.BadInput("actie", "onbekende-actie", "Een actie is zien, oppakken, terzijde of oordelen.");
        }
        return TypedResults.LocalRedirect($"/wijkteam/aanleidingen/{entry.Prompt.Id}?team={team.Id}");
    }

    private static async Task<Results<RazorComponentResult, Problem>> ShowPrompt(
        string id, string? team, HttpContext context, InboxDesk desk, SocialMapDesk map, WordsDesk words, GrainsWithinReach grains, CancellationToken cancellation)
    {
        if (await desk.Find(id, Caller.Of(context), cancellation, team) is not var (inbox, entry)) return Problem.NotFound();
        var neighbourhood = grains.Neighbourhood(entry.Prompt.Id.Neighbourhood);
        var course = await neighbourhood.Course(entry.Prompt.Theme.Code, cancellation);
        var strengths = await neighbourhood.Course(Theme.Strengths, cancellation) is [.., { Households.From: > 0 } latest] ? latest.Households.ToString() : null;
        var around = await inbox.Page(new(entry.Prompt.Id.Neighbourhood, null, null, 0, Shown), cancellation);
        var strengthPrompts = around.Entries.Where(other => other.Prompt.Kind == PromptKind.Strength && other.Prompt.Id != entry.Prompt.Id && other.Status != PromptStatus.Expired);
        return PageForms.Show<PromptPage>(context, new PromptModel(
            Named(inbox), await desk.Answer(inbox, entry, cancellation), course, CourseAnswer.Of(entry.Prompt, course).Toelichting,
            strengths, await desk.Answers([.. strengthPrompts.Select(other => new TeamEntry(inbox, other))], cancellation),
            [.. (await map.Find(inbox.Municipality, [.. entry.Prompt.OtherThemes.Prepend(entry.Prompt.Theme).Select(theme => theme.Code)], entry.Prompt.Id.Neighbourhood, cancellation)).Take(HelpShown)],
            await words.Behind(entry.Prompt.Id, inbox.Municipality, OperationLog.Of(context), cancellation)));
    }
}

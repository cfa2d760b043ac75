using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Core.Prompts;
using Signals.Core.Themes;
using Signals.Gateway.Access;
using Signals.Gateway.Approaches;
using Signals.Gateway.Areas;
using Signals.Gateway.Inbox;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Pages.Teams;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Grains.Teams;

namespace Signals.Gateway.Pages.Approaches;

/// <summary>The approaches of a team: the list, how one begins, and the stories that came of them.</summary>
internal static class ApproachPages
{
    public const string Path = "/wijkteam/aanpakken";

    private const int Shown = 50;

    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["doel"] = "waar het u samen om gaat",
        ["soort"] = "hoe u te werk gaat",
    };

    public static void MapApproachPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireAuthorization(Policies.Inbox).ExcludeFromDescription();
        group.MapGet("", List);
        group.MapGet("/nieuw", ShowBeginning);
        group.MapPost("/nieuw", Begin);
        routes.MapGet("/wijkteam/verhalen", Stories).RequireAuthorization(Policies.Inbox).ExcludeFromDescription();
        group.MapOneApproach();
    }

    /// <summary>Where the page of an approach is.</summary>
    public static string AddressOf(string id, string? part = null) => part is null ? $"{Path}/{id}" : $"{Path}/{id}/{part}";

    /// <summary>The prompts that a team could still answer by an approach, the latest ones.</summary>
    public static async Task<IReadOnlyList<Choice>> Open(TeamInbox team, InboxDesk inbox, CancellationToken cancellation)
    {
        var page = await team.Page(new(null, null, null, 0, IDistrictTeam.MostEntries), cancellation);
        var open = page.Entries.Where(entry => entry is { Approach: null, Status: PromptStatus.New or PromptStatus.Seen or PromptStatus.TakenUp }).Take(Shown);
        var answers = await inbox.Answers([.. open.Select(entry => new TeamEntry(team, entry))], cancellation);
        return [.. answers.Select(answer => new Choice(answer.Id, PromptWords.Title(answer), PromptWords.Period(answer)))];
    }

    private static async Task<Results<RazorComponentResult, Problem>> List(string? team, HttpContext context, InboxDesk inbox, ApproachDesk desk, CancellationToken cancellation)
    {
        if (await inbox.Team(team ?? "", Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var rows = await desk.Of(found, (await found.Grain.Approaches(cancellation)).Take(ApproachesAnswer.Most), cancellation);
        return PageForms.Show<ApproachListPage>(context, new ApproachListModel(Named(found), [.. rows.Where(row => row.Afgerond is null)], [.. rows.Where(row => row.Afgerond is not null)]));
    }

    private static async Task<Results<RazorComponentResult, Problem>> ShowBeginning(
        string? team, string? aanleiding, string? soort, HttpContext context, InboxDesk inbox, CancellationToken cancellation)
    {
        if (await inbox.Team(team ?? "", Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var values = new Dictionary<string, string> { ["aanleidingen"] = aanleiding ?? "" };
        if (ApproachNames.Kinds.Any(kind => kind.Code == soort)) values["soort"] = soort!;
        return PageForms.Show<BeginPage>(context, await Beginning(found, inbox, SenderKey.Chance(), new(values, []), cancellation));
    }

    private static async Task<Results<RazorComponentResult, RedirectHttpResult, Problem>> Begin(
        string? team, HttpContext context, InboxDesk inbox, ApproachDesk desk, CancellationToken cancellation)
    {
        var (form, unreadable) = await PageForms.Read(context, cancellation);
        if (form is null) return unreadable!;
        if (await inbox.Team(team ?? "", Caller.Of(context), cancellation) is not { } found) return Problem.NotFound();
        var errors = new FieldErrors();
        var body = FormBody.Of(form, ["soort", "doel"], lists: ["aanleidingen", "buurten", "themas"]);
        var wanted = await ApproachReader.Beginning(new(body, "", errors, ApproachReader.KnownOfBeginning), found, errors, cancellation);
        var key = SenderKey.Of(form);
        if (wanted is not null) return TypedResults.LocalRedirect(AddressOf((await desk.Begin(wanted, found, key, cancellation)).Approach.Id.ToString()));
        return PageForms.Show<BeginPage>(
            context, await Beginning(found, inbox, key, FilledForm.Of(form, errors, ["soort", "doel", "aanleidingen", "buurten", "themas"], Asked), cancellation), StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<RazorComponentResult, Problem>> Stories(
        string? team, string? thema, HttpContext context, InboxDesk inbox, StoryDesk desk, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        if (await inbox.Team(team ?? "", caller, cancellation) is not { } found) return Problem.NotFound();
        var theme = ThemeCode.TryParse(thema, null, out var code) ? code : null;
        return PageForms.Show<StoriesPage>(
            context, new StoriesModel(Named(found), theme?.ToString(), ThemesOf(found.Municipality), await desk.Of(theme, caller, cancellation)));
    }

    private static async Task<BeginModel> Beginning(TeamInbox team, InboxDesk inbox, string key, FilledForm form, CancellationToken cancellation) => new(
        Named(team), key, await Open(team, inbox, cancellation),
        [.. team.Municipality.View.Neighbourhoods.Where(area => team.Municipality.TeamOf(area.Code)?.Id == team.Id).Select(area => new Choice(area.Code.ToString(), area.Name))],
        ThemesOf(team.Municipality), form);

    private static IReadOnlyList<Choice> ThemesOf(KnownMunicipality municipality) => [.. municipality.OfferedThemes.Select(theme => new Choice(theme.Code.ToString(), theme.Name))];

    private static NamedCode Named(TeamInbox team) => new(team.Id.ToString(), team.Name);
}

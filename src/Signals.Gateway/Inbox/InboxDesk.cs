using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Grains.Teams;

namespace Signals.Gateway.Inbox;

/// <summary>The inboxes of the teams that a caller belongs to.</summary>
internal sealed class InboxDesk(GrainsWithinReach grains, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>A prompt as a team reads it, with what its municipality has set by now: a stream may have been open for days.</summary>
    public async Task<PromptAnswer> Answer(TeamInbox team, InboxEntry entry, CancellationToken cancellation) =>
        PromptAnswer.Of(entry, team.Id, await catalogue.Municipality(team.Municipality.Code, cancellation) ?? team.Municipality, DutchTime.DateOf(clock.GetUtcNow()));

    /// <summary>Prompts as their teams read them.</summary>
    public async Task<IReadOnlyList<PromptAnswer>> Answers(IReadOnlyList<TeamEntry> entries, CancellationToken cancellation)
    {
        var answers = new List<PromptAnswer>(entries.Count);
        foreach (var (team, entry) in entries) answers.Add(await Answer(team, entry, cancellation));
        return answers;
    }

    /// <summary>Every team of the caller, with its grain.</summary>
    public async Task<IReadOnlyList<TeamInbox>> Teams(Caller caller, CancellationToken cancellation) =>
    [
        .. from municipality in await catalogue.All(cancellation)
           from team in municipality.View.Teams
           where caller.BelongsTo(team.Id)
           select Inbox(team.Id, team.Name, municipality, caller),
    ];

    /// <returns>A team of the caller; null if there is no such team or the caller does not belong to it.</returns>
    public async Task<TeamInbox?> Team(string id, Caller caller, CancellationToken cancellation) =>
        TeamId.TryParse(id, null, out var team) && caller.BelongsTo(team)
        && await catalogue.MunicipalityOf(team, cancellation) is { } municipality
            ? Inbox(team, municipality.Team(team)!.Name, municipality, caller)
            : null;

    /// <summary>The place in a team's inbox of the latest prompt that the caller may know of; 0 if there is none.</summary>
    public static async Task<long> Newest(TeamInbox team, CancellationToken cancellation) => team.HidesShadow
        ? (await team.Page(new(null, null, null, 0, 1), cancellation)).Entries is [var newest] ? newest.Position : 0
        : await team.Grain.Position(cancellation);

    /// <summary>Whether a prompt goes to somebody who follows the inbox: one that was raised in shadow only to the people of the pilot, and not after the team was switched on.</summary>
    public async Task<bool> Follows(TeamInbox team, InboxEntry entry, Caller caller, CancellationToken cancellation) =>
        !entry.Prompt.IsInShadow
        || (await catalogue.Municipality(team.Municipality.Code, cancellation))?.View.Pilot is { } pilot && pilot.IsInShadow(team.Id) && pilot.Includes(caller.Name);

    /// <summary>A page over several teams, latest first.</summary>
    public static async Task<TeamsPage> Page(IReadOnlyList<TeamInbox> teams, InboxQuery query, CancellationToken cancellation)
    {
        if (teams is [var only])
        {
            var page = await only.Page(query, cancellation);
            return new([.. page.Entries.Select(entry => new TeamEntry(only, entry))], page.Total);
        }
        var (entries, total) = (new List<TeamEntry>(), 0);
        foreach (var team in teams)
        {
            // Any of the first entries of each team can be among those asked for.
            for (var skip = 0; ;)
            {
                var page = await team.Page(query with { Skip = skip, Take = IDistrictTeam.MostEntries }, cancellation);
                entries.AddRange(page.Entries.Select(entry => new TeamEntry(team, entry)));
                skip += page.Entries.Count;
                if (page.Entries.Count > 0 && skip < page.Total && skip < query.Skip + query.Take) continue;
                total += page.Total;
                break;
            }
        }
        // What spans neighbourhoods may stand with several of the teams.
        var once = entries.OrderByDescending(one => one.Entry.Prompt.RaisedAt).DistinctBy(one => one.Entry.Prompt.Id).ToList();
        return new([.. once.Skip(query.Skip).Take(query.Take)], total - (entries.Count - once.Count));
    }

    /// <returns>A prompt that stands with one of the caller's teams, or null.</returns>
    /// <param name="id">The prompt's id.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="preferred">The team to look at first, where a prompt stands with several; the neighbourhood's own unless given.</param>
    public async Task<(TeamInbox Team, InboxEntry Entry)?> Find(string id, Caller caller, CancellationToken cancellation, string? preferred = null)
    {
        if (!PromptId.TryParse(id, null, out var prompt)
            || await catalogue.Municipality(prompt.Neighbourhood.Municipality, cancellation) is not { } municipality)
            return null;
        // The neighbourhood's own team comes first; it may have been another one's when the prompt was raised.
        var first = string.IsNullOrEmpty(preferred) ? municipality.TeamOf(prompt.Neighbourhood)?.Id.ToString() : preferred;
        foreach (var team in municipality.View.Teams.OrderByDescending(team => team.Id.ToString() == first))
        {
            if (!caller.BelongsTo(team.Id)) continue;
            var inbox = Inbox(team.Id, team.Name, municipality, caller);
            if (await inbox.Find(prompt, cancellation) is { } entry) return (inbox, entry);
        }
        return null;
    }

    private TeamInbox Inbox(TeamId team, string name, KnownMunicipality municipality, Caller caller) => new(
        team, name, municipality, grains.Team(municipality.Code, team), municipality.View.Pilot is var pilot && pilot.IsInShadow(team) && !pilot.Includes(caller.Name));
}

/// <summary>A team's inbox, as the caller may see it.</summary>
/// <param name="HidesShadow">Whether the platform only looks along with the team yet, and the caller is not of the pilot: what was raised in shadow is not there for them.</param>
internal sealed record TeamInbox(TeamId Id, string Name, KnownMunicipality Municipality, IDistrictTeam Grain, bool HidesShadow)
{
    /// <inheritdoc cref="IDistrictTeam.Page"/>
    public Task<InboxPage> Page(InboxQuery query, CancellationToken cancellation) => Grain.Page(query with { HidesShadow = HidesShadow }, cancellation);

    /// <returns>The entry of a prompt; null if there is none that the caller may know of.</returns>
    public async Task<InboxEntry?> Find(PromptId prompt, CancellationToken cancellation) =>
        await Grain.Find(prompt, cancellation) is { } entry && !(HidesShadow && entry.Prompt.IsInShadow) ? entry : null;
}

/// <summary>A prompt and the team that it stands with.</summary>
internal readonly record struct TeamEntry(TeamInbox Team, InboxEntry Entry);

/// <summary>A page over several teams.</summary>
internal sealed record TeamsPage(IReadOnlyList<TeamEntry> Entries, int Total);

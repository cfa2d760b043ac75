using Signals.Core.Areas;
using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

public sealed partial class Municipality
{
    private readonly SortedDictionary<TeamId, TeamChoices> choices;
    private TeamRoster roster;

    /// <summary>Its teams, in the order in which they were formed.</summary>
    public IReadOnlyList<Team> Teams => roster.Teams;

    /// <summary>What teams set for themselves; those that set nothing are left out.</summary>
    public IReadOnlyCollection<TeamChoices> Choices => choices.Values;

    /// <returns>The team that serves a neighbourhood, or null.</returns>
    public Team? TeamOf(NeighbourhoodCode neighbourhood) => roster.TeamOf(neighbourhood);

    /// <summary>Forms a team, or changes its name and what it serves. Nothing if it is known as such.</summary>
    /// <returns>Null if a neighbourhood would be left without a team, or there would be more than <see cref="TeamRoster.Most"/>.</returns>
    public IReadOnlyList<MunicipalityEvent>? FormTeam(Team team)
    {
        if (roster.Find(team.Id) is { } known && known == team) return [];
        var after = roster.With(team);
        return after.Teams.Count > Math.Max(TeamRoster.Most, roster.Teams.Count) || after.Unserved(neighbourhoods.Keys).Count > 0 ? null : [new TeamFormed(team)];
    }

    /// <summary>Dissolves a team that serves nothing any more. Nothing if it is not known.</summary>
    /// <returns>Null if it still serves something.</returns>
    public IReadOnlyList<MunicipalityEvent>? DissolveTeam(TeamId id) =>
        roster.Find(id) is not { } team ? [] : team.ServesNothing ? [new TeamDissolved(id)] : null;

    /// <summary>Notes how much room a team has. Nothing if that was known.</summary>
    /// <param name="team">The team.</param>
    /// <param name="capacity">What it shares; null to take that back.</param>
    /// <returns>Null if there is no such team.</returns>
    public IReadOnlyList<MunicipalityEvent>? ShareCapacity(TeamId team, CapacityNote? capacity) =>
        roster.Find(team) is null ? null : ChoicesOf(team).Capacity == capacity ? [] : [new TeamCapacityShared(team, capacity)];

    private TeamChoices ChoicesOf(TeamId team) => choices.GetValueOrDefault(team) ?? new(team);

    private void Choose(TeamChoices chosen)
    {
        if (chosen.IsNone) choices.Remove(chosen.Team);
        else choices[chosen.Team] = chosen;
    }

    // A district's own team is named after it; it may be known already, and serve something else by now.
    private TeamFormed FormTeamOf(DistrictCode district, string name)
    {
        var id = OwnTeamOf(district);
        return new(roster.Find(id) is { } known ? known with { Districts = [.. known.Districts, district] } : new(id, $"Wijkteam {name}", [district]));
    }
}

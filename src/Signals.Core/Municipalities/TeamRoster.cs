using Signals.Core.Areas;
using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

/// <summary>The teams of a municipality, and which of them serves a neighbourhood: the one that has it by itself, or else the one that has its district.</summary>
public sealed class TeamRoster
{
    /// <summary>The most teams that a municipality can form. A district that comes without a team gets one all the same.</summary>
    public const int Most = 500;

    private readonly Dictionary<TeamId, Team> byId = [];
    private readonly Dictionary<DistrictCode, Team> byDistrict = [];
    private readonly Dictionary<NeighbourhoodCode, Team> byNeighbourhood = [];

    /// <param name="teams">In the order in which they were formed.</param>
    public TeamRoster(IReadOnlyList<Team> teams)
    {
        Teams = teams;
        foreach (var team in teams)
        {
            byId.TryAdd(team.Id, team);
            foreach (var district in team.Districts) byDistrict.TryAdd(district, team);
            foreach (var neighbourhood in team.Neighbourhoods) byNeighbourhood.TryAdd(neighbourhood, team);
        }
    }

    /// <summary>The teams, in the order in which they were formed.</summary>
    public IReadOnlyList<Team> Teams { get; }

    /// <returns>A team by its short name, or null.</returns>
    public Team? Find(TeamId id) => byId.GetValueOrDefault(id);

    /// <returns>The team that serves a neighbourhood, or null.</returns>
    public Team? TeamOf(NeighbourhoodCode neighbourhood) => byNeighbourhood.GetValueOrDefault(neighbourhood) ?? byDistrict.GetValueOrDefault(neighbourhood.District);

    /// <summary>The teams once one is formed or changed: its areas leave the teams that they were with.</summary>
    public TeamRoster With(Team team)
    {
        var changed = Teams.Select(other => other.Id == team.Id ? team : other with
        {
            Districts = [.. other.Districts.Except(team.Districts)],
            Neighbourhoods = [.. other.Neighbourhoods.Except(team.Neighbourhoods)],
        });
        return new(byId.ContainsKey(team.Id) ? [.. changed] : [.. changed, team]);
    }

    /// <summary>The teams once one is dissolved.</summary>
    public TeamRoster Without(TeamId id) => new([.. Teams.Where(team => team.Id != id)]);

    /// <summary>The neighbourhoods, of some, that no team serves.</summary>
    public IReadOnlyList<NeighbourhoodCode> Unserved(IEnumerable<NeighbourhoodCode> neighbourhoods) => [.. neighbourhoods.Where(code => TeamOf(code) is null)];
}

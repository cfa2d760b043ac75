using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;

namespace Signals.Core.Themes;

/// <summary>A theme is more alive than usual over adjacent neighbourhoods together. The one in the centre puts it before the teams; the others raise nothing of their own meanwhile.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Week">The week in which it was seen.</param>
/// <param name="Members">The neighbourhoods, the centre first.</param>
/// <param name="Rise">How unusual it is.</param>
/// <param name="Telling">Who told, in all of them.</param>
/// <param name="Until">Until when they raise nothing else on the theme.</param>
public sealed record ClusterFinding(ThemeCode Theme, IsoWeek Week, IReadOnlyList<ClusterMember> Members, Rise Rise, WeekTelling Telling, DateTimeOffset Until)
{
    /// <summary>Whether a neighbourhood is the centre.</summary>
    public bool IsCentredOn(NeighbourhoodCode neighbourhood) => Members[0].Neighbourhood == neighbourhood;
}

/// <param name="Neighbourhood">The neighbourhood.</param>
/// <param name="Name">Its name.</param>
/// <param name="Team">The team that serves it.</param>
public sealed record ClusterMember(NeighbourhoodCode Neighbourhood, string Name, TeamId Team);

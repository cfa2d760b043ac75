using Signals.Core.Detection;
using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

public sealed partial class Municipality
{
    /// <summary>When a rise becomes a finding or a prompt, where a team sets nothing else.</summary>
    public DetectionSettings Detection { get; private set; }

    /// <summary>Which scores teams may choose.</summary>
    public DetectionBounds Bounds { get; private set; }

    /// <summary>Sets when a rise becomes a finding or a prompt, and what teams may choose. What teams chose is brought within that. Nothing if it was set so.</summary>
    /// <param name="settings">What holds where a team sets nothing else.</param>
    /// <param name="teams">What teams may choose; null to leave that as it is.</param>
    /// <returns>Null if it asks for more kinds of source than it uses.</returns>
    public IReadOnlyList<MunicipalityEvent>? SetDetection(DetectionSettings settings, DetectionBounds? teams = null)
    {
        if (settings.MinimumSourceKinds > Sources.Count) return null;
        var events = new List<MunicipalityEvent>();
        var bounds = teams ?? Bounds;
        if (Detection != settings) events.Add(new DetectionSet(settings));
        if (Bounds != bounds) events.Add(new TeamBoundsSet(bounds));
        foreach (var choice in choices.Values)
            if (choice.Detection is { } own && bounds.Bring(own, settings) is var within && within != own) events.Add(new TeamDetectionSet(choice.Team, within));
        return events;
    }

    /// <summary>Sets when a rise becomes a prompt in the neighbourhoods of one team. Nothing if it was set so.</summary>
    /// <param name="team">The team.</param>
    /// <param name="settings">What it chooses; null to do as the municipality does.</param>
    /// <returns>Null if there is no such team, or it may not choose this.</returns>
    public IReadOnlyList<MunicipalityEvent>? SetTeamDetection(TeamId team, DetectionSettings? settings)
    {
        if (roster.Find(team) is null || (settings is not null && (Bounds.Bring(settings, Detection) != settings || settings.MinimumSourceKinds > Sources.Count))) return null;
        return ChoicesOf(team).Detection == settings ? [] : [new TeamDetectionSet(team, settings)];
    }

    /// <summary>What holds in the neighbourhoods of a team.</summary>
    public DetectionSettings DetectionOf(TeamId team) => ChoicesOf(team).Detection ?? Detection;
}

using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

// How it begins, and what its teams' prompts were raised by since.
public sealed partial class Municipality
{
    /// <summary>How many changes of what a team's prompts are raised by are remembered, the latest ones.</summary>
    public const int ChangesKept = 100;

    private readonly List<SettingsInForce> inForce;

    /// <summary>How it begins.</summary>
    public Pilot Pilot { get; private set; }

    /// <summary>What each team's prompts were raised by, oldest first; nothing is known of the time before the first of a team.</summary>
    public IReadOnlyList<SettingsInForce> InForce => inForce;

    /// <summary>Begins a pilot, changes or ends it. Nothing if it is set so.</summary>
    /// <param name="wanted">How it is to be; people who are named twice are taken once.</param>
    /// <returns>Null if it names a team that is not known.</returns>
    /// <exception cref="ArgumentException">There are more people than <see cref="Pilot.MostPeople"/>, or a name is empty or longer than <see cref="Pilot.MostName"/>.</exception>
    public IReadOnlyList<MunicipalityEvent>? SetPilot(Pilot wanted)
    {
        var pilot = new Pilot(
            wanted.LooksAlong, [.. wanted.People.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], [.. wanted.Live.Distinct().Order()]);
        if (pilot.People.Count > Pilot.MostPeople || pilot.People.Any(name => name.Length is 0 or > Pilot.MostName))
            throw new ArgumentException($"A pilot has at most {Pilot.MostPeople} people, each with a name of 1 to {Pilot.MostName} characters.", nameof(wanted));
        if (pilot.Live.Any(team => roster.Find(team) is null)) return null;
        return pilot == Pilot ? [] : [new PilotSet(pilot)];
    }

    private IReadOnlyList<TeamId>? InShadow =>
        roster.Teams.Where(team => Pilot.IsInShadow(team.Id)).Select(team => team.Id).ToList() is { Count: > 0 } teams ? teams : null;

    private void NoteInForce(DateTimeOffset since)
    {
        var offered = themes.Count(theme => !hidden.ContainsKey(theme.Code));
        var served = neighbourhoods.Keys.Select(roster.TeamOf).OfType<Team>().CountBy(team => team.Id).ToDictionary();
        foreach (var team in roster.Teams)
        {
            var now = new SettingsInForce(team.Id, since, DetectionOf(team.Id).PromptScore, offered * served.GetValueOrDefault(team.Id));
            // Before it serves anything nothing is asked of a team.
            if (inForce.FindLast(known => known.Team == team.Id) is { } last ? last.Says(now) : now.Streams == 0) continue;
            inForce.Add(now);
            if (inForce.Count(known => known.Team == team.Id) > ChangesKept) inForce.RemoveAt(inForce.FindIndex(known => known.Team == team.Id));
        }
    }

    private void Forget(TeamId team)
    {
        Pilot = Pilot with { Live = [.. Pilot.Live.Where(live => live != team)] };
        inForce.RemoveAll(known => known.Team == team);
    }
}

using Signals.Core.Municipalities;
using Signals.Core.Teams;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pilots;

/// <summary>Reads how a pilot is to be, and notes everything that is wrong with it.</summary>
internal static class PilotReader
{
    public static readonly IReadOnlyCollection<string> Known = [AskedMunicipality.Field, "meekijken", "mensen", "wijkteams"];

    public static Pilot Read(JsonFields fields, KnownMunicipality? municipality, FieldErrors errors)
    {
        var looksAlong = fields.Flag("meekijken");
        if (looksAlong is null && !errors.Has(fields.At("meekijken"))) errors.Add(fields.At("meekijken"), "verplicht", "Dit veld is verplicht.");
        var people = new List<string>();
        foreach (var (at, text) in fields.Texts("mensen", Pilot.MostPeople, least: 0, Pilot.MostName))
        {
            if (text.Trim() is { Length: > 0 } name && !name.AsSpan().ContainsAny('\n', '\r', '\t')) people.Add(name);
            else errors.Add(at, "ongeldige-naam", "Hier hoort een accountnaam te staan, op één regel.");
        }
        if (looksAlong == true && people.Count == 0 && !errors.Has(fields.At("mensen")))
            errors.Add(fields.At("mensen"), "niemand", "Meekijken vraagt om ten minste één accountnaam. Anders ziet niemand wat het platform zou vragen.");
        var teams = new List<TeamId>();
        foreach (var (at, text) in fields.Texts("wijkteams", TeamRoster.Most, least: 0, mostCharacters: 40))
        {
            if (TeamId.TryParse(text, null, out var team) && (municipality is null || municipality.Team(team) is not null)) teams.Add(team);
            else errors.Add(at, "onbekend-wijkteam", "Dit wijkteam is hier niet bekend.");
        }
        return new(looksAlong == true, people, teams);
    }
}

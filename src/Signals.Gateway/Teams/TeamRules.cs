using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Teams;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Teams;

/// <summary>Whether a team can be as somebody wants it to be.</summary>
internal sealed class TeamRules(Catalogue catalogue, FieldErrors errors)
{
    private const int MostDistricts = 500;
    private const int MostNeighbourhoods = 1_500;
    private const int MostNamed = 10;

    /// <returns>The team and its municipality; what they are where something is wrong does not matter.</returns>
    public async Task<(KnownMunicipality? Municipality, Team? Team)> Read(string id, JsonElement body, CancellationToken cancellation)
    {
        if (!TeamId.TryParse(id, null, out var team))
            errors.Add("id", "ongeldige-code", "Een wijkteam heet 2 tot en met 40 kleine letters, cijfers en streepjes, en begint met een letter.");
        var fields = new JsonFields(body, "", errors, [AskedMunicipality.Field, "naam", "wijken", "buurten"]);
        // A team that is known needs no municipality beside it.
        var known = team is null ? null : await catalogue.MunicipalityOf(team, cancellation);
        var asked = known is not null && !fields.Has(AskedMunicipality.Field) ? known : await AskedMunicipality.Of(fields, errors, catalogue, cancellation);
        var name = fields.Line("naam", Team.MostName);
        if (asked is null)
        {
            _ = fields.Array("wijken", MostDistricts, least: 0);
            _ = fields.Array("buurten", MostNeighbourhoods, least: 0);
            return default;
        }
        var districts = fields.Codes<DistrictCode?>("wijken", MostDistricts,
            text => DistrictCode.TryParse(text, null, out var code) && asked.District(code) is not null ? code : null,
            "onbekende-wijk", "Deze wijk is hier niet bekend.");
        var neighbourhoods = fields.Neighbourhoods(asked, MostNeighbourhoods);
        if (known is null ? team is not null && (await catalogue.TakenTeams(cancellation)).Contains(team) : known.Code != asked.Code)
            errors.Add("id", "andere-gemeente", "Een andere gemeente heeft al een wijkteam met deze korte naam. Kies een andere.");
        if (errors.Any) return default;
        var wanted = new Team(team!, name!, [.. districts.Select(code => code!.Value)]) { Neighbourhoods = neighbourhoods };
        Check(asked, wanted);
        return (asked, wanted);
    }

    private void Check(KnownMunicipality municipality, Team wanted)
    {
        var after = municipality.Teams.With(wanted);
        if (after.Teams.Count > Math.Max(TeamRoster.Most, municipality.View.Teams.Count))
            errors.Add("id", "te-veel-wijkteams", $"Een gemeente heeft hooguit {TeamRoster.Most} wijkteams.");
        var unserved = after.Unserved(municipality.View.Neighbourhoods.Select(area => area.Code));
        if (unserved.Count == 0) return;
        var names = string.Join(", ", unserved.Take(MostNamed).Select(code => $"{municipality.Neighbourhood(code)!.Name} ({code})"));
        errors.Add("/wijken", "zonder-wijkteam", $"Zo heeft geen wijkteam deze buurten meer: {names}{(unserved.Count > MostNamed ? " en meer" : "")}. Geef ze eerst aan een ander wijkteam.");
    }
}

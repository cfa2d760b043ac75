using Signals.Core.Municipalities;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Settings;

/// <summary>When a rise becomes a prompt in the neighbourhoods of a team.</summary>
/// <param name="Wijkteam">The team.</param>
/// <param name="Eigen">Whether the team set this itself; otherwise it does as the municipality does.</param>
/// <param name="Opmerkzaamheid">How soon it asks.</param>
/// <param name="MinstensHuishoudens">The fewest households that a prompt rests on.</param>
/// <param name="MinstensBronsoorten">The fewest kinds of source.</param>
/// <param name="Grenzen">What the municipality leaves to the team.</param>
/// <param name="DoorToeval">How often chance alone raises a prompt.</param>
public sealed record TeamSettingsAnswer(
    NamedCode Wijkteam, bool Eigen, string Opmerkzaamheid, int MinstensHuishoudens, int MinstensBronsoorten, TeamBoundsAnswer Grenzen, TeamByChance DoorToeval)
{
    internal static TeamSettingsAnswer Of(Team team, KnownMunicipality municipality)
    {
        var (view, own) = (municipality.View, municipality.OwnDetectionOf(team.Id));
        var settings = own ?? view.Detection;
        return new(
            new(team.Id.ToString(), team.Name), own is not null, Sensitivity.Of(settings).Code, settings.MinimumHouseholds, settings.MinimumSourceKinds,
            new([.. Sensitivity.Within(view.Bounds).Select(one => one.Code)], view.Detection.MinimumHouseholds, view.Detection.MinimumSourceKinds),
            TeamByChance.Of(settings.PromptScore, municipality.OfferedThemes.Count, view.Neighbourhoods.Count(area => municipality.TeamOf(area.Code)?.Id == team.Id)));
    }
}

/// <summary>What a municipality leaves to a team.</summary>
/// <param name="Opmerkzaamheden">How soon it may choose to be asked.</param>
/// <param name="MinstensHuishoudens">It may ask for more households than this, never for fewer.</param>
/// <param name="MinstensBronsoorten">It may ask for more kinds of source than this, never for fewer.</param>
public sealed record TeamBoundsAnswer(IReadOnlyList<string> Opmerkzaamheden, int MinstensHuishoudens, int MinstensBronsoorten);

/// <summary>How often chance alone raises a prompt with a team, in words.</summary>
/// <param name="PerThema">Of one theme in one neighbourhood.</param>
/// <param name="PerBuurt">Of all themes in one neighbourhood.</param>
/// <param name="PerWijkteam">Of all themes in all neighbourhoods of the team.</param>
public sealed record TeamByChance(string PerThema, string PerBuurt, string PerWijkteam)
{
    internal static TeamByChance Of(double score, int themes, int neighbourhoods)
    {
        var chance = ByChance.Of(score, themes, neighbourhoods);
        return new(chance.PerThema, chance.PerBuurt, chance.PerGemeente);
    }
}

using Signals.Core.Detection;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Settings;

/// <summary>When a rise becomes a prompt in a municipality, and how often chance alone does so.</summary>
/// <param name="Gemeente">The municipality.</param>
/// <param name="Opmerkzaamheid">How soon it asks.</param>
/// <param name="MinstensHuishoudens">The fewest households that a prompt rests on.</param>
/// <param name="MinstensBronsoorten">The fewest kinds of source.</param>
/// <param name="TeamsKiezen">What teams may choose for themselves.</param>
/// <param name="DoorToeval">How often chance alone raises a prompt.</param>
public sealed record SettingsAnswer(
    NamedCode Gemeente, string Opmerkzaamheid, int MinstensHuishoudens, int MinstensBronsoorten, TeamRangeAnswer TeamsKiezen, ByChance DoorToeval)
{
    internal static SettingsAnswer Of(KnownMunicipality municipality)
    {
        var (view, settings) = (municipality.View, municipality.View.Detection);
        return new(
            new(municipality.Code.ToString(), view.Name ?? municipality.Code.ToString()), Sensitivity.Of(settings).Code, settings.MinimumHouseholds, settings.MinimumSourceKinds,
            TeamRangeAnswer.Of(view.Bounds), ByChance.Of(settings.PromptScore, municipality.OfferedThemes.Count, view.Neighbourhoods.Count));
    }
}

/// <summary>How soon teams may choose to be asked.</summary>
/// <param name="Vanaf">The soonest.</param>
/// <param name="Tot">The latest.</param>
public sealed record TeamRangeAnswer(string Vanaf, string Tot)
{
    internal static TeamRangeAnswer Of(DetectionBounds bounds)
    {
        var choices = Sensitivity.Within(bounds);
        return new(choices[0].Code, choices[^1].Code);
    }
}

/// <summary>How often chance alone raises a prompt, in words.</summary>
/// <param name="PerThema">Of one theme in one neighbourhood.</param>
/// <param name="PerBuurt">Of all themes in one neighbourhood.</param>
/// <param name="PerGemeente">Of all themes in all neighbourhoods.</param>
public sealed record ByChance(string PerThema, string PerBuurt, string PerGemeente)
{
    internal static ByChance Of(double score, int themes, int neighbourhoods) => new(
        InWords(score, 1), InWords(score, Math.Max(1, themes)), InWords(score, Math.Max(1, themes) * Math.Max(1, neighbourhoods)));

    private static string InWords(double score, int streams) => ChanceOfPrompts.InWords(ChanceOfPrompts.YearsBetween(score, streams));
}

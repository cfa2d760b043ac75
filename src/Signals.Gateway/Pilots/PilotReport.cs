using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Pilots;

/// <summary>What the platform asked some teams over some days, and what came of it. It names nobody and ranks nothing.</summary>
/// <param name="Van">The first day.</param>
/// <param name="Tot">The last day.</param>
/// <param name="Wijkteams">The teams that it is about.</param>
/// <param name="Aanleidingen">How many prompts.</param>
/// <param name="InProeftijd">How many of them while the platform only looked along.</param>
/// <param name="Soorten">How many of each kind.</param>
/// <param name="Themas">How many of each theme, by name; one with several themes counts for the first.</param>
/// <param name="Buurten">How many in each neighbourhood, by name.</param>
/// <param name="Reacties">What the teams did with them, and thought of them.</param>
/// <param name="DoorToeval">How many chance alone would have given.</param>
/// <param name="InWoorden">What that says.</param>
public sealed record PilotReportAnswer(
    DateOnly Van, DateOnly Tot, IReadOnlyList<NamedCode> Wijkteams, int Aanleidingen, int InProeftijd, IReadOnlyList<CountAnswer> Soorten, IReadOnlyList<CountAnswer> Themas,
    IReadOnlyList<CountAnswer> Buurten, ReactionsAnswer Reacties, ChanceAnswer DoorToeval, string InWoorden);

/// <summary>How many of something.</summary>
public sealed record CountAnswer(string Code, string Naam, int Aantal);

/// <summary>What teams thought of prompts, and did with them: each adds up to all of them.</summary>
/// <param name="Nuttig">They were of use.</param>
/// <param name="Niets">There was nothing to them.</param>
/// <param name="Bekend">There was something, and the team knew.</param>
/// <param name="NietGezegd">The team did not say.</param>
/// <param name="Opgepakt">The team does something with them.</param>
/// <param name="Terzijde">The team does nothing with them.</param>
/// <param name="Verlopen">Their time passed.</param>
/// <param name="Open">Nobody has decided yet.</param>
public sealed record ReactionsAnswer(int Nuttig, int Niets, int Bekend, int NietGezegd, int Opgepakt, int Terzijde, int Verlopen, int Open);

/// <summary>How many prompts of one theme in one neighbourhood chance alone would have given, with the settings that were in force.</summary>
/// <param name="Gemiddeld">On average, at most: asking for two kinds of source is left out.</param>
/// <param name="Van">In one of ten such periods it is no more than this.</param>
/// <param name="Tot">In nine of ten such periods it is no more than this.</param>
/// <param name="VergelekenMet">How many there were of such prompts: those of places, of several neighbourhoods or of several themes are left out.</param>
public sealed record ChanceAnswer(double Gemiddeld, int Van, int Tot, int VergelekenMet)
{
    internal static ChanceAnswer Of(ExpectedByChance expected, IEnumerable<Prompt> prompts) => new(
        Math.Round(expected.Mean, 1), expected.Range.Low, expected.Range.High, prompts.Count(prompt => prompt.Kind is PromptKind.Rise or PromptKind.Strength));

    internal string Reading => $"Door toeval alleen zou het platform in deze periode {Expected} hebben gevraagd over één thema in één buurt, met de instellingen van toen. " + this switch
    {
        { VergelekenMet: 0, Tot: 0 } => "Het vroeg er niets over. Dat past bij elkaar.",
        _ when VergelekenMet > Tot => $"Het waren er {VergelekenMet}. Dat is meer dan toeval verklaart. Welke ervan toch toeval zijn, kan niemand zien: daarom beslist een wijkteam, en niet het platform.",
        _ when VergelekenMet < Van => $"Het waren er {VergelekenMet}. Dat is minder dan toeval in buurten waar vaak iets wordt verteld. Waarschijnlijk komt er nog weinig binnen, of uit te weinig soorten bronnen.",
        _ => $"Het waren er {VergelekenMet}. Zo'n aantal kan helemaal toeval zijn. Kijk langer mee, of laat het platform pas later iets vragen.",
    };

    private string Expected => Tot == 0 ? "niets" : Van == Tot ? $"ongeveer {Van} keer iets" : $"{Van} tot {Tot} keer iets";
}

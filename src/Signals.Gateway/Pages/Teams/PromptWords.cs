using Signals.Core.Time;
using Signals.Gateway.Inbox;

namespace Signals.Gateway.Pages.Teams;

/// <summary>What pages say of a prompt.</summary>
internal static class PromptWords
{
    /// <summary>Its themes and where, as in <c>Energie en kou in Vloeiweide</c>.</summary>
    public static string Title(PromptAnswer prompt) =>
        $"{string.Join(", ", prompt.OokThemas.Select(theme => theme.Naam).Prepend(prompt.Thema.Naam))} in {string.Join(", ", prompt.OokBuurten.Prepend(prompt.Buurt.Naam))}{(prompt.Plek is { } place ? $": {place.Naam}" : "")}";

    public static string Status(PromptAnswer prompt) => prompt.Status switch
    {
        "nieuw" => "Nieuw",
        "gezien" => "Gezien",
        "opgepakt" => "Opgepakt",
        "terzijde" => "Terzijde gelegd",
        _ => "Verlopen",
    };

    public static string Kind(PromptAnswer prompt) => prompt.Soort switch
    {
        "kracht" => "Iets dat goed gaat",
        "samenloop" => "Meer thema's samen",
        "cluster" => "Meer buurten of een plek",
        "dilemma" => "Dilemma",
        _ => "Toename",
    };

    public static string Period(PromptAnswer prompt) => $"{DutchDay.Of(prompt.Periode.Van)} tot en met {DutchDay.Of(prompt.Periode.Tot)}";

    public static string Address(PromptAnswer prompt, string team) => $"/wijkteam/aanleidingen/{prompt.Id}?team={team}";
}

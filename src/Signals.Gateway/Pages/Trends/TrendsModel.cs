using Signals.Core.Trends;
using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Trends;

namespace Signals.Gateway.Pages.Trends;

/// <summary>The trends page as it stands.</summary>
/// <param name="Name">The municipality.</param>
/// <param name="Answer">The figures; null if something is wrong with what was asked.</param>
/// <param name="Themes">Every theme.</param>
/// <param name="Quarters">Every quarter that can be asked for.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Query">The same question for other pages, with its question mark.</param>
/// <param name="IsPrint">Whether it is for paper.</param>
/// <param name="MayAsk">Whether the visitor can ask a team about it.</param>
/// <param name="Capacity">How much room teams told that they have; null if none shares it.</param>
public sealed record TrendsModel(
    string Name, TrendsAnswer? Answer, IReadOnlyList<Choice> Themes, IReadOnlyList<Choice> Quarters, IReadOnlyDictionary<string, string?> Asked,
    IReadOnlyList<(string Field, string Message)> Errors, string Query, bool IsPrint, bool MayAsk, string? Capacity)
{
    public string? this[string field] => Asked.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);

    /// <summary>Whether figures are of neighbourhoods, of which there can be many: those stand in a table alone.</summary>
    public bool IsTable => Answer?.Niveau == TrendLevels.Name(TrendLevel.Neighbourhood);

    public bool IsOfWholeMunicipality => Answer?.Niveau == TrendLevels.Name(TrendLevel.Municipality);
}

using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Trends;

namespace Signals.Gateway.Pages.Trends;

/// <summary>The map page as it stands.</summary>
/// <param name="Name">The municipality.</param>
/// <param name="Answer">Areas with their figures; null if something is wrong with what was asked.</param>
/// <param name="Themes">Every theme.</param>
/// <param name="Quarters">Every quarter that can be asked for.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Source">The address of the same figures for the interactive map.</param>
public sealed record TrendsMapModel(
    string Name, TrendsMapAnswer? Answer, IReadOnlyList<Choice> Themes, IReadOnlyList<Choice> Quarters, IReadOnlyDictionary<string, string?> Asked,
    IReadOnlyList<(string Field, string Message)> Errors, string Source)
{
    public string? this[string field] => Asked.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);
}

using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The menu as it stands, or one of its cards as it is being changed.</summary>
/// <param name="Cards">Every card, left out or not.</param>
/// <param name="Themes">Every theme.</param>
/// <param name="Edited">The card that is being changed; null for a new one.</param>
/// <param name="Values">What was filled in.</param>
/// <param name="ChosenThemes">The themes that it goes with, as chosen.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="IsSaved">Whether something was just changed.</param>
public sealed record MenuModel(
    IReadOnlyList<MenuRow> Cards, IReadOnlyList<Choice> Themes, MenuRow? Edited, IReadOnlyDictionary<string, string?> Values, IReadOnlyCollection<string> ChosenThemes,
    IReadOnlyList<(string Field, string Message)> Errors, bool IsSaved)
{
    public string? this[string field] => Values.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);
}

/// <param name="Code">Its code.</param>
/// <param name="Colour">Its colour, in Dutch.</param>
/// <param name="Title">Its title.</param>
/// <param name="Explanation">What it comes down to.</param>
/// <param name="Warning">What to know if it was checked too long ago; null otherwise.</param>
/// <param name="IsOwn">Whether it is the municipality's own.</param>
/// <param name="IsAlways">Whether it is always offered.</param>
/// <param name="IsOffered">Whether the municipality offers it.</param>
public sealed record MenuRow(string Code, string Colour, string Title, string Explanation, string? Warning, bool IsOwn, bool IsAlways, bool IsOffered);

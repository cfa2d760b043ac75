using Signals.Gateway.Pages.Parts;
using Signals.Gateway.SocialMaps;

namespace Signals.Gateway.Pages.SocialMaps;

/// <summary>The social map.</summary>
/// <param name="Entries">What is shown of it.</param>
/// <param name="Theme">The theme that is shown; null for all.</param>
/// <param name="Neighbourhood">The neighbourhood that is shown; null for all.</param>
/// <param name="Themes">The themes to choose from.</param>
/// <param name="Neighbourhoods">The neighbourhoods to choose from.</param>
/// <param name="MayChange">Whether the visitor can change it.</param>
/// <param name="IsSaved">Whether it was just changed.</param>
public sealed record SocialMapModel(
    IReadOnlyList<SocialMapAnswer> Entries, string? Theme, string? Neighbourhood, IReadOnlyList<Choice> Themes, IReadOnlyList<Choice> Neighbourhoods, bool MayChange, bool IsSaved);

/// <summary>The form of one entry.</summary>
/// <param name="Code">Its code; null for a new one.</param>
/// <param name="Title">The title of the page.</param>
/// <param name="Themes">The themes to choose from.</param>
/// <param name="Neighbourhoods">The neighbourhoods to choose from.</param>
/// <param name="Form">What stands there, or was filled in.</param>
public sealed record SocialMapFormModel(string? Code, string Title, IReadOnlyList<Choice> Themes, IReadOnlyList<Choice> Neighbourhoods, FilledForm Form);

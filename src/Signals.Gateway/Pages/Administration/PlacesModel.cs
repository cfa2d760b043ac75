using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The listed places of a neighbourhood as they stand.</summary>
/// <param name="Neighbourhoods">Every neighbourhood.</param>
/// <param name="Chosen">The one that is shown.</param>
/// <param name="Places">Its places.</param>
/// <param name="Name">What was filled in as a new place's name.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="IsSaved">Whether the list was just changed.</param>
public sealed record PlacesModel(
    IReadOnlyList<Choice> Neighbourhoods, NamedCode Chosen, IReadOnlyList<NamedCode> Places, string? Name, IReadOnlyList<(string Field, string Message)> Errors, bool IsSaved);

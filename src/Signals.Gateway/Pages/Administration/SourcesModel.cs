namespace Signals.Gateway.Pages.Administration;

/// <summary>The kinds of source as they stand, or as they are being chosen.</summary>
/// <param name="Always">The code of the kind that cannot be switched off.</param>
/// <param name="Kinds">Every other kind, used or not.</param>
/// <param name="AskedByMunicipality">The fewest kinds that the municipality asks a prompt to rest on.</param>
/// <param name="Fewest">The fewest that have to be used: more than those where a team asks for more.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="IsSaved">Whether they were just changed.</param>
public sealed record SourcesModel(
    string Always, IReadOnlyList<SourceRow> Kinds, int AskedByMunicipality, int Fewest, IReadOnlyList<(string Field, string Message)> Errors, bool IsSaved);

/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Explanation">What belongs to it.</param>
/// <param name="IsUsed">Whether the municipality uses it.</param>
public sealed record SourceRow(string Code, string Name, string Explanation, bool IsUsed);

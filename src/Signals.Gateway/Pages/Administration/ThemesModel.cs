namespace Signals.Gateway.Pages.Administration;

/// <summary>The themes as they stand.</summary>
/// <param name="Themes">Every theme, hidden or not.</param>
/// <param name="Edited">The one whose name is being changed; null for a new one.</param>
/// <param name="Name">The name as filled in.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="IsSaved">Whether something was just changed.</param>
public sealed record ThemesModel(IReadOnlyList<ThemeRow> Themes, ThemeRow? Edited, string? Name, IReadOnlyList<(string Field, string Message)> Errors, bool IsSaved);

/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsHidden">Whether it is offered no longer.</param>
/// <param name="IsAlways">Whether it cannot be hidden.</param>
public sealed record ThemeRow(string Code, string Name, bool IsHidden, bool IsAlways);

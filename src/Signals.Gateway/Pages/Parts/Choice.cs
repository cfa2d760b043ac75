namespace Signals.Gateway.Pages.Parts;

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">What is said of it; null for nothing.</param>
/// <param name="Group">What it stands among in a long list; null for nothing.</param>
public sealed record Choice(string Value, string Label, string? Hint = null, string? Group = null);

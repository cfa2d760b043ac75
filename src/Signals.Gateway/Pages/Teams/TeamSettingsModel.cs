using Signals.Gateway.Pages.Parts;
using Signals.Gateway.Settings;

namespace Signals.Gateway.Pages.Teams;

/// <summary>A team's own settings as they stand.</summary>
/// <param name="Settings">What holds for the team.</param>
/// <param name="Choices">How soon it may choose to be asked, each with what chance does then.</param>
/// <param name="MayChange">Whether the visitor coordinates the team.</param>
/// <param name="Values">What was filled in.</param>
/// <param name="Room">How much room the team told that it has; empty if it shares nothing.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="IsSaved">Whether they have just been changed.</param>
public sealed record TeamSettingsModel(
    TeamSettingsAnswer Settings, IReadOnlyList<Choice> Choices, bool MayChange, IReadOnlyDictionary<string, string?> Values, string Room,
    IReadOnlyList<(string Field, string Message)> Errors, bool IsSaved)
{
    public string? this[string field] => Values.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);
}

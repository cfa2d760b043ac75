using Signals.Gateway.Notifications;

namespace Signals.Gateway.Pages.Teams;

/// <summary>What a team is told outside the platform, as it stands.</summary>
/// <param name="Settings">What is set.</param>
/// <param name="MayChange">Whether the visitor coordinates the team.</param>
/// <param name="Values">What was filled in.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Done">What was just done; null for nothing.</param>
/// <param name="Secret">The secret of a webhook that was just made; null for none.</param>
public sealed record NotificationsModel(
    NotificationsAnswer Settings, bool MayChange, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<(string Field, string Message)> Errors, string? Done, string? Secret)
{
    public string? this[string field] => Values.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);
}

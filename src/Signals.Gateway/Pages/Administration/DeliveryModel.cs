using Signals.Gateway.Notifications;

namespace Signals.Gateway.Pages.Administration;

/// <summary>How it stands with what is to be delivered outside.</summary>
/// <param name="Standing">As it stands.</param>
/// <param name="Done">What was just done; null for nothing.</param>
public sealed record DeliveryModel(DeliveryAnswer Standing, string? Done);

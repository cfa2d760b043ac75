using Signals.Gateway.Logbook;

namespace Signals.Gateway.Pages.Oversight;

/// <summary>The audit log as it is asked for.</summary>
/// <param name="Answer">The lines; null if the question is not right.</param>
/// <param name="From">The first day, as in the field.</param>
/// <param name="Until">The last day, as in the field.</param>
/// <param name="Account">The account that was asked for; empty for any.</param>
/// <param name="Event">The event that was asked for; empty for any.</param>
/// <param name="Next">Where the lines after these are; null if there are none.</param>
/// <param name="Errors">What is wrong, by field.</param>
public sealed record OversightModel(
    AuditAnswer? Answer, string From, string Until, string Account, string Event, string? Next, IReadOnlyList<(string Field, string Message)> Errors);

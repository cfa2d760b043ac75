using Signals.Gateway.ThirdParties;

namespace Signals.Gateway.Pages.ThirdParties;

/// <summary>Where a professional says what was done about somebody else.</summary>
/// <param name="Task">The signal that has words about them.</param>
/// <param name="Errors">What is wrong with the answer, by field.</param>
/// <param name="IsDone">Whether it was just answered.</param>
public sealed record ThirdPartyModel(ThirdPartyTaskAnswer Task, IReadOnlyList<(string Field, string Message)> Errors, bool IsDone);

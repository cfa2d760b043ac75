namespace Signals.Gateway.Pages.Households;

/// <summary>Where a professional notes that a household took its consent back.</summary>
/// <param name="Values">What was filled in, by field.</param>
/// <param name="Errors">What is wrong with it, by field.</param>
/// <param name="IsDone">Whether it was just noted.</param>
public sealed record StopTogetherModel(IReadOnlyDictionary<string, string> Values, IReadOnlyList<(string Field, string Message)> Errors, bool IsDone);

using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Administration;

/// <summary>A pilot as it stands, or as it is being set.</summary>
/// <param name="LooksAlong">Whether the platform looks along only.</param>
/// <param name="People">The account names of its people, one on a line.</param>
/// <param name="Teams">The teams that serve something.</param>
/// <param name="Live">The teams that are switched on.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="IsSaved">Whether it was just changed.</param>
public sealed record PilotModel(
    bool LooksAlong, string People, IReadOnlyList<Choice> Teams, IReadOnlySet<string> Live, IReadOnlyList<(string Field, string Message)> Errors, bool IsSaved);

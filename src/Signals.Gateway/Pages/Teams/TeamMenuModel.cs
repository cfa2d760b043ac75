using Signals.Gateway.Areas;
using Signals.Gateway.Menus;

namespace Signals.Gateway.Pages.Teams;

/// <summary>The menu as a team has it, or as it is being narrowed.</summary>
/// <param name="Team">The team.</param>
/// <param name="Cards">Every card that the municipality offers.</param>
/// <param name="MayChange">Whether the visitor coordinates the team.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="IsSaved">Whether it was just changed.</param>
public sealed record TeamMenuModel(
    NamedCode Team, IReadOnlyList<TeamMenuRow> Cards, bool MayChange, IReadOnlyList<(string Field, string Message)> Errors, bool IsSaved);

/// <param name="Card">The card.</param>
/// <param name="Themes">The names of the themes that it goes with; none for all.</param>
/// <param name="IsAlways">Whether it is always offered.</param>
/// <param name="IsLeftOut">Whether the team leaves it out.</param>
public sealed record TeamMenuRow(MenuCardAnswer Card, IReadOnlyList<string> Themes, bool IsAlways, bool IsLeftOut);

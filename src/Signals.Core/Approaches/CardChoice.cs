using Signals.Core.Menus;
using Signals.Core.Text;

namespace Signals.Core.Approaches;

/// <summary>Which cards of the menu were chosen, out of which, and by whom together.</summary>
/// <param name="Offered">The cards as they were offered, in the order in which they were shown.</param>
/// <param name="Chosen">Those that were chosen, as they were then.</param>
/// <param name="Own">Cards that were thought up on the spot.</param>
/// <param name="Together">The roles that chose together.</param>
/// <param name="ChosenOn">The day.</param>
public sealed record CardChoice(
    IReadOnlyList<MenuCardCode> Offered, IReadOnlyList<MenuCard> Chosen, IReadOnlyList<OwnCard> Own, IReadOnlyList<ParticipantRole> Together, DateOnly ChosenOn)
{
    /// <summary>The most cards of the menu that can be chosen.</summary>
    public const int MostChosen = 12;

    /// <summary>The most cards of their own.</summary>
    public const int MostOwn = 5;
}

/// <summary>A card that a team and residents thought up themselves.</summary>
/// <param name="Colour">Which way it goes.</param>
/// <param name="Words">What it comes down to.</param>
public sealed record OwnCard(MenuColour Colour, SealedText Words);

using Signals.Core.Menus;
using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

public sealed partial class Municipality
{
    /// <summary>The cards that it offers with prompts.</summary>
    public Menu Menu { get; private set; }

    /// <summary>Adds a card of its own, or changes one. With the code of a standard card it takes that one's place. Nothing if it is known as such.</summary>
    /// <returns>Null if the card is one that is always offered, or there would be more than <see cref="Menu.MostOwn"/>.</returns>
    public IReadOnlyList<MunicipalityEvent>? SetMenuCard(MenuCard card)
    {
        if (StandardMenu.IsAlways(card.Code) || (!Menu.IsOwn(card.Code) && Menu.Own.Count == Menu.MostOwn)) return null;
        return Menu.Own.Contains(card) ? [] : [new MenuCardSet(card)];
    }

    /// <summary>Removes a card of its own, or leaves out a standard one. A standard card whose place its own one took is offered again. Nothing if it is gone already.</summary>
    /// <returns>Null if the card is one that is always offered.</returns>
    public IReadOnlyList<MunicipalityEvent>? RemoveMenuCard(MenuCardCode code) =>
        StandardMenu.IsAlways(code) ? null
        : Menu.IsOwn(code) ? [new MenuCardRemoved(code)]
        : Menu.Find(code) is not null && Menu.Offers(code) ? [new MenuCardLeftOut(code)]
        : [];

    /// <summary>Offers a standard card again. Nothing if it was not left out.</summary>
    public IReadOnlyList<MunicipalityEvent> OfferMenuCard(MenuCardCode code) => Menu.Offers(code) ? [] : [new MenuCardOffered(code)];

    /// <summary>Leaves cards out of what one team's prompts offer, in place of those that it left out before. Nothing if it left out the same.</summary>
    /// <returns>Null if there is no such team, no such card, or a card is one that is always offered.</returns>
    public IReadOnlyList<MunicipalityEvent>? NarrowMenu(TeamId team, IReadOnlyList<MenuCardCode> leftOut)
    {
        if (roster.Find(team) is null || leftOut.Any(code => StandardMenu.IsAlways(code) || Menu.Find(code) is null)) return null;
        return ChoicesOf(team).LeftOut.SequenceEqual(leftOut) ? [] : [new TeamMenuNarrowed(team, leftOut)];
    }

    private void Apply(MenuCardRemoved removed)
    {
        Menu = Menu.Without(removed.Card);
        if (Menu.Find(removed.Card) is not null) return;
        foreach (var choice in choices.Values.Where(choice => choice.LeftOut.Contains(removed.Card)).ToList())
            Choose(choice with { LeftOut = [.. choice.LeftOut.Where(code => code != removed.Card)] });
    }
}

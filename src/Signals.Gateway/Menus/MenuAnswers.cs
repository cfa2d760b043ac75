using Signals.Core.Menus;
using Signals.Core.Time;

namespace Signals.Gateway.Menus;

/// <summary>A card as a prompt offers it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kleur">Its colour.</param>
/// <param name="Titel">Its title.</param>
/// <param name="Toelichting">What it comes down to.</param>
/// <param name="Bron">Where it comes from.</param>
/// <param name="Bewijs">How well it is known to work.</param>
/// <param name="GecontroleerdOp">When it was last checked; null where there is nothing to check.</param>
/// <param name="Waarschuwing">What to know if that is too long ago; null otherwise.</param>
public record MenuCardAnswer(
    string Code, string Kleur, string Titel, string Toelichting, string Bron, string Bewijs, DateOnly? GecontroleerdOp, string? Waarschuwing)
{
    internal static MenuCardAnswer Of(MenuCard card, DateOnly today) => new(
        card.Code.ToString(), card.Colour.Word(), card.Title, card.Explanation, card.Source, card.Evidence.Words(), card.CheckedOn, Warning(card, today));

    private static string? Warning(MenuCard card, DateOnly today) => card.IsToCheck(today)
        ? $"Deze kaart is voor het laatst gecontroleerd op {DutchDay.WithYear(card.CheckedOn!.Value)}. Kijk of zij nog klopt."
        : null;
}

/// <summary>A card as it stands on the menu of a municipality.</summary>
internal sealed record MenuAnswer : MenuCardAnswer
{
    private MenuAnswer(MenuCardAnswer card) : base(card) { }

    /// <summary>The codes of the themes that it goes with; empty for all.</summary>
    public required IReadOnlyList<string> Themas { get; init; }

    /// <summary>Whether it is the municipality's own.</summary>
    public required bool Eigen { get; init; }

    /// <summary>Whether it is always offered.</summary>
    public required bool Altijd { get; init; }

    /// <summary>Whether the municipality offers it.</summary>
    public required bool Aangeboden { get; init; }

    public static MenuAnswer Of(MenuCard card, Menu menu, DateOnly today) => new(Of(card, today))
    {
        Themas = [.. card.Themes.Select(theme => theme.ToString())],
        Eigen = menu.IsOwn(card.Code),
        Altijd = StandardMenu.IsAlways(card.Code),
        Aangeboden = menu.Offers(card.Code),
    };
}

/// <summary>A card as a team can leave it out.</summary>
internal sealed record TeamMenuAnswer : MenuCardAnswer
{
    private TeamMenuAnswer(MenuCardAnswer card) : base(card) { }

    /// <summary>The codes of the themes that it goes with; empty for all.</summary>
    public required IReadOnlyList<string> Themas { get; init; }

    /// <summary>Whether it is always offered.</summary>
    public required bool Altijd { get; init; }

    /// <summary>Whether the team leaves it out.</summary>
    public required bool Weggelaten { get; init; }

    public static TeamMenuAnswer Of(MenuCard card, IReadOnlyList<MenuCardCode> leftOut, DateOnly today) => new(Of(card, today))
    {
        Themas = [.. card.Themes.Select(theme => theme.ToString())],
        Altijd = StandardMenu.IsAlways(card.Code),
        Weggelaten = leftOut.Contains(card.Code),
    };
}

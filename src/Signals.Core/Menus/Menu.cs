using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Menus;

/// <summary>The menu of a municipality: the standard cards that it did not leave out, and its own. No card is best.</summary>
public sealed class Menu
{
    /// <summary>The most cards of its own that a municipality can have.</summary>
    public const int MostOwn = 100;

    /// <summary>The standard menu.</summary>
    public static readonly Menu Standard = new([], []);

    /// <param name="own">Its own cards; one with the code of a standard card takes that one's place.</param>
    /// <param name="leftOut">The standard cards that it leaves out.</param>
    [JsonConstructor]
    internal Menu(IReadOnlyList<MenuCard> own, IReadOnlyList<MenuCardCode> leftOut)
    {
        (Own, LeftOut) = (own, leftOut);
        var byCode = own.ToDictionary(card => card.Code);
        Cards =
        [
            .. StandardMenu.Cards.Select(card => byCode.GetValueOrDefault(card.Code, card)),
            .. own.Where(card => !StandardMenu.Cards.Any(standard => standard.Code == card.Code)),
        ];
    }

    /// <summary>Its own cards, in the order in which they came.</summary>
    public IReadOnlyList<MenuCard> Own { get; }

    /// <summary>The standard cards that it leaves out.</summary>
    public IReadOnlyList<MenuCardCode> LeftOut { get; }

    /// <summary>Every card, left out or not: the standard ones first.</summary>
    [JsonIgnore]
    public IReadOnlyList<MenuCard> Cards { get; }

    /// <summary>The cards that it offers.</summary>
    [JsonIgnore]
    public IEnumerable<MenuCard> Offered => Cards.Where(card => Offers(card.Code));

    /// <returns>A card by its code, or null.</returns>
    public MenuCard? Find(MenuCardCode code) => Cards.FirstOrDefault(card => card.Code == code);

    /// <summary>Whether a card is its own.</summary>
    public bool IsOwn(MenuCardCode code) => Own.Any(card => card.Code == code);

    /// <summary>Whether a card is not left out.</summary>
    public bool Offers(MenuCardCode code) => !LeftOut.Contains(code);

    /// <summary>The cards that a prompt offers: those that suit it, of all colours.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="leftOut">What its team leaves out; talking first and doing nothing stay.</param>
    public IReadOnlyList<MenuCard> For(Prompt prompt, IReadOnlyList<MenuCardCode> leftOut) =>
        For([.. prompt.OtherThemes.Prepend(prompt.Theme).Select(theme => theme.Code)], leftOut, prompt.Id.ToString());

    /// <summary>The cards that go with some themes, of all colours.</summary>
    /// <param name="themes">The themes.</param>
    /// <param name="leftOut">What the team leaves out; talking first and doing nothing stay.</param>
    /// <param name="chance">What the order comes from.</param>
    /// <remarks>The order says nothing: it is another one for every prompt and approach, and the same each time that one is read.</remarks>
    public IReadOnlyList<MenuCard> For(IReadOnlyList<ThemeCode> themes, IReadOnlyList<MenuCardCode> leftOut, string chance) =>
    [
        .. Offered.Where(card => card.Suits(themes) && (!leftOut.Contains(card.Code) || StandardMenu.IsAlways(card.Code)))
            .OrderBy(card => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{chance}|{card.Title}"))), StringComparer.Ordinal),
    ];

    internal Menu With(MenuCard card) => new(
        IsOwn(card.Code) ? [.. Own.Select(known => known.Code == card.Code ? card : known)] : [.. Own, card], [.. LeftOut.Where(code => code != card.Code)]);

    internal Menu Without(MenuCardCode own) => new([.. Own.Where(card => card.Code != own)], LeftOut);

    internal Menu LeavingOut(MenuCardCode standard) => new(Own, [.. LeftOut, standard]);

    internal Menu Offering(MenuCardCode standard) => new(Own, [.. LeftOut.Where(code => code != standard)]);
}

using Signals.Core.Areas;
using Signals.Core.SocialMaps;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;

namespace Signals.Gateway.SocialMaps;

/// <summary>Who and what can help.</summary>
internal sealed class SocialMapDesk(GrainsWithinReach grains, TimeProvider clock)
{
    /// <summary>What goes with some themes and is for a neighbourhood, in the order of their names.</summary>
    /// <param name="municipality">The municipality.</param>
    /// <param name="themes">The themes; none for any.</param>
    /// <param name="neighbourhood">The neighbourhood; null for any.</param>
    public async Task<IReadOnlyList<SocialMapAnswer>> Find(
        KnownMunicipality municipality, IReadOnlyCollection<ThemeCode> themes, NeighbourhoodCode? neighbourhood, CancellationToken cancellation)
    {
        var today = DutchTime.DateOf(clock.GetUtcNow());
        var entries = await grains.SocialMap(municipality.Code).Entries(cancellation);
        return [.. entries.Where(entry => entry.Suits(themes, neighbourhood)).OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).Select(entry => SocialMapAnswer.Of(entry, municipality, today))];
    }
}

/// <summary>An entry of the social map.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Naam">What it is called.</param>
/// <param name="Soort"><c>hulp</c>, <c>vrijwilligers</c>, <c>initiatief</c> or <c>ontmoeting</c>.</param>
/// <param name="Omschrijving">What people find there.</param>
/// <param name="Contact">How it is reached.</param>
/// <param name="Themas">The themes that it goes with; empty for all.</param>
/// <param name="Buurten">The neighbourhoods that it is for; empty for all.</param>
/// <param name="GecontroleerdOp">When somebody last checked that it is still right.</param>
/// <param name="Waarschuwing">What to know if that is too long ago; null otherwise.</param>
public sealed record SocialMapAnswer(
    string Code, string Naam, string Soort, string Omschrijving, string Contact, IReadOnlyList<NamedCode> Themas, IReadOnlyList<NamedCode> Buurten, DateOnly GecontroleerdOp, string? Waarschuwing)
{
    internal static SocialMapAnswer Of(SocialMapEntry entry, KnownMunicipality municipality, DateOnly today) => new(
        entry.Code.ToString(), entry.Name, SocialMapNames.Code(entry.Kind), entry.Description, entry.Contact,
        [.. entry.Themes.Select(theme => new NamedCode(theme.ToString(), municipality.Theme(theme.ToString())?.Name ?? theme.ToString()))],
        [.. entry.Neighbourhoods.Select(municipality.Named)], entry.CheckedOn,
        entry.IsToCheck(today) ? $"Dit is voor het laatst gecontroleerd op {DutchDay.WithYear(entry.CheckedOn)}. Kijk of het nog klopt." : null);
}

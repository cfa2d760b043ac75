using Signals.Core.Addresses;
using Signals.Core.Areas;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Addresses;

/// <summary>Finds the neighbourhood of an address, as a suggestion. Only the postcode goes inward; the house number stays here.</summary>
internal sealed class AddressDesk(Catalogue catalogue, GrainsWithinReach grains)
{
    /// <param name="postcode">As somebody wrote it.</param>
    /// <returns>Null if the municipality is not served here, the address is not known in it, or its neighbourhood was divided since.</returns>
    public async Task<NeighbourhoodArea?> Find(MunicipalityCode municipality, string postcode, int number, CancellationToken cancellation)
    {
        if (!Postcode.TryParse(postcode, null, out var read) || await catalogue.Municipality(municipality, cancellation) is not { } known) return null;
        var found = await grains.Addresses(municipality, read.Area).Find(read, cancellation);
        // Of a neighbourhood that was divided the list cannot say in which part the address lies.
        return found.Find(number) is { } code && known.Today(code) is [var area] ? area : null;
    }
}

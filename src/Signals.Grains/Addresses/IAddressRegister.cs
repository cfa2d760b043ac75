using Signals.Core.Addresses;
using Signals.Core.Areas;
using Signals.Grains.Engine;

namespace Signals.Grains.Addresses;

/// <summary>Which neighbourhood each address of one municipality in one postcode area lies in.</summary>
[MayInterleave]
public interface IAddressRegister : IJournaledGrain
{
    /// <summary>Takes over an edition, in place of everything that was known. One that is earlier than what is known changes nothing.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="neighbourhoods">All that the municipality has of the postcode area, as <see cref="GatheredAddresses.Coded"/> gives it.</param>
    /// <returns>The edition that the register holds now: later than the one that was given if that was refused.</returns>
    Task<EditionYear> Load(EditionYear edition, IReadOnlyList<NeighbourhoodAddresses> neighbourhoods, CancellationToken cancellation);

    /// <summary>Which neighbourhoods a postcode lies in. The house number is left out of it: an address never leaves the gateway.</summary>
    /// <exception cref="ArgumentException">The postcode is of another area.</exception>
    Task<PostcodeNeighbourhoods> Find(Postcode postcode, CancellationToken cancellation);
}

using Orleans.Concurrency;
using Signals.Core.Addresses;
using Signals.Core.Areas;
using Signals.Grains.Addresses;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IAddressRegister"/>
[Alias("signals.addresses")]
public interface IAddressRegisterShell : IAddressRegister, IGrainWithStringKey;

/// <inheritdoc cref="IAddressRegister"/>
[GrainType(StreamKeys.AddressesKind), Reentrant]
public sealed class AddressRegisterShell(GrainContext context)
    : Shell<AddressRegisterGrain>(key => GrainsByKey.Addresses(key, context)), IAddressRegisterShell
{
    public Task<EditionYear> Load(EditionYear edition, IReadOnlyList<NeighbourhoodAddresses> neighbourhoods, CancellationToken cancellation) =>
        Inner.Load(edition, neighbourhoods, cancellation);

    public Task<PostcodeNeighbourhoods> Find(Postcode postcode, CancellationToken cancellation) => Inner.Find(postcode, cancellation);
}

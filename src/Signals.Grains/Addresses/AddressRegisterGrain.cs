using Signals.Core.Addresses;
using Signals.Core.Areas;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Addresses;

/// <inheritdoc cref="IAddressRegister"/>
public sealed class AddressRegisterGrain(MunicipalityCode municipality, PostcodeArea area, GrainContext context)
    : JournaledGrain<AddressRegister, AddressRegisterEvent>(StreamKeys.Addresses(municipality, area), context), IAddressRegister
{
    /// <inheritdoc/>
    public Task<EditionYear> Load(EditionYear edition, IReadOnlyList<NeighbourhoodAddresses> neighbourhoods, CancellationToken cancellation) => Decide(turn =>
    {
        turn.Emit(turn.State.Load(edition, neighbourhoods));
        return turn.State.Edition!.Value;
    }, [], cancellation);

    /// <inheritdoc/>
    public Task<PostcodeNeighbourhoods> Find(Postcode postcode, CancellationToken cancellation) => postcode.Area == area
        ? Ask(state => state.Find(postcode), cancellation)
        : throw new ArgumentException("The postcode is of another area.", nameof(postcode));

    protected override void Apply(AddressRegister state, AddressRegisterEvent happened) => state.Apply(happened);

    protected override void Take(Turn<AddressRegister, AddressRegisterEvent> turn, Message message) =>
        throw new InvalidOperationException($"An address register takes no {message.GetType().Name}.");
}

using System.Text.Json.Serialization;
using Signals.Core.Areas;

namespace Signals.Core.Addresses;

/// <summary>
/// Which neighbourhood each address of one municipality in one postcode area lies in, as one edition of the CBS list has it. It suggests a neighbourhood;
/// nothing is refused by it.
/// </summary>
/// <remarks>
/// Most postcodes lie wholly in one neighbourhood and are kept as two letters; of the others the house numbers are kept as rows along a side of the
/// street. It grows with the postcodes of the area, at most 676, and with at most <see cref="GatheredAddresses.Most"/> house numbers.
/// </remarks>
public sealed class AddressRegister
{
    public AddressRegister() : this(null, []) { }

    [JsonConstructor]
    internal AddressRegister(EditionYear? edition, IReadOnlyList<NeighbourhoodAddresses> neighbourhoods) =>
        (Edition, Neighbourhoods) = (edition, neighbourhoods);

    /// <summary>The edition that it holds; null until addresses were loaded.</summary>
    public EditionYear? Edition { get; private set; }

    /// <summary>What each neighbourhood has of the area, in order of their codes.</summary>
    public IReadOnlyList<NeighbourhoodAddresses> Neighbourhoods { get; private set; }

    /// <summary>Takes over an edition, in place of everything that was known.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="neighbourhoods">All that the municipality has of the postcode area, as <see cref="GatheredAddresses.Coded"/> gives it.</param>
    /// <returns>Nothing if it was known as such, or a later edition was.</returns>
    public IReadOnlyList<AddressRegisterEvent> Load(EditionYear edition, IReadOnlyList<NeighbourhoodAddresses> neighbourhoods)
    {
        var order = Edition?.CompareTo(edition) ?? -1;
        return order > 0 || (order == 0 && Neighbourhoods.SequenceEqual(neighbourhoods)) ? [] : [new AddressesLoaded(edition, neighbourhoods)];
    }

    /// <summary>Which neighbourhoods a postcode lies in.</summary>
    /// <param name="postcode">A postcode of this area; its digits are not looked at.</param>
    public PostcodeNeighbourhoods Find(Postcode postcode)
    {
        var letters = postcode.Letters;
        var parts = new List<NeighbourhoodPart>();
        foreach (var neighbourhood in Neighbourhoods)
        {
            if (neighbourhood.HasWhole(letters)) return new(neighbourhood.Code, []);
            foreach (var part in neighbourhood.Parts)
                if (part.Letters == letters) parts.Add(new(neighbourhood.Code, part.Numbers));
        }
        return new(null, parts);
    }

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(AddressRegisterEvent happened)
    {
        switch (happened)
        {
            case AddressesLoaded loaded:
                (Edition, Neighbourhoods) = (loaded.Edition, loaded.Neighbourhoods);
                break;
            default:
                throw new InvalidOperationException($"No address register knows the event {happened.GetType().Name}.");
        }
    }
}

/// <summary>Something that happened to an address register.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AddressesLoaded), "addresses-loaded")]
public abstract record AddressRegisterEvent;

/// <summary>All addresses of the postcode area, as an edition has them; what was known before is gone.</summary>
public sealed record AddressesLoaded(EditionYear Edition, IReadOnlyList<NeighbourhoodAddresses> Neighbourhoods) : AddressRegisterEvent;

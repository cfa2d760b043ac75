using Signals.Core.Areas;

namespace Signals.Core.Municipalities;

public sealed partial class Municipality
{
    private readonly SortedDictionary<NeighbourhoodCode, ListedPlaces> places;

    /// <summary>Blocks, courtyards and streets that it has listed, by neighbourhood; those where it never listed any are left out.</summary>
    public IReadOnlyCollection<ListedPlaces> Places => places.Values;

    /// <summary>Lists the places of a neighbourhood, in place of those that it had. Nothing if they are listed so.</summary>
    /// <returns>Null if the neighbourhood is not known.</returns>
    /// <exception cref="ArgumentException">There are more than <see cref="ListedPlaces.Most"/>, or a code occurs twice.</exception>
    public IReadOnlyList<MunicipalityEvent>? ListPlaces(NeighbourhoodCode neighbourhood, IReadOnlyList<ListedPlace> listed)
    {
        if (listed.Count > ListedPlaces.Most || listed.DistinctBy(place => place.Code).Count() < listed.Count)
            throw new ArgumentException($"A neighbourhood has at most {ListedPlaces.Most} places, each with a code of its own.", nameof(listed));
        if (!neighbourhoods.ContainsKey(neighbourhood)) return null;
        return (places.GetValueOrDefault(neighbourhood)?.Listed ?? []).SequenceEqual(listed) ? [] : [new PlacesListed(neighbourhood, listed)];
    }

    private void Apply(PlacesListed listed) => places[listed.Neighbourhood] =
        (places.GetValueOrDefault(listed.Neighbourhood) ?? new(listed.Neighbourhood, [], [])).With(listed.Places);
}

using Signals.Core.Areas;

namespace Signals.Core.Municipalities;

/// <summary>A block, courtyard or street that a municipality has listed.</summary>
/// <param name="Code">Its code, unique in its neighbourhood.</param>
/// <param name="Name">Its name on screens, at most <see cref="MostName"/> characters.</param>
public sealed record ListedPlace(PlaceCode Code, string Name)
{
    /// <summary>The most characters that a name can have.</summary>
    public const int MostName = 80;
}

/// <summary>The places of one neighbourhood that a municipality has listed.</summary>
/// <param name="Neighbourhood">The neighbourhood.</param>
/// <param name="Listed">What is listed now, in the municipality's order, at most <see cref="Most"/>.</param>
/// <param name="Delisted">What was listed before, the latest first, at most <see cref="MostDelisted"/>: prompts that stand go on naming it.</param>
public sealed record ListedPlaces(NeighbourhoodCode Neighbourhood, IReadOnlyList<ListedPlace> Listed, IReadOnlyList<ListedPlace> Delisted)
{
    /// <summary>The most places that a neighbourhood can have.</summary>
    public const int Most = 100;

    /// <summary>How many places that are no longer listed are remembered.</summary>
    public const int MostDelisted = 100;

    /// <summary>The name of a place, listed or not; null if it is not known.</summary>
    public string? NameOf(string code) => Listed.Concat(Delisted).FirstOrDefault(place => place.Code.ToString() == code)?.Name;

    /// <summary>Whether a place is listed now.</summary>
    public bool Lists(string code) => Listed.Any(place => place.Code.ToString() == code);

    /// <summary>The same neighbourhood with another list.</summary>
    internal ListedPlaces With(IReadOnlyList<ListedPlace> places)
    {
        var codes = places.Select(place => place.Code).ToHashSet();
        return new(Neighbourhood, places, [.. Listed.Concat(Delisted).Where(place => !codes.Contains(place.Code)).Take(MostDelisted)]);
    }
}

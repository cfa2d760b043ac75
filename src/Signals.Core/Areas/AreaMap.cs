using System.Text.Json.Serialization;

namespace Signals.Core.Areas;

/// <summary>The outlines of a municipality's neighbourhoods.</summary>
public sealed class AreaMap
{
    /// <summary>How many points the outlines have together at most: some 1.5 MB.</summary>
    public const int MostPoints = 100_000;

    private readonly SortedDictionary<NeighbourhoodCode, AreaShape> shapes;

    public AreaMap() : this([]) { }

    [JsonConstructor]
    internal AreaMap(IReadOnlyCollection<AreaShape> shapes) => this.shapes = new(shapes.ToDictionary(shape => shape.Code));

    /// <summary>The outline of each neighbourhood that has one.</summary>
    public IReadOnlyCollection<AreaShape> Shapes => shapes.Values;

    /// <summary>Takes over outlines. Those that are known, or known from a later edition, are passed over.</summary>
    /// <returns>An event for each district, nothing if nothing is new; null if there would be more than <see cref="MostPoints"/>.</returns>
    public IReadOnlyList<AreaMapEvent>? Draw(IReadOnlyCollection<AreaShape> drawn)
    {
        var changed = drawn.Where(shape => !shapes.TryGetValue(shape.Code, out var known) || (known != shape && known.Edition.Year <= shape.Edition.Year)).ToList();
        var left = shapes.Values.ExceptBy(changed.Select(shape => shape.Code), shape => shape.Code);
        return changed.Sum(shape => shape.Points) + left.Sum(shape => shape.Points) > MostPoints
            ? null
            : [.. changed.GroupBy(shape => shape.Code.District).OrderBy(district => district.Key).Select(district => new DistrictDrawn([.. district]))];
    }

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(AreaMapEvent happened)
    {
        switch (happened)
        {
            case DistrictDrawn drawn:
                foreach (var shape in drawn.Shapes) shapes[shape.Code] = shape;
                break;
            default:
                throw new InvalidOperationException($"No map knows the event {happened.GetType().Name}.");
        }
    }
}

/// <summary>Something that happened to the map of a municipality.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(DistrictDrawn), "district-drawn")]
public abstract record AreaMapEvent;

/// <summary>Outlines of neighbourhoods of one district were drawn, or drawn anew.</summary>
public sealed record DistrictDrawn(IReadOnlyList<AreaShape> Shapes) : AreaMapEvent;

using System.Text.Json.Serialization;

namespace Signals.Core.Areas;

/// <summary>The outlines of a municipality's neighbourhoods.</summary>
public sealed class AreaMap
{
    /// <summary>How many points the outlines have together at most: some 1.5 MB. Those of the edition before have as many at most.</summary>
    public const int MostPoints = 100_000;

    private readonly SortedDictionary<NeighbourhoodCode, AreaShape> shapes;
    private readonly SortedDictionary<NeighbourhoodCode, AreaShape> replaced;

    public AreaMap() : this([], null) { }

    [JsonConstructor]
    internal AreaMap(IReadOnlyCollection<AreaShape> shapes, IReadOnlyCollection<AreaShape>? replaced)
    {
        this.shapes = new(shapes.ToDictionary(shape => shape.Code));
        this.replaced = new((replaced ?? []).ToDictionary(shape => shape.Code));
    }

    /// <summary>The outline of each neighbourhood that has one.</summary>
    public IReadOnlyCollection<AreaShape> Shapes => shapes.Values;

    /// <summary>The outlines of an earlier edition that those of <see cref="Shapes"/> took the place of, until it is settled who lives where now.</summary>
    public IReadOnlyCollection<AreaShape> Replaced => replaced.Values;

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

    /// <summary>Forgets how a neighbourhood was drawn before, and the neighbourhood itself if it is no longer there. Nothing if nothing is known of that.</summary>
    public IReadOnlyList<AreaMapEvent> Settle(NeighbourhoodCode code, bool isEnded) =>
        replaced.ContainsKey(code) || (isEnded && shapes.ContainsKey(code)) ? [new OutlineSettled(code, isEnded)] : [];

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(AreaMapEvent happened)
    {
        switch (happened)
        {
            case DistrictDrawn drawn:
                foreach (var shape in drawn.Shapes)
                {
                    if (shapes.TryGetValue(shape.Code, out var before) && before.Edition != shape.Edition) replaced[shape.Code] = before;
                    shapes[shape.Code] = shape;
                }
                break;
            case OutlineSettled settled:
                replaced.Remove(settled.Code);
                if (settled.IsEnded) shapes.Remove(settled.Code);
                break;
            default:
                throw new InvalidOperationException($"No map knows the event {happened.GetType().Name}.");
        }
    }
}

/// <summary>Something that happened to the map of a municipality.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(DistrictDrawn), "district-drawn")]
[JsonDerivedType(typeof(OutlineSettled), "outline-settled")]
public abstract record AreaMapEvent;

/// <summary>Outlines of neighbourhoods of one district were drawn, or drawn anew.</summary>
public sealed record DistrictDrawn(IReadOnlyList<AreaShape> Shapes) : AreaMapEvent;

/// <summary>It is settled who lives where a neighbourhood was drawn in an earlier edition.</summary>
/// <param name="Code">The neighbourhood.</param>
/// <param name="IsEnded">Whether it is no longer there.</param>
public sealed record OutlineSettled(NeighbourhoodCode Code, bool IsEnded) : AreaMapEvent;

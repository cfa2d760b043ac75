using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Themes;

namespace Signals.Core.Trends;

/// <summary>A closed quarter of a municipality as its neighbourhoods told it.</summary>
/// <remarks>What they tell is gathered first and released together: whoever looks on while it comes in would otherwise see each neighbourhood by the step that it makes in the total.</remarks>
public sealed class QuarterTrends
{
    private readonly SortedDictionary<NeighbourhoodCode, QuarterTelling> told;
    private readonly SortedDictionary<NeighbourhoodCode, GatheredTelling> gathered;

    // Derived from what was told, until that changes.
    private ILookup<TrendLevel, AreaFigure>? figures;
    private CellNoise? noiseOfFigures;

    public QuarterTrends() : this([], []) { }

    [JsonConstructor]
    internal QuarterTrends(IReadOnlyCollection<QuarterTelling> told, IReadOnlyCollection<GatheredTelling> gathered)
    {
        this.told = new(told.ToDictionary(telling => telling.Neighbourhood));
        this.gathered = new(gathered.ToDictionary(telling => telling.Telling.Neighbourhood));
    }

    /// <summary>What figures are made of. It never leaves as it is.</summary>
    public IReadOnlyCollection<QuarterTelling> Told => told.Values;

    /// <summary>What was told since and is not released yet.</summary>
    public IReadOnlyCollection<GatheredTelling> Gathered => gathered.Values;

    /// <summary>Whether all that is gathered was told because of a load, and none because the quarter closed.</summary>
    [JsonIgnore]
    public bool IsGatheredAfterLoad => gathered.Values.All(telling => telling.AfterLoad);

    /// <summary>Takes in what a neighbourhood tells; it takes the place of what it told before.</summary>
    public static TellingGathered Gather(QuarterTelling telling, bool afterLoad) => new(telling, afterLoad);

    /// <summary>Releases what was gathered. Nothing if nothing was.</summary>
    public IReadOnlyList<QuarterTrendsEvent> Release() => gathered.Count == 0 ? [] : [new TellingsReleased()];

    /// <summary>Drops everything. Nothing if there is nothing.</summary>
    public IReadOnlyList<QuarterTrendsEvent> Drop() => told.Count + gathered.Count == 0 ? [] : [new TellingsDropped()];

    /// <summary>The figures that may leave, in the order of areas.</summary>
    /// <param name="level">Of which areas.</param>
    /// <param name="theme">Of which theme; null for all.</param>
    /// <param name="noise">The municipality's noise.</param>
    /// <returns>None before anything is released, and none of a quarter that no neighbourhood knows from its first week on: there counting had only begun.</returns>
    public IReadOnlyList<AreaFigure> Figures(TrendLevel level, ThemeCode? theme, CellNoise noise)
    {
        if (figures is null || noiseOfFigures != noise) (figures, noiseOfFigures) = (Protect(noise), noise);
        return [.. figures[level].Where(figure => theme is null || figure.Theme == theme)];
    }

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(QuarterTrendsEvent happened)
    {
        switch (happened)
        {
            case TellingGathered { Telling: var telling } one:
                gathered[telling.Neighbourhood] = new(telling, one.AfterLoad);
                break;
            case TellingsReleased:
                foreach (var (neighbourhood, telling) in gathered) told[neighbourhood] = telling.Telling;
                gathered.Clear();
                figures = null;
                break;
            case TellingsDropped:
                told.Clear();
                gathered.Clear();
                figures = null;
                break;
            default:
                throw new InvalidOperationException($"No trends know the event {happened.GetType().Name}.");
        }
    }

    private ILookup<TrendLevel, AreaFigure> Protect(CellNoise noise)
    {
        var known = told.Values.Any(telling => telling.IsWhole) ? told.Values.SelectMany(telling => telling.Cells, (telling, cell) => (telling.Neighbourhood, Cell: cell)) : [];
        return known.GroupBy(pair => pair.Cell.Theme).SelectMany(theme =>
        {
            // Whoever told nothing of a theme that others told of had nothing to tell.
            var cells = theme.ToDictionary(pair => pair.Neighbourhood, pair => pair.Cell);
            return Disclosure.Protect(told.Keys.First().Municipality, told.Values.First().Quarter, theme.Key, told.Keys.ToDictionary(code => code, code => cells.GetValueOrDefault(code)), noise);
        }).OrderBy(entry => entry.Figure.Area, StringComparer.Ordinal).ThenBy(entry => entry.Figure.Theme).ToLookup(entry => entry.Level, entry => entry.Figure);
    }
}

/// <summary>What a neighbourhood told and is not released yet.</summary>
/// <param name="Telling">What it told.</param>
/// <param name="AfterLoad">Whether it told because of a load.</param>
public sealed record GatheredTelling(QuarterTelling Telling, bool AfterLoad);

/// <summary>Something that happened to the trends of a quarter.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TellingGathered), "telling-gathered")]
[JsonDerivedType(typeof(TellingsReleased), "tellings-released")]
[JsonDerivedType(typeof(TellingsDropped), "tellings-dropped")]
public abstract record QuarterTrendsEvent;

/// <summary>A neighbourhood told of the quarter.</summary>
/// <param name="Telling">What it told.</param>
/// <param name="AfterLoad">Whether it told because of a load.</param>
public sealed record TellingGathered(QuarterTelling Telling, bool AfterLoad) : QuarterTrendsEvent;

/// <summary>What was gathered became what figures are made of.</summary>
public sealed record TellingsReleased : QuarterTrendsEvent;

/// <summary>The quarter is too long ago to be shown, and was dropped.</summary>
public sealed record TellingsDropped : QuarterTrendsEvent;

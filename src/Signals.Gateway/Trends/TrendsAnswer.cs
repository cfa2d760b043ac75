using Signals.Core.Prompts;
using Signals.Core.Trends;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Trends;

/// <summary>Figures over quarters, and how to read them.</summary>
/// <param name="Niveau">Of which areas.</param>
/// <param name="Van">The first quarter.</param>
/// <param name="Tot">The last quarter.</param>
/// <param name="Reeksen">A series for each area and theme: areas by code, themes as the municipality has them.</param>
/// <param name="Toelichting">How to read them, in sentences.</param>
public sealed record TrendsAnswer(string Niveau, string Van, string Tot, IReadOnlyList<TrendSeries> Reeksen, IReadOnlyList<string> Toelichting);

/// <summary>One theme in one area.</summary>
/// <param name="Punten">A figure for each quarter that is known, in order.</param>
public sealed record TrendSeries(NamedCode Gebied, NamedCode Thema, IReadOnlyList<TrendPoint> Punten);

/// <summary>A figure, or that it is withheld.</summary>
/// <param name="Kwartaal">The quarter.</param>
/// <param name="Aantal">How many counted signals, rounded; left out if it is withheld.</param>
/// <param name="Verwacht">What was to be expected, rounded; left out if too little of the past is known.</param>
/// <param name="Achtergehouden">True if it is withheld; left out otherwise.</param>
/// <param name="Geschat">True if it is a share of figures of areas with other borders; left out otherwise.</param>
public sealed record TrendPoint(string Kwartaal, int? Aantal, TrendRange? Verwacht, bool? Achtergehouden, bool? Geschat)
{
    internal static TrendPoint Of(string quarter, AreaFigure figure) =>
        new(quarter, figure.Count, TrendRange.Of(figure.Expected), figure.IsWithheld ? true : null, figure.IsEstimated ? true : null);
}

/// <summary>From and to, both included.</summary>
public sealed record TrendRange(int Van, int Tot)
{
    internal static TrendRange? Of(NormalRange? range) => range is { } known ? new(known.Low, known.High) : null;
}

using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Approaches;

/// <summary>What can be said of what an approach came to.</summary>
internal sealed class EffectDesk(GrainsWithinReach grains, TimeProvider clock)
{
    public async Task<EffectAnswer> Of(FoundApproach found, CancellationToken cancellation)
    {
        var (approach, now) = (found.Approach, clock.GetUtcNow());
        var begin = IsoWeek.Of(approach.BegunAt);
        var choice = approach.Comparison;
        // One that the approach spread to is no longer what would have been without it.
        NeighbourhoodCode[] others = [.. choice?.Neighbourhoods.Except(approach.Neighbourhoods) ?? []];
        var effect = EffectMoment.Last(begin, now) is { } weeks
            ? Effect.Of(
                await Spans(choice?.Own ?? approach.Neighbourhoods, approach.Themes[0], begin, weeks, cancellation),
                await Spans(others, approach.Themes[0], begin, weeks, cancellation), begin, now)
            : Effect.Of([], [], begin, now);
        return EffectAnswer.Of(effect, choice?.InWords, others, found.Team.Municipality);
    }

    private async Task<IReadOnlyList<SpanTelling?>> Spans(IReadOnlyList<NeighbourhoodCode> neighbourhoods, ThemeCode theme, IsoWeek begin, int weeks, CancellationToken cancellation)
    {
        var spans = new List<SpanTelling?>(neighbourhoods.Count);
        foreach (var code in neighbourhoods) spans.Add(await grains.Neighbourhood(code).Span(theme, begin, weeks, cancellation));
        return spans;
    }
}

/// <summary>What can be said of what an approach came to. It never says what that came of.</summary>
/// <param name="Oordeel"><c>te-vroeg</c>, <c>niet-te-zeggen</c>, <c>minder</c>, <c>meer</c> or <c>ongeveer-gelijk</c>.</param>
/// <param name="Weken">Over how many weeks after the week of beginning; null before the first moment.</param>
/// <param name="VolgendeOp">The day from which something can be said, or said anew; null after the last moment.</param>
/// <param name="Geteld">How many people were counted, banded; null where there are no numbers.</param>
/// <param name="Verwacht">How many were to be expected without it, as a range; null where there are no numbers.</param>
/// <param name="Verhouding">What was told beside what was to be expected; null where that is not known.</param>
/// <param name="Minder">How many separate cases fewer there were, as a range; below 0 for more. Null where there are no numbers.</param>
/// <param name="Uitleg">The same in plain sentences.</param>
/// <param name="KanOokKomenDoor">What else may lie behind it.</param>
/// <param name="VergelekenMet">The neighbourhoods that it is compared with.</param>
/// <param name="Keuze">The rule by which they were chosen; null until they were.</param>
/// <param name="Regel">The rule by which this is told.</param>
public sealed record EffectAnswer(
    string Oordeel, int? Weken, DateOnly? VolgendeOp, string? Geteld, RangeAnswer? Verwacht, RatioAnswer? Verhouding, RangeAnswer? Minder, IReadOnlyList<string> Uitleg,
    IReadOnlyList<string> KanOokKomenDoor, IReadOnlyList<NamedCode> VergelekenMet, string? Keuze, string Regel)
{
    internal static EffectAnswer Of(Effect effect, string? rule, IReadOnlyList<NeighbourhoodCode> others, KnownMunicipality municipality) => new(
        effect.Verdict switch
        {
            EffectVerdict.TooEarly => "te-vroeg",
            EffectVerdict.Less => "minder",
            EffectVerdict.More => "meer",
            EffectVerdict.AboutTheSame => "ongeveer-gelijk",
            _ => "niet-te-zeggen",
        },
        effect.Weeks, effect.NextOn, effect.Figures?.Observed.ToString(),
        effect.Figures is { } figures ? new(figures.Expected.Low, figures.Expected.High) : null,
        effect.Figures is { } ratios ? new(ratios.Ratio, ratios.Low, ratios.High) : null,
        effect.Figures is { } fewer ? new(fewer.Fewer.Low, fewer.Fewer.High) : null,
        effect.Explanation, effect.OtherReasons, [.. others.Select(municipality.Named)], rule, effect.Rule.InWords);
}

/// <param name="Van">The lowest.</param>
/// <param name="Tot">The highest; null without a bound.</param>
public sealed record RangeAnswer(int Van, int? Tot);

/// <param name="Schatting">The estimate; null where too few were counted or expected.</param>
/// <param name="Van">The lowest that goes with the count.</param>
/// <param name="Tot">The highest.</param>
public sealed record RatioAnswer(double? Schatting, double Van, double Tot);

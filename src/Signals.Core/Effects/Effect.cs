using Signals.Core.Time;

namespace Signals.Core.Effects;

/// <summary>What can be said of a collective approach: whether fewer or more people told of its theme than was to be expected without it. It never says what that came of.</summary>
public sealed record Effect
{
    private Effect() { }

    /// <summary>What can be said.</summary>
    public required EffectVerdict Verdict { get; init; }

    /// <summary>Why nothing can be said; null unless <see cref="Verdict"/> is <see cref="EffectVerdict.CannotTell"/>.</summary>
    public EffectObstacle? Obstacle { get; init; }

    /// <summary>Over how many weeks after the week of beginning; null before the first moment.</summary>
    public int? Weeks { get; init; }

    /// <summary>The day from which something can be said, or said anew; null after the last moment.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>The numbers, as they may leave; null where there are none.</summary>
    public EffectFigures? Figures { get; init; }

    /// <summary>The same in plain Dutch sentences.</summary>
    public required IReadOnlyList<string> Explanation { get; init; }

    /// <summary>What else may lie behind it, in plain Dutch sentences; none where nothing is said.</summary>
    public IReadOnlyList<string> OtherReasons { get; init; } = [];

    /// <summary>The rule behind it.</summary>
    public EffectRule Rule { get; init; } = EffectRule.Current;

    /// <summary>Says what can be said at the last moment that has come.</summary>
    /// <param name="own">What each neighbourhood of the approach told of the weeks of that moment (<see cref="EffectMoment.Last"/>), null for one that could not; none before the first moment.</param>
    /// <param name="comparison">The same for the neighbourhoods that were chosen when the approach began.</param>
    /// <param name="begin">The week in which the approach began.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentException">A neighbourhood told of other weeks.</exception>
    public static Effect Of(IReadOnlyCollection<SpanTelling?> own, IReadOnlyCollection<SpanTelling?> comparison, IsoWeek begin, DateTimeOffset now)
    {
        var next = EffectMoment.NextOn(begin, now);
        if (EffectMoment.Last(begin, now) is not { } weeks)
            return new() { Verdict = EffectVerdict.TooEarly, NextOn = next, Explanation = EffectWording.TooEarly(next!.Value) };
        if (own.Concat(comparison).Any(one => one is not null && (one.Begin != begin || one.Weeks != weeks)))
            throw new ArgumentException("Every neighbourhood tells of the same weeks.", nameof(own));

        List<SpanTelling> ours = [.. own.OfType<SpanTelling>()], others = [.. comparison.OfType<SpanTelling>().Where(one => one.IsComparable)];
        if (ours.Count == 0 || ours.Count < own.Count) return Unknown(EffectObstacle.TooLittleKnown);
        if (others.Count < ComparisonChoice.FewestForClaims) return Unknown(EffectObstacle.TooFewComparable);
        var estimate = EffectEstimate.Of(ours, others);
        var (verdict, figures) = (estimate.Verdict, EffectFigures.Of(estimate));
        return new()
        {
            Verdict = verdict,
            Obstacle = verdict == EffectVerdict.CannotTell ? EffectObstacle.TooUncertain : null,
            Weeks = weeks,
            NextOn = next,
            Figures = figures,
            Explanation = EffectWording.Of(verdict, figures, weeks, next),
            OtherReasons = EffectWording.OtherReasons(verdict, ours.Sum(one => one.PeopleBefore - one.ExpectedBefore) >= EffectWording.NotableBefore),
        };

        Effect Unknown(EffectObstacle obstacle) =>
            new() { Verdict = EffectVerdict.CannotTell, Obstacle = obstacle, Weeks = weeks, NextOn = next, Explanation = EffectWording.Unknown(obstacle) };
    }
}

/// <summary>The rule by which an effect is told.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version, 1 or more.</param>
/// <param name="InWords">The rule in plain Dutch.</param>
public sealed record EffectRule(string Id, int Version, string InWords)
{
    /// <summary>The rule that holds now.</summary>
    public static readonly EffectRule Current = new("effect", 1,
        "Telt de signalen over het thema in de weken na het begin. Zet die naast wat gewoon was, en naast buurten die erop lijken. Wat in de acht weken voor het begin binnenkwam, telt niet als gewoon. " +
        "Kijkt op twee vaste momenten: na een half jaar en na een jaar. Zegt alleen iets als toeval het verschil niet goed kan verklaren.");
}

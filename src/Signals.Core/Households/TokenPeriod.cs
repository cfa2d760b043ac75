using Signals.Core.Time;

namespace Signals.Core.Households;

/// <summary>The quarter in which household tokens are made under one key.</summary>
/// <remarks>
/// In its first <see cref="OverlapWeeks"/> weeks a period overlaps with the one before: a signal then carries a token of both, so that a household that told something on either
/// side of the border is still seen to be one for the 28 days in which a repeat is not counted again. Within a quarter every signal of a household carries the quarter's own
/// token, so that different households can be told apart exactly.
/// </remarks>
/// <param name="Quarter">The quarter.</param>
public readonly record struct TokenPeriod(Quarter Quarter)
{
    /// <summary>How long tokens of the period before are made as well: as long as a repeat is recognised.</summary>
    public const int OverlapWeeks = 4;

    /// <summary>The periods under which a signal observed on a day gets a token: its own, and the one before while they overlap.</summary>
    /// <returns>One or two periods, the day's own first.</returns>
    public static IReadOnlyList<TokenPeriod> At(DateOnly day)
    {
        var week = IsoWeek.Of(day);
        var own = Quarter.Of(week);
        return week - own.First < OverlapWeeks && own != default ? [new(own), new(own - 1)] : [new(own)];
    }

    /// <summary>The first day on which no signal can need a token of this period any more, so that its key must be gone.</summary>
    /// <param name="latest">How late a signal may still come in, in days.</param>
    public DateOnly KeyEnds(int latest) => ((Quarter + 1).First + OverlapWeeks).Monday.AddDays(latest + 1);

    /// <returns>The quarter, as in <c>2026-K3</c>.</returns>
    public override string ToString() => Quarter.ToString();
}

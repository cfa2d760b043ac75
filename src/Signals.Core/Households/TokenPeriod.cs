using System.Globalization;
using Signals.Core.Time;

namespace Signals.Core.Households;

/// <summary>Thirteen weeks in which household tokens are made under one key.</summary>
/// <remarks>
/// Periods are numbered from week 0001-W01. In its first <see cref="OverlapWeeks"/> weeks a period overlaps with the one before: a signal
/// then carries a token of both, so that a household that told something on either side of the border is still seen to be one for the
/// 28 days in which a repeat is not counted again. <c>default</c> is period 0.
/// </remarks>
/// <param name="Number">The number of the period.</param>
public readonly record struct TokenPeriod(int Number)
{
    /// <summary>How long a period lasts.</summary>
    public const int Weeks = 13;

    /// <summary>How long tokens of the period before are made as well: as long as a repeat is recognised.</summary>
    public const int OverlapWeeks = 4;

    private static readonly IsoWeek Origin = IsoWeek.Of(DateOnly.MinValue);

    /// <summary>The periods under which a signal observed on a day gets a token: its own, and the one before while they overlap.</summary>
    /// <returns>One or two periods, the day's own first.</returns>
    public static IReadOnlyList<TokenPeriod> At(DateOnly day)
    {
        var week = IsoWeek.Of(day) - Origin;
        var own = new TokenPeriod(week / Weeks);
        return week % Weeks < OverlapWeeks && own.Number > 0 ? [own, new(own.Number - 1)] : [own];
    }

    /// <summary>The first day on which no signal can need a token of this period any more, so that its key must be gone.</summary>
    /// <param name="latest">How late a signal may still come in, in days.</param>
    public DateOnly KeyEnds(int latest) => (Origin + ((Number + 1) * Weeks) + OverlapWeeks).Monday.AddDays(latest + 1);

    /// <returns>The number.</returns>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}

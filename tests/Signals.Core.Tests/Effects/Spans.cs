using Signals.Core.Areas;
using Signals.Core.Effects;
using Signals.Core.Time;

namespace Signals.Core.Tests.Effects;

/// <summary>What neighbourhoods told, as a test wants it.</summary>
internal static class Spans
{
    public static readonly IsoWeek Begin = IsoWeek.Parse("2026-W10");

    public static SpanTelling Of(int people, double expected, double before = 0, double? least = null, double? most = null, double clumping = 1.2, int weeks = 26) =>
        new(NeighbourhoodCode.Parse("BU99990102"), Begin, weeks, people, new(expected, clumping, 0.005, least ?? expected, most ?? expected), (int)before, 1);

    /// <summary>Eight neighbourhoods of which so many times what was expected was told.</summary>
    public static IReadOnlyList<SpanTelling> Around(double ratio, double expected = 40) => [.. Enumerable.Range(0, 8).Select(number => Of((int)(ratio * expected) + (number % 2), expected))];

    /// <summary>Noon on the Monday of a week.</summary>
    public static DateTimeOffset At(IsoWeek week) => DutchTime.StartOf(week.Monday).AddHours(12);
}

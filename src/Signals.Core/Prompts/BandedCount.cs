using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Prompts;

/// <summary>How many households or people, told only as a band, so that nobody can be counted out of it.</summary>
/// <remarks>Equal when the band is. <c>default</c> is the lowest band, fewer than five.</remarks>
[JsonConverter(typeof(TextValueConverter<BandedCount>))]
public readonly record struct BandedCount : IParsable<BandedCount>
{
    private static readonly (int From, string Text)[] Bands =
    [
        (0, "minder dan 5"), (5, "5 tot 9"), (10, "10 tot 19"), (20, "20 tot 49"), (50, "50 tot 99"), (100, "100 of meer"),
    ];

    private readonly int band;

    private BandedCount(int band) => this.band = band;

    /// <summary>The fewest of the band, 0 or more.</summary>
    public int From => Bands[band].From;

    /// <summary>The most of the band, inclusive; null for the highest, which has no end.</summary>
    public int? To => band + 1 < Bands.Length ? Bands[band + 1].From - 1 : null;

    /// <summary>The band that a count lies in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static BandedCount Of(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Array.FindLastIndex(Bands, band => band.From <= count));
    }

    /// <returns>The band in Dutch words, as in <c>5 tot 9</c>.</returns>
    public override string ToString() => Bands[band].Text;

    /// <summary>Reads a band back from its words.</summary>
    /// <exception cref="FormatException">There is no such band.</exception>
    public static BandedCount Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var count) ? count : throw new FormatException("Not one of the bands.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BandedCount result)
    {
        var band = Array.FindIndex(Bands, band => band.Text == s);
        result = new(Math.Max(band, 0));
        return band >= 0;
    }
}

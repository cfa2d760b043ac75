using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Text;

namespace Signals.Core.Neighbourhoods;

/// <summary>One occurrence of outreach: the effort behind the counts, so that an extra round is not mistaken for a rise.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><see cref="Source.WalkIn"/> or <see cref="Source.CoffeeCart"/>.</param>
/// <param name="Place">Where, as the team names it; at most 100 characters.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record OutreachStop(StopId Id, Source Kind, string? Place, DateTimeOffset StartedAt)
{
    /// <summary>The longest that a stop can last. One that was never ended counts for nothing.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How long after it began a stop can still be ended, as by a device that was out of reach for a week. After that it is forgotten.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(8);
}

/// <summary>Names a stop by its neighbourhood and its number there, as in <c>BU99990102-s3</c>.</summary>
/// <param name="Neighbourhood">The neighbourhood.</param>
/// <param name="Number">Counting from 1.</param>
[JsonConverter(typeof(TextValueConverter<StopId>))]
public readonly record struct StopId(NeighbourhoodCode Neighbourhood, int Number) : IParsable<StopId>
{
    /// <returns>Code and number with <c>-s</c> between.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Neighbourhood}-s{Number}");

    /// <exception cref="FormatException">The text is no stop id.</exception>
    public static StopId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("A stop is named as in BU99990102-s3.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StopId result)
    {
        result = default;
        if (s is not { Length: >= 13 and <= 21 } || s[10] != '-' || s[11] != 's' || s[12] == '0'
            || !NeighbourhoodCode.TryParse(s[..10], provider, out var neighbourhood)
            || !int.TryParse(s.AsSpan(12), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        result = new(neighbourhood, number);
        return true;
    }
}

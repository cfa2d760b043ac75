using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Signals.Core.Households;
using Signals.Core.Text;

namespace Signals.Core.Addresses;

/// <summary>House numbers along one side of a street: every second one from the first to the last, both included.</summary>
/// <remarks>Equal when first and last are. <c>default</c> holds no house number that can exist.</remarks>
[JsonConverter(typeof(TextValueConverter<HouseNumbers>))]
public readonly record struct HouseNumbers : IParsable<HouseNumbers>
{
    /// <summary>How far apart house numbers on one side are.</summary>
    internal const int Step = 2;

    /// <param name="first">The lowest number, 1 to 99999.</param>
    /// <param name="last">The highest number, <paramref name="first"/> to 99999, odd or even as that is.</param>
    /// <exception cref="ArgumentOutOfRangeException">These are not the ends of such a row.</exception>
    public HouseNumbers(int first, int last)
    {
        if (!CanBe(first, last)) throw new ArgumentOutOfRangeException(nameof(last), "House numbers on one side run from low to high, all odd or all even.");
        (First, Last) = (first, last);
    }

    /// <summary>The lowest number.</summary>
    public int First { get; }

    /// <summary>The highest number.</summary>
    public int Last { get; }

    /// <summary>Whether a number is one of them.</summary>
    public bool Contains(int number) => number >= First && number <= Last && (number - First) % Step == 0;

    /// <returns>First and last with a hyphen between, or the one number that there is.</returns>
    public override string ToString() =>
        First == Last ? First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static HouseNumbers Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var numbers) ? numbers : throw new FormatException("House numbers are written as 7 or as 1-21.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HouseNumbers result)
    {
        result = default;
        var hyphen = s?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (!TryRead(hyphen < 0 ? s : s.AsSpan(0, hyphen), out var first)) return false;
        var last = first;
        if ((hyphen >= 0 && !TryRead(s.AsSpan(hyphen + 1), out last)) || !CanBe(first, last)) return false;
        result = new(first, last);
        return true;
    }

    private static bool CanBe(int first, int last) =>
        HouseholdAddress.IsNumber(first) && HouseholdAddress.IsNumber(last) && first <= last && (last - first) % Step == 0;

    private static bool TryRead(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

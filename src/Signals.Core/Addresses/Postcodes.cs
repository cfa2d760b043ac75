using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Signals.Core.Households;
using Signals.Core.Text;

namespace Signals.Core.Addresses;

/// <summary>The four digits of a postcode, 1000 to 9999: what the address register is divided by.</summary>
/// <remarks>Equal when the digits are. <c>default</c> reads as 1000.</remarks>
[JsonConverter(typeof(TextValueConverter<PostcodeArea>))]
public readonly record struct PostcodeArea : IParsable<PostcodeArea>, IComparable<PostcodeArea>
{
    private const int First = 1_000;
    private const int Last = 9_999;
    private readonly int sinceFirst;

    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1000 to 9999.</exception>
    public PostcodeArea(int digits) => sinceFirst = digits is >= First and <= Last
        ? digits - First
        : throw new ArgumentOutOfRangeException(nameof(digits), digits, $"The digits of a postcode run from {First} to {Last}.");

    /// <summary>The digits, 1000 to 9999.</summary>
    public int Digits => First + sinceFirst;

    /// <inheritdoc/>
    public int CompareTo(PostcodeArea other) => sinceFirst.CompareTo(other.sinceFirst);

    /// <returns>Four digits.</returns>
    public override string ToString() => Digits.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads four digits, the first of them not a nought.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static PostcodeArea Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var area) ? area : throw new FormatException("A postcode begins with four digits, from 1000 on.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PostcodeArea result)
    {
        result = default;
        if (s is not { Length: 4 } || !int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) || digits < First) return false;
        result = new(digits);
        return true;
    }
}

/// <summary>A Dutch postcode: four digits and two capitals. Some twenty addresses, so it is no household's.</summary>
/// <remarks>Equal when digits and letters are. <c>default</c> reads as 1000AA.</remarks>
[JsonConverter(typeof(TextValueConverter<Postcode>))]
public readonly record struct Postcode : IParsable<Postcode>
{
    private readonly PostcodeArea area;
    private readonly short letters;

    private Postcode(PostcodeArea area, short letters) => (this.area, this.letters) = (area, letters);

    /// <summary>Its four digits.</summary>
    public PostcodeArea Area => area;

    /// <summary>Its two capitals.</summary>
    public string Letters => PostcodeLetters.Text(letters);

    /// <summary>Its letters as a number, 0 to 675, in the order of the alphabet.</summary>
    internal int LettersIndex => letters;

    /// <returns>Four digits and two capitals, without a space.</returns>
    public override string ToString() => $"{area}{Letters}";

    /// <summary>Reads a postcode as <see cref="HouseholdAddress.TryPostcode"/> does: spaces and small letters are allowed.</summary>
    /// <exception cref="FormatException">The text is no Dutch postcode. The message does not hold it.</exception>
    public static Postcode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var postcode) ? postcode : throw new FormatException("Not a Dutch postcode.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Postcode result)
    {
        result = default;
        if (!HouseholdAddress.TryPostcode(s, out var written)) return false;
        result = new(PostcodeArea.Parse(written[..4]), (short)PostcodeLetters.Index(written.AsSpan(4)));
        return true;
    }
}

/// <summary>The two capitals of a postcode, as a number from 0 (AA) to 675 (ZZ).</summary>
internal static class PostcodeLetters
{
    private const int InAlphabet = 26;

    public const int Count = InAlphabet * InAlphabet;

    public static string Text(int index) => $"{(char)('A' + (index / InAlphabet))}{(char)('A' + (index % InAlphabet))}";

    public static int Index(ReadOnlySpan<char> letters) => ((letters[0] - 'A') * InAlphabet) + letters[1] - 'A';
}

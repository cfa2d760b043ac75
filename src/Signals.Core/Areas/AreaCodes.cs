using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Areas;

/// <summary>A municipality by its CBS code: <c>GM</c> and four digits.</summary>
/// <remarks>Equal when the digits are. <c>default</c> is GM0000, which CBS gives to no municipality.</remarks>
[JsonConverter(typeof(TextValueConverter<MunicipalityCode>))]
public readonly record struct MunicipalityCode : IParsable<MunicipalityCode>, IComparable<MunicipalityCode>
{
    private readonly int number;

    /// <param name="number">The digits of the code, 0 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not fit four digits.</exception>
    public MunicipalityCode(int number) => this.number = AreaCode.Checked(number, 9_999);

    /// <summary>The digits of the code, 0 to 9999.</summary>
    public int Number => number;

    /// <inheritdoc/>
    public int CompareTo(MunicipalityCode other) => number.CompareTo(other.number);

    /// <returns><c>GM</c> and four digits.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"GM{number:D4}");

    /// <summary>Reads <c>GM</c> and four digits, capitals only.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static MunicipalityCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("A municipality code is GM and four digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MunicipalityCode result)
    {
        var read = AreaCode.TryRead(s, "GM", 4, out var number);
        result = new(number);
        return read;
    }
}

/// <summary>A district (wijk) by its CBS code: <c>WK</c> and six digits, the first four those of its municipality.</summary>
/// <remarks>Equal when the digits are. <c>default</c> is WK000000, which CBS gives to no district.</remarks>
[JsonConverter(typeof(TextValueConverter<DistrictCode>))]
public readonly record struct DistrictCode : IParsable<DistrictCode>, IComparable<DistrictCode>
{
    private readonly int number;

    /// <param name="number">The digits of the code, 0 to 999999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not fit six digits.</exception>
    public DistrictCode(int number) => this.number = AreaCode.Checked(number, 999_999);

    /// <summary>The digits of the code, 0 to 999999.</summary>
    public int Number => number;

    /// <summary>The municipality that the district lies in.</summary>
    public MunicipalityCode Municipality => new(number / 100);

    /// <inheritdoc/>
    public int CompareTo(DistrictCode other) => number.CompareTo(other.number);

    /// <returns><c>WK</c> and six digits.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"WK{number:D6}");

    /// <summary>Reads <c>WK</c> and six digits, capitals only.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static DistrictCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("A district code is WK and six digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DistrictCode result)
    {
        var read = AreaCode.TryRead(s, "WK", 6, out var number);
        result = new(number);
        return read;
    }
}

/// <summary>A neighbourhood (buurt) by its CBS code: <c>BU</c> and eight digits, the first six those of its district.</summary>
/// <remarks>
/// A code means an area only together with the edition of the CBS map that it comes from, see <see cref="NeighbourhoodArea"/>.
/// Equal when the digits are. <c>default</c> is BU00000000, which CBS gives to no neighbourhood.
/// </remarks>
[JsonConverter(typeof(TextValueConverter<NeighbourhoodCode>))]
public readonly record struct NeighbourhoodCode : IParsable<NeighbourhoodCode>, IComparable<NeighbourhoodCode>
{
    private readonly int number;

    /// <param name="number">The digits of the code, 0 to 99999999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not fit eight digits.</exception>
    public NeighbourhoodCode(int number) => this.number = AreaCode.Checked(number, 99_999_999);

    /// <summary>The digits of the code, 0 to 99999999.</summary>
    public int Number => number;

    /// <summary>The district that the neighbourhood lies in.</summary>
    public DistrictCode District => new(number / 100);

    /// <summary>The municipality that the neighbourhood lies in.</summary>
    public MunicipalityCode Municipality => new(number / 10_000);

    /// <inheritdoc/>
    public int CompareTo(NeighbourhoodCode other) => number.CompareTo(other.number);

    /// <returns><c>BU</c> and eight digits.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"BU{number:D8}");

    /// <summary>Reads <c>BU</c> and eight digits, capitals only.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static NeighbourhoodCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("A neighbourhood code is BU and eight digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NeighbourhoodCode result)
    {
        var read = AreaCode.TryRead(s, "BU", 8, out var number);
        result = new(number);
        return read;
    }
}

internal static class AreaCode
{
    public static int Checked(int number, int most) => number >= 0 && number <= most
        ? number
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"An area code's number runs from 0 to {most}.");

    public static bool TryRead([NotNullWhen(true)] string? text, string prefix, int digits, out int number)
    {
        number = 0;
        return text is not null
            && text.Length == prefix.Length + digits
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

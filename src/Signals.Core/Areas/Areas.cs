using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Signals.Core.Areas;

/// <summary>The year of the CBS map (Wijk- en Buurtkaart) that an area comes from. Boundaries and codes change between editions.</summary>
/// <remarks>1995 to 2100, both inclusive; <c>default</c> reads as 1995, the first map.</remarks>
[JsonConverter(typeof(EditionYearConverter))]
public readonly record struct EditionYear : IComparable<EditionYear>
{
    private const int First = 1995;
    private const int Last = 2100;
    private readonly int sinceFirst;

    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1995 to 2100.</exception>
    public EditionYear(int year) => sinceFirst = IsValid(year)
        ? year - First
        : throw new ArgumentOutOfRangeException(nameof(year), year, $"An edition year runs from {First} to {Last}.");

    /// <summary>The calendar year.</summary>
    public int Year => First + sinceFirst;

    /// <summary>Whether a year can be that of an edition.</summary>
    public static bool IsValid(int year) => year is >= First and <= Last;

    /// <inheritdoc/>
    public int CompareTo(EditionYear other) => sinceFirst.CompareTo(other.sinceFirst);

    /// <returns>The year in four digits.</returns>
    public override string ToString() => Year.ToString(CultureInfo.InvariantCulture);

    private sealed class EditionYearConverter : JsonConverter<EditionYear>
    {
        public override EditionYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IsValid(reader.GetInt32()) ? new(reader.GetInt32()) : throw new JsonException("Not a valid edition year.");

        public override void Write(Utf8JsonWriter writer, EditionYear value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Year);
    }
}

/// <summary>A neighbourhood as one edition of the CBS map draws it.</summary>
/// <param name="Code">Its CBS code in that edition.</param>
/// <param name="Name">Its name, at most 100 characters.</param>
/// <param name="Edition">The edition.</param>
/// <param name="Households">Number of households; null where CBS does not publish it.</param>
/// <remarks>Equal when all of it is, adjacent areas in the same order included.</remarks>
public sealed record NeighbourhoodArea(NeighbourhoodCode Code, string Name, EditionYear Edition, int? Households)
{
    /// <summary>How many adjacent areas are kept.</summary>
    public const int MostAdjacent = 8;

    /// <summary>The areas of the same municipality that border on it, the closest first, at most <see cref="MostAdjacent"/>; empty where the map had no shapes.</summary>
    public IReadOnlyList<NeighbourhoodCode> Adjacent { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(NeighbourhoodArea? other) =>
        other is not null && Code == other.Code && Name == other.Name && Edition == other.Edition && Households == other.Households && Adjacent.SequenceEqual(other.Adjacent);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Name, Edition, Households);
}

/// <summary>A district as one edition of the CBS map draws it.</summary>
/// <param name="Code">Its CBS code in that edition.</param>
/// <param name="Name">Its name, at most 100 characters.</param>
/// <param name="Edition">The edition.</param>
public sealed record DistrictArea(DistrictCode Code, string Name, EditionYear Edition);

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Time;

/// <summary>A quarter of a year in whole weeks: the ISO weeks whose Thursday lies in it, 12 to 14 of them.</summary>
/// <remarks>Ordered in time; <c>quarter + 1</c> is the quarter after. Every week lies in one quarter. <c>default</c> is 0001-K1.</remarks>
[JsonConverter(typeof(TextValueConverter<Quarter>))]
public readonly record struct Quarter : IParsable<Quarter>, IComparable<Quarter>
{
    private const int PerYear = 4;
    private const int MonthsEach = 3;
    private const int DaysToThursday = 3;

    // So many whole weeks after its last one a quarter is closed.
    private const int WeeksUntilClosed = 2;

    // Quarters since the first one of year 1.
    private readonly int index;

    private Quarter(int index) => this.index = index is >= 0 and < 9_998 * PerYear
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), "A quarter lies in the years 1 to 9998.");

    /// <summary>The quarter that a week lies in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The week lies after the year 9998.</exception>
    public static Quarter Of(IsoWeek week)
    {
        var thursday = week.Monday.AddDays(DaysToThursday);
        return new(((thursday.Year - 1) * PerYear) + ((thursday.Month - 1) / MonthsEach));
    }

    /// <summary>The last quarter that is closed at an instant: two whole weeks have passed since it, so that what comes in a little late is part of it.</summary>
    public static Quarter LastClosed(DateTimeOffset now) => Of(IsoWeek.Of(now) - WeeksUntilClosed) - 1;

    /// <summary>Every quarter from one to another, both included; none if the last comes before the first.</summary>
    public static IEnumerable<Quarter> Range(Quarter first, Quarter last)
    {
        for (var quarter = first; quarter <= last; quarter += 1) yield return quarter;
    }

    /// <summary>The calendar year, four digits.</summary>
    public int Year => 1 + (index / PerYear);

    /// <summary>The number of the quarter in its year, 1 to 4.</summary>
    public int Number => 1 + (index % PerYear);

    /// <summary>Its first week.</summary>
    public IsoWeek First
    {
        get
        {
            var week = IsoWeek.Of(new DateOnly(Year, 1 + ((Number - 1) * MonthsEach), 1));
            return Of(week) == this ? week : week + 1;
        }
    }

    /// <summary>Its last week.</summary>
    public IsoWeek Last => (this + 1).First - 1;

    /// <summary>Its weeks, in order.</summary>
    public IEnumerable<IsoWeek> Weeks => IsoWeek.Range(First, Last);

    /// <summary>The quarter so many quarters later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That quarter lies outside the years 1 to 9998.</exception>
    public static Quarter operator +(Quarter quarter, int quarters) => new(quarter.index + quarters);

    /// <summary>The quarter so many quarters earlier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That quarter lies outside the years 1 to 9998.</exception>
    public static Quarter operator -(Quarter quarter, int quarters) => new(quarter.index - quarters);

    /// <summary>How many quarters the first is after the second; negative if before.</summary>
    public static int operator -(Quarter later, Quarter earlier) => later.index - earlier.index;

    public static bool operator <(Quarter a, Quarter b) => a.index < b.index;
    public static bool operator >(Quarter a, Quarter b) => a.index > b.index;
    public static bool operator <=(Quarter a, Quarter b) => a.index <= b.index;
    public static bool operator >=(Quarter a, Quarter b) => a.index >= b.index;

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => index.CompareTo(other.index);

    /// <returns>As in <c>2026-K3</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-K{Number}");

    /// <summary>Reads <c>2026-K3</c>.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static Quarter Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var quarter) ? quarter : throw new FormatException("A quarter is written as 2026-K3.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Quarter result)
    {
        result = default;
        if (s is not { Length: 7 } || s[4] != '-' || s[5] != 'K' || s[6] is < '1' or > '4'
            || !int.TryParse(s.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9_998)
            return false;
        result = new(((year - 1) * PerYear) + (s[6] - '1'));
        return true;
    }
}

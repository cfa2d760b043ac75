using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Signals.Core.Text;

namespace Signals.Core.Time;

/// <summary>An ISO 8601 week: Monday to Sunday, the year that of its Thursday.</summary>
/// <remarks>Ordered in time; <c>week + 1</c> is the week after. <c>default</c> is 0001-W01.</remarks>
[JsonConverter(typeof(TextValueConverter<IsoWeek>))]
public readonly record struct IsoWeek : IParsable<IsoWeek>, IComparable<IsoWeek>
{
    // Weeks since Monday 1 January of year 1, which is day 0 of DateOnly.
    private readonly int index;

    private IsoWeek(int index) => this.index = index is >= 0 and <= 521_721
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), "A week lies in the years 1 to 9999.");

    /// <summary>The week that a day lies in.</summary>
    public static IsoWeek Of(DateOnly day) => new(day.DayNumber / 7);

    /// <summary>The week that it is in Amsterdam at an instant.</summary>
    public static IsoWeek Of(DateTimeOffset instant) => Of(DutchTime.DateOf(instant));

    /// <summary>Every week from one to another, both included; none if the last comes before the first.</summary>
    public static IEnumerable<IsoWeek> Range(IsoWeek first, IsoWeek last)
    {
        for (var week = first; week <= last; week += 1) yield return week;
    }

    /// <summary>The ISO year, four digits.</summary>
    public int Year => ISOWeek.GetYear(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>The number of the week in its ISO year, 1 to 53.</summary>
    public int Number => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>Its first day.</summary>
    public DateOnly Monday => DateOnly.FromDayNumber(index * 7);

    /// <summary>Its last day.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>The week so many weeks later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That week lies outside the years 1 to 9999.</exception>
    public static IsoWeek operator +(IsoWeek week, int weeks) => new(week.index + weeks);

    /// <summary>The week so many weeks earlier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That week lies outside the years 1 to 9999.</exception>
    public static IsoWeek operator -(IsoWeek week, int weeks) => new(week.index - weeks);

    /// <summary>How many weeks the first is after the second; negative if before.</summary>
    public static int operator -(IsoWeek later, IsoWeek earlier) => later.index - earlier.index;

    public static bool operator <(IsoWeek a, IsoWeek b) => a.index < b.index;
    public static bool operator >(IsoWeek a, IsoWeek b) => a.index > b.index;
    public static bool operator <=(IsoWeek a, IsoWeek b) => a.index <= b.index;
    public static bool operator >=(IsoWeek a, IsoWeek b) => a.index >= b.index;

    /// <inheritdoc/>
    public int CompareTo(IsoWeek other) => index.CompareTo(other.index);

    /// <returns>As in <c>2026-W07</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-W{Number:D2}");

    /// <summary>Reads <c>2026-W07</c>.</summary>
    /// <exception cref="FormatException">The text is anything else, or a week 53 that the year lacks.</exception>
    public static IsoWeek Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var week) ? week : throw new FormatException("A week is written as 2026-W07.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IsoWeek result)
    {
        result = default;
        if (s is not { Length: 8 } || s[4] != '-' || s[5] != 'W'
            || !int.TryParse(s.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(s.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year < 1 || year > 9998 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
            return false;
        result = Of(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
        return true;
    }
}

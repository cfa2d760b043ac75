namespace Signals.Core.Notifications;

/// <summary>The days on which most of the Netherlands does not work, by the rules that hold since 2014.</summary>
public static class DutchHolidays
{
    private const int KingsMonth = 4;

    /// <summary>Whether a day is a public holiday: New Year's Day, Easter, King's Day, Ascension Day, Whitsun or Christmas, both days of each that has two.</summary>
    public static bool Contains(DateOnly day)
    {
        var sinceEaster = day.DayNumber - EasterOf(day.Year).DayNumber;
        return sinceEaster is 0 or 1 or 39 or 49 or 50 || day is { Month: 1, Day: 1 } or { Month: 12, Day: 25 or 26 } || day == KingsDayOf(day.Year);
    }

    /// <summary>Whether a day is Good Friday, on which many offices are closed.</summary>
    public static bool IsGoodFriday(DateOnly day) => day == EasterOf(day.Year).AddDays(-2);

    /// <summary>Whether a day is Liberation Day, 5 May: a holiday for all, and a day off for some.</summary>
    public static bool IsLiberationDay(DateOnly day) => day is { Month: 5, Day: 5 };

    /// <summary>King's Day: 27 April, or the day before when that is a Sunday.</summary>
    public static DateOnly KingsDayOf(int year) =>
        new DateOnly(year, KingsMonth, 27) is { DayOfWeek: DayOfWeek.Sunday } sunday ? sunday.AddDays(-1) : new(year, KingsMonth, 27);

    /// <summary>Easter Sunday of the Gregorian calendar, by the anonymous computus of Meeus, Jones and Butcher.</summary>
    public static DateOnly EasterOf(int year)
    {
        var (golden, century, inCentury) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - (((8 * century) + 13) / 25) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * correction) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }
}

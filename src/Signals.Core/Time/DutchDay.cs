using System.Globalization;

namespace Signals.Core.Time;

/// <summary>Days as people say them. The names stand here, since the platform runs without the system's languages.</summary>
public static class DutchDay
{
    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] Weekdays = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

    /// <summary>As in <c>zaterdag 26 december</c>.</summary>
    public static string WithWeekday(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]} {Of(day)}";

    /// <summary>As in <c>26 december</c>.</summary>
    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]}");

    /// <summary>As in <c>26 december 2018</c>.</summary>
    public static string WithYear(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Of(day)} {day.Year}");
}

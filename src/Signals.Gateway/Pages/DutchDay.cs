using System.Globalization;

namespace Signals.Gateway.Pages;

/// <summary>Days as people say them. The names stand here, since the platform runs without the system's languages.</summary>
internal static class DutchDay
{
    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]}");
}

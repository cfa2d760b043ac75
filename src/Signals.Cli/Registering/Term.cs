using System.Globalization;
using System.Text.RegularExpressions;

namespace Signals.Cli.Registering;

/// <summary>A term as a program reads it.</summary>
internal static partial class Term
{
    /// <summary>An ISO 8601 duration of one unit in Dutch, as in <c>13 weken</c>; null if it is none.</summary>
    public static string? InWords(string duration)
    {
        if (Form().Match(duration) is not { Success: true } match) return null;
        var (number, hours) = (int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), match.Groups["time"].Length > 0);
        var (one, more) = (match.Groups["unit"].Value, hours) switch
        {
            ("D", false) => ("dag", "dagen"),
            ("W", false) => ("week", "weken"),
            ("M", false) => ("maand", "maanden"),
            ("Y", false) => ("jaar", "jaar"),
            ("H", true) => ("uur", "uur"),
            _ => ("", ""),
        };
        if (one.Length == 0) return null;
        return number == 1 ? $"een {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {more}");
    }

    [GeneratedRegex("^P(?<time>T?)(?<number>[1-9][0-9]{0,3})(?<unit>[DWMYH])$")]
    private static partial Regex Form();
}

using System.Globalization;
using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Cli.LookingBack;

/// <summary>How a file writes its weeks: those of the calendar, or numbers, as simulated series have them.</summary>
/// <remarks>Numbered weeks run from 0, in years of 52.</remarks>
internal sealed class WeekForm
{
    private const int LastNumber = 100_000;
    private const int FirstYear = 1900;
    private const double WeeksInNumberedYear = 52;

    // There must be weeks before the first one.
    private static readonly IsoWeek Zero = IsoWeek.Parse("1900-W01");

    /// <summary>2026-W07.</summary>
    public static readonly WeekForm Calendar = new();

    /// <summary>7.</summary>
    public static readonly WeekForm Numbered = new();

    /// <summary>The form that a week is written in; null if it is in neither.</summary>
    public static WeekForm? Of(string text) => Array.Find([Calendar, Numbered], form => form.Read(text) is not null);

    /// <summary>Reads a week; null if it is not written in this form.</summary>
    public IsoWeek? Read(string text)
    {
        if (this == Calendar) return IsoWeek.TryParse(text, null, out var week) && week.Year >= FirstYear ? week : null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LastNumber ? Zero + number : null;
    }

    /// <summary>A week as the file writes it.</summary>
    public string Write(IsoWeek week) => this == Calendar ? week.ToString() : (week - Zero).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where in the year a week lies.</summary>
    public YearPhase Phase(IsoWeek week) => this == Calendar ? YearPhase.Of(week) : YearPhase.Of(week, WeeksInNumberedYear);
}

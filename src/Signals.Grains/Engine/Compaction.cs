using System.Globalization;
using Signals.Grains.Journal;

namespace Signals.Grains.Engine;

/// <summary>The reminder that stands in for a compaction: set in the commit that asks for it, so that it is done however the process or the database fails.</summary>
internal static class Compaction
{
    private const string Reminder = "verdichten-";

    // Long enough that the compaction itself has nearly always come first.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The reminder of a compaction. Its name tells how many days of commits stay.</summary>
    public static ReminderChange For(DateTimeOffset now, DateTimeOffset before) => new(NameOf(now, before), now + Patience);

    /// <summary>Its name alone.</summary>
    public static string NameOf(DateTimeOffset now, DateTimeOffset before) => string.Create(CultureInfo.InvariantCulture, $"{Reminder}{(int)(now - before).TotalDays}");

    /// <returns>How many days of commits stay; null if it is another reminder.</returns>
    public static int? DaysOf(string reminder) =>
        reminder.StartsWith(Reminder, StringComparison.Ordinal) && int.TryParse(reminder.AsSpan(Reminder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
}

using System.Globalization;
using Signals.Grains.Journal;

namespace Signals.Grains.Engine;

/// <summary>The reminders that stand in for compactions: each is set in the commit that asks for it, so that it is done however the process or the database fails.</summary>
internal static class Compaction
{
    /// <summary>How long a commit stays in the log at most, in days: thirteen weeks. What is to be known for longer is part of the state.</summary>
    public const int MostDays = 91;

    private const string Reminder = "verdichten-";

    // All commits of so many days are taken out together, so that a grain has no more than a few reminders for it.
    private const int BlockDays = 28;
    private const int MinutesInDay = 24 * 60;

    // Long enough that a compaction that was asked for at once has nearly always come first.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The reminder of a compaction that is asked for at once. Its name tells how many days of commits stay.</summary>
    public static ReminderChange For(DateTimeOffset now, DateTimeOffset before) => new(NameOf((int)(now - before).TotalDays), now + Patience);

    /// <summary>Its name alone.</summary>
    public static string NameOf(int days) => string.Create(CultureInfo.InvariantCulture, $"{Reminder}{days}");

    /// <summary>The number of the days in which a commit falls that are taken out of the log together. They begin and end at another moment for each stream.</summary>
    public static long BlockOf(StreamKey stream, DateTimeOffset now) => (Minutes(now) + Offset(stream)) / (BlockDays * MinutesInDay);

    /// <summary>The reminder that takes the commits of those days out of the log when the last of them is as old as it may become.</summary>
    public static ReminderChange Term(StreamKey stream, long block) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Reminder}{MostDays - BlockDays}-{block}"),
        DateTimeOffset.UnixEpoch.AddMinutes(((block + 1) * BlockDays * MinutesInDay) - Offset(stream)).AddDays(MostDays - BlockDays));

    /// <returns>How many days of commits stay; null if it is another reminder.</returns>
    public static int? DaysOf(string reminder)
    {
        if (!reminder.StartsWith(Reminder, StringComparison.Ordinal)) return null;
        var days = reminder[Reminder.Length..].Split('-')[0];
        return int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static long Minutes(DateTimeOffset now) => (long)(now - DateTimeOffset.UnixEpoch).TotalMinutes;

    private static long Offset(StreamKey stream) => stream.Spread % (BlockDays * MinutesInDay);
}

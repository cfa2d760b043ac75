using Signals.Journal.Occupancy;

namespace Signals.Journal;

/// <summary>How a journal gathers appends, whatever the database.</summary>
public abstract class JournalOptions
{
    /// <summary>Whether other processes may have the database open too. <see cref="DatabaseUse.Alone"/> unless set.</summary>
    public DatabaseUse Use { get; set; }

    /// <summary>
    /// How many appends may wait at most; one more fails with <see cref="Grains.Journal.JournalOverloadedException"/>. 1 to 1,000,000, 8,192
    /// unless set. More rides out longer stalls of the disk, at the price of memory and of answers that come too late to be of use.
    /// </summary>
    public int MostWaiting { get; set; } = 8_192;

    /// <summary>
    /// How many appends share one commit at most. 1 to 8,192, 1,024 unless set. More carries a higher load per flush; fewer keeps a single
    /// commit short.
    /// </summary>
    public int MostInBatch { get; set; } = 1_024;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal virtual void Check()
    {
        OptionRange.Check(MostWaiting, 1, 1_000_000, nameof(MostWaiting));
        OptionRange.Check(MostInBatch, 1, 8_192, nameof(MostInBatch));
    }
}

internal static class OptionRange
{
    public static void CheckAlone(DatabaseUse use, string option)
    {
        if (use != DatabaseUse.Alone)
            throw new ArgumentException($"{option} must be {DatabaseUse.Alone}: a SQLite file cannot be shared by processes. Leave it out, or use PostgreSQL.", option);
    }

    public static void Check(int value, int least, int most, string option)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(option, value, $"{option} must lie between {least} and {most}. Set it within that range, or leave it out for the default.");
    }

    public static void Check(TimeSpan value, TimeSpan least, TimeSpan most, string option)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(option, value, $"{option} must lie between {least} and {most}. Set it within that range, or leave it out for the default.");
    }

    public static void CheckGiven(string value, string option)
    {
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException($"{option} is missing. Set it; it has no default.", option);
    }
}

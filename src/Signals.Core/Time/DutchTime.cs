namespace Signals.Core.Time;

/// <summary>Dutch calendar days. Instants are kept in UTC; days and weeks are those of Europe/Amsterdam.</summary>
public static class DutchTime
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The day that it is in Amsterdam at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Amsterdam).DateTime);

    /// <summary>The instant with the offset that Amsterdam has at it.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Amsterdam);

    /// <summary>The instant at which a day begins in Amsterdam, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue).ToUniversalTime();

    /// <summary>The instant at which it is a time of day in Amsterdam, with the offset there. Of an hour that comes twice the second; for an hour that is skipped the one after it.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        return new(local, Amsterdam.GetUtcOffset(local));
    }
}

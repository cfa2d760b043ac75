using System.Text.Json.Serialization;
using Signals.Core.Time;

namespace Signals.Core.Notifications;

/// <summary>When a team wants to be told of prompts outside the platform. <c>new()</c> is: at any time, and nobody else is told.</summary>
public sealed record NotificationSettings
{
    /// <summary>The fewest and the most days after which a prompt that nobody looked at is told to the coordinator.</summary>
    public const int FewestDays = 1;

    /// <inheritdoc cref="FewestDays"/>
    public const int MostDays = 56;

    // Christmas beside a weekend, with room to spare.
    private const int MostClosedDays = 14;

    /// <summary>The hours of every day in which nothing is sent; null for none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Whether nothing is sent on Saturdays and Sundays.</summary>
    public bool NotAtWeekends { get; init; }

    /// <summary>Whether nothing is sent on public holidays: see <see cref="DutchHolidays.Contains"/>.</summary>
    public bool NotOnHolidays { get; init; }

    /// <summary>Whether Good Friday counts as a holiday too. Means nothing unless <see cref="NotOnHolidays"/>.</summary>
    public bool GoodFriday { get; init; }

    /// <summary>Whether Liberation Day counts as a holiday too. Means nothing unless <see cref="NotOnHolidays"/>.</summary>
    public bool LiberationDay { get; init; }

    /// <summary>After how many days a prompt that nobody looked at is told to the coordinator, <see cref="FewestDays"/> to <see cref="MostDays"/>; null for never.</summary>
    public int? EscalateAfterDays { get; init; }

    /// <summary>Whether everything is within its bounds.</summary>
    [JsonIgnore]
    public bool CanBe => EscalateAfterDays is null or (>= FewestDays and <= MostDays) && Quiet is null or { IsEmpty: false };

    /// <summary>The first instant, not before another, at which something may be sent.</summary>
    public DateTimeOffset NextOpen(DateTimeOffset from)
    {
        var at = from;
        for (var looked = 0; looked <= 2 * MostClosedDays; looked++)
        {
            var local = DutchTime.Local(at);
            var (day, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
            if (IsClosed(day)) at = DutchTime.StartOf(day.AddDays(1));
            else if (Quiet?.EndAfter(day, time) is { } end) at = end;
            else return at;
        }
        throw new InvalidOperationException("Every day is closed.");
    }

    private bool IsClosed(DateOnly day) =>
        (NotAtWeekends && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        || (NotOnHolidays && (DutchHolidays.Contains(day) || (GoodFriday && DutchHolidays.IsGoodFriday(day)) || (LiberationDay && DutchHolidays.IsLiberationDay(day))));
}

/// <summary>Hours of every day in which nothing is sent, in Amsterdam. They may go over midnight.</summary>
/// <param name="From">When they begin.</param>
/// <param name="Until">When they end; another time than they begin.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>Whether they end as they begin, which cannot be.</summary>
    [JsonIgnore]
    public bool IsEmpty => From == Until;

    /// <summary>When they end, if it is quiet at a time of a day; null if it is not.</summary>
    internal DateTimeOffset? EndAfter(DateOnly day, TimeOnly time)
    {
        var isQuiet = From < Until ? time >= From && time < Until : time >= From || time < Until;
        if (!isQuiet) return null;
        return DutchTime.At(time < Until ? day : day.AddDays(1), Until).ToUniversalTime();
    }
}

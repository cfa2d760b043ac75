using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Teams;

/// <summary>A walk-in hour or a stop of the coffee cart as a team plans it. It is public: place and time, and nobody's name.</summary>
public sealed record OutreachPlan
{
    /// <summary>The most characters that a place can have.</summary>
    public const int MostPlace = 100;

    /// <summary>How far ahead the first day can lie, and how long a weekly plan can go on after it, in days.</summary>
    public const int MostDaysAhead = 366;

    /// <summary><see cref="Source.WalkIn"/> or <see cref="Source.CoffeeCart"/>.</summary>
    public required Source Kind { get; init; }

    public required NeighbourhoodCode Neighbourhood { get; init; }

    /// <summary>Where, in words, at most <see cref="MostPlace"/> characters.</summary>
    public required string Place { get; init; }

    /// <summary>The day, or the first one of a weekly plan.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it begins, in Amsterdam.</summary>
    public required TimeOnly Begin { get; init; }

    /// <summary>When it ends, in Amsterdam: later the same day, at most <see cref="OutreachStop.Longest"/> after it begins.</summary>
    public required TimeOnly End { get; init; }

    /// <summary>Until when it comes back each week, that day included; null for one day only.</summary>
    public DateOnly? WeeklyUntil { get; init; }

    /// <summary>The last day on which it can be.</summary>
    [JsonIgnore]
    public DateOnly Last => WeeklyUntil is { } until ? Date.AddDays((until.DayNumber - Date.DayNumber) / 7 * 7) : Date;

    /// <summary>Whether it can be planned on a day: all of it within its bounds.</summary>
    public bool CanBePlanned(DateOnly today) =>
        Kind.IsOutreach() && Place.Length is > 0 and <= MostPlace && Begin < End && End - Begin <= OutreachStop.Longest
        && Date >= today && Date <= today.AddDays(MostDaysAhead) && (WeeklyUntil is not { } until || (until >= Date && until <= Date.AddDays(MostDaysAhead)));

    /// <summary>Whether it is on a day, if nobody cancelled that.</summary>
    public bool IsOn(DateOnly day) => day >= Date && day <= Last && (day.DayNumber - Date.DayNumber) % 7 == 0;
}

/// <summary>A plan that stands.</summary>
/// <param name="Number">Its number with the team, counting from 1.</param>
/// <param name="Plan">What is planned.</param>
public sealed record PlannedOutreach(int Number, OutreachPlan Plan)
{
    /// <summary>The days of a weekly plan that were cancelled.</summary>
    public IReadOnlyList<DateOnly> Cancelled { get; init; } = [];

    /// <summary>The days on which it is.</summary>
    public IEnumerable<OutreachDay> Between(DateOnly from, DateOnly to)
    {
        for (var day = Plan.Date; day <= Plan.Last && day <= to; day = day.AddDays(7))
            if (day >= from && !Cancelled.Contains(day)) yield return new(Number, Plan, day);
    }
}

/// <summary>One day of a plan.</summary>
/// <param name="Number">The plan's number with its team.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Day">The day.</param>
public sealed record OutreachDay(int Number, OutreachPlan Plan, DateOnly Day)
{
    /// <summary>When it begins, with the offset of Amsterdam.</summary>
    [JsonIgnore]
    public DateTimeOffset BeginsAt => DutchTime.At(Day, Plan.Begin);

    /// <summary>When it ends, with the offset of Amsterdam.</summary>
    [JsonIgnore]
    public DateTimeOffset EndsAt => DutchTime.At(Day, Plan.End);
}

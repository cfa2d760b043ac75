using System.Text.Json.Serialization;

namespace Signals.Core.Teams;

/// <summary>The walk-in hours and stops of the coffee cart that a team plans.</summary>
public sealed class OutreachCalendar
{
    /// <summary>The most plans that stand at once, those of the last <see cref="WeeksKept"/> weeks included.</summary>
    public const int Most = 200;

    /// <summary>So many weeks after its last day a plan is dropped.</summary>
    public const int WeeksKept = 13;

    /// <summary>No plans.</summary>
    public static readonly OutreachCalendar Empty = new([], 0);

    [JsonConstructor]
    internal OutreachCalendar(IReadOnlyList<PlannedOutreach> planned, int count) => (Planned, Count) = (planned, count);

    /// <summary>The plans that stand, in the order in which they were made.</summary>
    public IReadOnlyList<PlannedOutreach> Planned { get; }

    /// <summary>How many plans were ever made.</summary>
    public int Count { get; }

    /// <summary>Plans a walk-in hour or a stop. Nothing if the very same stands.</summary>
    /// <returns>Null if there are as many plans as may be.</returns>
    /// <exception cref="ArgumentException">Something of the plan is out of its bounds.</exception>
    public IReadOnlyList<DistrictTeamEvent>? Plan(OutreachPlan plan, DateOnly today)
    {
        if (!plan.CanBePlanned(today)) throw new ArgumentException("A plan is out of its bounds.", nameof(plan));
        return Find(plan) is not null ? [] : Planned.Count == Most ? null : [new OutreachPlanned(Count + 1, plan)];
    }

    /// <summary>Cancels a plan with all its days, or one day of it.</summary>
    /// <param name="number">The plan's number.</param>
    /// <param name="day">The day; null for all of them.</param>
    /// <returns>Nothing if there is no such plan, or it is not on that day.</returns>
    public IReadOnlyList<DistrictTeamEvent> Cancel(int number, DateOnly? day)
    {
        if (Planned.FirstOrDefault(plan => plan.Number == number) is not { } known) return [];
        if (day is not { } one) return [new OutreachCancelled(number, null)];
        return known.Between(one, one).Any() ? [new OutreachCancelled(number, known.Plan.WeeklyUntil is null ? null : one)] : [];
    }

    /// <summary>Drops plans whose last day was more than <see cref="WeeksKept"/> weeks ago. Nothing if there are none.</summary>
    public IReadOnlyList<DistrictTeamEvent> DropOld(DateOnly today) =>
        Planned.Any(known => known.Plan.Last < Kept(today)) ? [new OldOutreachDropped(Kept(today))] : [];

    /// <summary>The day on which the next plan is to be dropped, if there is one.</summary>
    public DateOnly? NextDrop() => Planned.Count == 0 ? null : Planned.Min(known => known.Plan.Last).AddDays((7 * WeeksKept) + 1);

    /// <summary>What is planned on some days, both included, in order of time; of days longer ago than plans are kept nothing.</summary>
    public IReadOnlyList<OutreachDay> Between(DateOnly from, DateOnly to, DateOnly today)
    {
        var first = from > Kept(today) ? from : Kept(today);
        return [.. Planned.SelectMany(known => known.Between(first, to)).OrderBy(one => one.Day).ThenBy(one => one.Plan.Begin).ThenBy(one => one.Number)];
    }

    /// <returns>The very same plan, if it stands; days of it may have been cancelled.</returns>
    public PlannedOutreach? Find(OutreachPlan plan) => Planned.FirstOrDefault(known => known.Plan == plan);

    internal OutreachCalendar With(OutreachPlanned planned) => new([.. Planned, new(planned.Number, planned.Plan)], planned.Number);

    internal OutreachCalendar Without(OutreachCancelled cancelled) => new(
    [
        .. from known in Planned
           where known.Number != cancelled.Number || cancelled.Day is not null
           select known.Number == cancelled.Number ? known with { Cancelled = [.. known.Cancelled, cancelled.Day!.Value] } : known,
    ], Count);

    internal OutreachCalendar Without(OldOutreachDropped dropped) => new([.. Planned.Where(known => known.Plan.Last >= dropped.Before)], Count);

    private static DateOnly Kept(DateOnly today) => today.AddDays(-7 * WeeksKept);
}

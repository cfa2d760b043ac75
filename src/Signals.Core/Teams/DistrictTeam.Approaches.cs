using Signals.Core.Approaches;
using Signals.Core.Prompts;

namespace Signals.Core.Teams;

// What the team undertakes, and what it thinks of what was put before it.
public sealed partial class DistrictTeam
{
    /// <summary>How many approaches are kept, the latest ones.</summary>
    public const int ApproachesKept = 2_000;

    private readonly List<ApproachSummary> approaches;

    /// <summary>Its approaches, in the order in which it heard of them.</summary>
    public IReadOnlyList<ApproachSummary> Approaches => approaches;

    /// <summary>Notes what the team thought of a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="verdict">What it thought; null to take that back.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null if there is no such prompt; nothing if that was known.</returns>
    public IReadOnlyList<DistrictTeamEvent>? Judge(PromptId prompt, PromptVerdict? verdict, DateTimeOffset now) =>
        Find(prompt) is not { } entry ? null : entry.Verdict == verdict ? [] : [new PromptJudged(prompt, verdict, now)];

    /// <summary>Notes how an approach stands.</summary>
    public static ApproachNoted Note(ApproachSummary approach, DateTimeOffset now) => new(approach, now);

    private DateTimeOffset? NextApproachDrop() => approaches.Select(approach => (DateTimeOffset?)CollectiveApproach.KeptUntil(approach.BegunAt)).Min();

    private void Apply(OldApproachesDropped dropped)
    {
        var gone = approaches.Where(approach => approach.BegunAt <= dropped.BegunBefore).ToList();
        approaches.RemoveAll(gone.Contains);
        entries.RemoveAll(entry => entry.Prompt.RaisedAt <= dropped.BegunBefore);
        foreach (var prompt in gone.SelectMany(approach => approach.Prompts))
            Change(prompt, entry => gone.Exists(approach => approach.Id == entry.Approach) ? entry with { Approach = null, IsApproachClosed = false } : entry);
    }

    private void Apply(ApproachNoted noted)
    {
        var approach = noted.Approach;
        var known = approaches.FindIndex(one => one.Id == approach.Id);
        if (known >= 0) approaches[known] = approach;
        else approaches.Add(approach);
        if (approaches.Count > ApproachesKept) approaches.RemoveAt(0);
        foreach (var prompt in approach.Prompts)
            Change(prompt, entry => entry.Approach == approach.Id
                ? entry with { IsApproachClosed = approach.IsClosed }
                // One that was answered before, by another approach, stays with that one.
                : known >= 0 && entry.Approach is not null ? entry
                : entry with { Approach = approach.Id, IsApproachClosed = approach.IsClosed, Status = PromptStatus.TakenUp, ChangedAt = noted.At });
    }

    private void Change(PromptId prompt, Func<InboxEntry, InboxEntry> change)
    {
        var index = entries.FindIndex(entry => entry.Prompt.Id == prompt);
        if (index >= 0) entries[index] = change(entries[index]);
    }
}

using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.ThirdParties;
using Signals.Grains.Engine;

namespace Signals.Grains.Teams;

/// <summary>A district team's inbox and calendar.</summary>
[MayInterleave]
public interface IDistrictTeam : IJournaledGrain
{
    /// <summary>The most entries in one answer.</summary>
    const int MostEntries = 200;

    /// <summary>The longest wait of <see cref="EntriesAfter"/>, in seconds.</summary>
    const int LongestWaitSeconds = 20;

    /// <summary>The most days that <see cref="Agenda"/> tells of at once.</summary>
    const int MostDays = 100;

    /// <summary>A page of the inbox, latest first.</summary>
    Task<InboxPage> Page(InboxQuery query, CancellationToken cancellation);

    /// <summary>Entries that arrived after a position, oldest first. Waits for one if there is none yet.</summary>
    /// <param name="position">The position of the last entry that the caller has; 0 for none.</param>
    /// <param name="wait">How long to wait, at most <see cref="LongestWaitSeconds"/>.</param>
    /// <returns>At most <see cref="MostEntries"/>; none if the wait was over first.</returns>
    Task<IReadOnlyList<InboxEntry>> EntriesAfter(long position, TimeSpan wait, CancellationToken cancellation);

    /// <summary>The position of the latest entry; 0 for an empty inbox.</summary>
    Task<long> Position(CancellationToken cancellation);

    /// <returns>The entry of a prompt, or null.</returns>
    Task<InboxEntry?> Find(PromptId prompt, CancellationToken cancellation);

    /// <summary>Notes what the team does with a prompt: sees it, takes it up, sets it aside.</summary>
    /// <returns>The entry as it is now; null if there is no such prompt or it has lapsed.</returns>
    Task<InboxEntry?> Mark(PromptId prompt, PromptStatus status, CancellationToken cancellation);

    /// <summary>Notes what the team thought of a prompt; it never has to say.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="verdict">What it thought; null to take that back.</param>
    /// <returns>The entry as it is now; null if there is no such prompt.</returns>
    Task<InboxEntry?> Judge(PromptId prompt, PromptVerdict? verdict, CancellationToken cancellation);

    /// <summary>The team's approaches that are still kept, latest first, at most <see cref="DistrictTeam.ApproachesKept"/>.</summary>
    Task<IReadOnlyList<ApproachSummary>> Approaches(CancellationToken cancellation);

    /// <summary>The questions about households that one professional registered, latest first, at most <see cref="MostEntries"/>.</summary>
    Task<IReadOnlyList<HouseholdQuestion>> QuestionsFor(string professional, CancellationToken cancellation);

    /// <summary>The tasks of one professional about somebody else, as long as the words are there: those to be answered first, and of these the oldest, at most <see cref="MostEntries"/>.</summary>
    Task<IReadOnlyList<ThirdPartyTask>> ThirdPartiesFor(string professional, CancellationToken cancellation);

    /// <returns>The task that a signal brought; null if this professional has no such task, or no longer. It is there for a day after the words were erased.</returns>
    Task<ThirdPartyTask?> ThirdParty(SignalId signal, string professional, CancellationToken cancellation);

    /// <summary>Notes what a professional did about somebody else. An answer can be changed, until the words are erased.</summary>
    /// <returns>The task as it is now, which has another answer if the words were erased before; null if this professional has no such task, or no longer.</returns>
    Task<ThirdPartyTask?> SettleThirdParty(SignalId signal, string professional, ThirdPartyAnswer answer, CancellationToken cancellation);

    /// <summary>The notes on how signals come in, latest first, at most <see cref="DistrictTeam.NotesKept"/>.</summary>
    Task<IReadOnlyList<DataQualityNote>> Notes(CancellationToken cancellation);

    /// <summary>Plans a walk-in hour or a stop of the coffee cart. The very same plan, told again while it stands, is the same one.</summary>
    /// <returns>Its number; null if there are as many as may be, <see cref="OutreachCalendar.Most"/>.</returns>
    /// <exception cref="ArgumentException">Something of the plan is out of its bounds.</exception>
    Task<int?> PlanOutreach(OutreachPlan plan, CancellationToken cancellation);

    /// <summary>Cancels a plan with all its days, or one day of it.</summary>
    /// <param name="number">The plan's number.</param>
    /// <param name="day">The day; null for all of them.</param>
    /// <returns>False if there is no such plan, or it is not on that day.</returns>
    Task<bool> CancelOutreach(int number, DateOnly? day, CancellationToken cancellation);

    /// <summary>What is planned on some days, both included, in order of time.</summary>
    /// <exception cref="ArgumentException">These are more than <see cref="MostDays"/> days.</exception>
    Task<IReadOnlyList<OutreachDay>> Agenda(DateOnly from, DateOnly to, CancellationToken cancellation);
}

/// <summary>Which entries to give.</summary>
/// <param name="Neighbourhood">Only those of one neighbourhood.</param>
/// <param name="Status">Only those with a status.</param>
/// <param name="Since">Only those raised at or after an instant.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Take">How many to give, at most <see cref="IDistrictTeam.MostEntries"/>.</param>
public sealed record InboxQuery(NeighbourhoodCode? Neighbourhood, PromptStatus? Status, DateTimeOffset? Since, int Skip, int Take)
{
    /// <summary>Whether what was raised in shadow is passed over, as if it were not there.</summary>
    public bool HidesShadow { get; init; }
}

/// <param name="Entries">The entries.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record InboxPage(IReadOnlyList<InboxEntry> Entries, int Total);

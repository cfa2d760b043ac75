using System.Text.Json.Serialization;
using Signals.Core.Approaches;
using Signals.Core.DataQuality;
using Signals.Core.Households;
using Signals.Core.Prompts;
using Signals.Core.ThirdParties;

namespace Signals.Core.Teams;

/// <summary>A district team's inbox: the prompts put before it, what it did with them, and questions and tasks for single professionals. Its approaches, and its calendar.</summary>
public sealed partial class DistrictTeam
{
    /// <summary>How many prompts, how many questions and how many tasks the inbox holds at most; the oldest go first.</summary>
    public const int Kept = 10_000;

    /// <summary>How many notes on how signals come in are kept; the oldest go first.</summary>
    public const int NotesKept = 200;

    private readonly List<InboxEntry> entries;
    private readonly List<HouseholdQuestion> questions;
    private readonly List<DataQualityNote> notes;

    public DistrictTeam() : this([], [], 0, [], null, null, null) { }

    [JsonConstructor]
    internal DistrictTeam(
        IReadOnlyList<InboxEntry> entries, IReadOnlyList<HouseholdQuestion> questions, long position, IReadOnlyList<DataQualityNote>? notes, OutreachCalendar? outreach,
        IReadOnlyList<ApproachSummary>? approaches, IReadOnlyList<ThirdPartyTask>? thirdParties) =>
        (this.entries, this.questions, Position, this.notes, Outreach, this.approaches, this.thirdParties) =
            ([.. entries], [.. questions], position, [.. notes ?? []], outreach ?? OutreachCalendar.Empty, [.. approaches ?? []], [.. thirdParties ?? []]);

    /// <summary>Every prompt, oldest first.</summary>
    public IReadOnlyList<InboxEntry> Entries => entries;

    /// <summary>Every question for a single professional, oldest first.</summary>
    public IReadOnlyList<HouseholdQuestion> Questions => questions;

    /// <summary>The latest notes on how signals come in, oldest first.</summary>
    public IReadOnlyList<DataQualityNote> Notes => notes;

    /// <summary>The walk-in hours and stops of the coffee cart that it plans.</summary>
    public OutreachCalendar Outreach { get; private set; }

    /// <summary>The position of the latest entry; 0 for an empty inbox.</summary>
    public long Position { get; private set; }

    /// <summary>Puts a prompt in the inbox. Nothing if it is there.</summary>
    public IReadOnlyList<DistrictTeamEvent> Deliver(Prompt prompt) => Find(prompt.Id) is null ? [new PromptDelivered(prompt)] : [];

    /// <summary>Puts a question for one professional in the inbox. Nothing if it is there.</summary>
    public IReadOnlyList<DistrictTeamEvent> Deliver(HouseholdQuestion question) =>
        questions.Exists(known => known.Id == question.Id) ? [] : [new HouseholdQuestionDelivered(question)];

    /// <summary>Takes a question back. Nothing if it is not there.</summary>
    public IReadOnlyList<DistrictTeamEvent> TakeBack(HouseholdQuestionId question) =>
        questions.Exists(known => known.Id == question) ? [new HouseholdQuestionTakenBackNoted(question)] : [];

    /// <summary>When something other than a plan has been kept for as long as it may be; null if there is nothing.</summary>
    public DateTimeOffset? NextDrop() => new[]
    {
        NextApproachDrop(),
        NextThirdPartyDrop(),
        entries.Count == 0 ? null : CollectiveApproach.KeptUntil(entries.Min(entry => entry.Prompt.RaisedAt)),
        questions.Count == 0 ? null : questions.Min(question => question.RaisedAt).AddDays(Household.TogetherDays),
    }.Min();

    /// <summary>Forgets approaches and prompts after five years, questions after 90 days, and tasks about somebody else with their words. Nothing if there are none.</summary>
    public IReadOnlyList<DistrictTeamEvent> DropOld(DateTimeOffset now)
    {
        if (!(NextDrop() <= now)) return [];
        DateTimeOffset begun = now.AddYears(-CollectiveApproach.KeptYears), asked = now.AddDays(-Household.TogetherDays);
        var dropped = new List<DistrictTeamEvent>(3);
        if (approaches.Exists(approach => approach.BegunAt <= begun) || entries.Exists(entry => entry.Prompt.RaisedAt <= begun)) dropped.Add(new OldApproachesDropped(begun));
        if (questions.Exists(question => question.RaisedAt <= asked)) dropped.Add(new OldHouseholdQuestionsDropped(asked));
        if (NextThirdPartyDrop() <= now) dropped.Add(new OldThirdPartyTasksDropped(now));
        return dropped;
    }

    /// <summary>Tells the team something about how signals come in.</summary>
    public static DataQualityNoteDelivered Deliver(DataQualityNote note) => new(note);

    /// <summary>Notes what the team does with a prompt.</summary>
    /// <returns>Null if there is no such prompt or it has lapsed; nothing if the change says nothing new.</returns>
    public IReadOnlyList<DistrictTeamEvent>? Mark(PromptId prompt, PromptStatus status, DateTimeOffset now)
    {
        if (status is PromptStatus.New or PromptStatus.Expired) throw new ArgumentOutOfRangeException(nameof(status), status, "A team sees, takes up or sets aside.");
        if (Find(prompt) is not { Status: not PromptStatus.Expired } entry) return null;
        var saysNothing = entry.Status == status || (status == PromptStatus.Seen && entry.Status != PromptStatus.New);
        return saysNothing ? [] : [new PromptMarked(prompt, status, now)];
    }

    /// <summary>Lets prompts lapse whose time has passed and that nobody took up or set aside.</summary>
    public IReadOnlyList<DistrictTeamEvent> Expire(DateTimeOffset now) =>
    [
        .. entries.Where(entry => entry.CanLapse && entry.Prompt.ExpiresAt <= now)
            .Select(entry => new PromptMarked(entry.Prompt.Id, PromptStatus.Expired, now)),
    ];

    /// <summary>When the next prompt lapses, if one can.</summary>
    public DateTimeOffset? NextExpiry() => entries.Where(entry => entry.CanLapse).Select(entry => (DateTimeOffset?)entry.Prompt.ExpiresAt).Min();

    /// <returns>The entry of a prompt, or null.</returns>
    public InboxEntry? Find(PromptId prompt) => entries.Find(entry => entry.Prompt.Id == prompt);

    /// <summary>Makes an event part of the state.</summary>
    public void Apply(DistrictTeamEvent happened)
    {
        switch (happened)
        {
            case PromptDelivered delivered:
                entries.Add(new(++Position, delivered.Prompt, PromptStatus.New, delivered.Prompt.RaisedAt));
                if (entries.Count > Kept) entries.RemoveAt(0);
                break;
            case PromptMarked marked:
                Change(marked.Prompt, entry => entry with { Status = marked.Status, ChangedAt = marked.At });
                break;
            case PromptJudged judged:
                Change(judged.Prompt, entry => entry with { Verdict = judged.Verdict });
                break;
            case ApproachNoted noted:
                Apply(noted);
                break;
            case OldApproachesDropped dropped:
                Apply(dropped);
                break;
            case HouseholdQuestionDelivered delivered:
                questions.Add(delivered.Question);
                if (questions.Count > Kept) questions.RemoveAt(0);
                break;
            case HouseholdQuestionTakenBackNoted noted:
                questions.RemoveAll(question => question.Id == noted.Question);
                break;
            case OldHouseholdQuestionsDropped dropped:
                questions.RemoveAll(question => question.RaisedAt <= dropped.RaisedBefore);
                break;
            case ThirdPartyTaskDelivered delivered:
                Apply(delivered);
                break;
            case ThirdPartyTaskSettled settled:
                Apply(settled);
                break;
            case ThirdPartyTaskTakenBackNoted noted:
                thirdParties.RemoveAll(task => task.Signal == noted.Signal);
                break;
            case OldThirdPartyTasksDropped dropped:
                thirdParties.RemoveAll(task => task.KeptUntil <= dropped.At);
                break;
            case DataQualityNoteDelivered delivered:
                notes.Add(delivered.Note);
                if (notes.Count > NotesKept) notes.RemoveAt(0);
                break;
            case OutreachPlanned planned:
                Outreach = Outreach.With(planned);
                break;
            case OutreachCancelled cancelled:
                Outreach = Outreach.Without(cancelled);
                break;
            case OldOutreachDropped dropped:
                Outreach = Outreach.Without(dropped);
                break;
            default:
                throw new InvalidOperationException($"No team knows the event {happened.GetType().Name}.");
        }
    }
}

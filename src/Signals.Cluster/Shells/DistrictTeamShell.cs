using Orleans.Concurrency;
using Signals.Core.Approaches;
using Signals.Core.DataQuality;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.ThirdParties;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Teams;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IDistrictTeam"/>
[Alias("signals.team")]
public interface IDistrictTeamShell : IDistrictTeam, IGrainWithStringKey;

/// <inheritdoc cref="IDistrictTeam"/>
[GrainType(StreamKeys.TeamKind), Reentrant]
public sealed class DistrictTeamShell(GrainContext context) : Shell<DistrictTeamGrain>(key => GrainsByKey.Team(key, context)), IDistrictTeamShell
{
    public Task<InboxPage> Page(InboxQuery query, CancellationToken cancellation) => Inner.Page(query, cancellation);

    public Task<IReadOnlyList<InboxEntry>> EntriesAfter(long position, TimeSpan wait, CancellationToken cancellation) =>
        Inner.EntriesAfter(position, wait, cancellation);

    public Task<long> Position(CancellationToken cancellation) => Inner.Position(cancellation);

    public Task<InboxEntry?> Find(PromptId prompt, CancellationToken cancellation) => Inner.Find(prompt, cancellation);

    public Task<InboxEntry?> Mark(PromptId prompt, PromptStatus status, CancellationToken cancellation) => Inner.Mark(prompt, status, cancellation);

    public Task<InboxEntry?> Judge(PromptId prompt, PromptVerdict? verdict, CancellationToken cancellation) => Inner.Judge(prompt, verdict, cancellation);

    public Task<IReadOnlyList<ApproachSummary>> Approaches(CancellationToken cancellation) => Inner.Approaches(cancellation);

    public Task<IReadOnlyList<HouseholdQuestion>> QuestionsFor(string professional, CancellationToken cancellation) =>
        Inner.QuestionsFor(professional, cancellation);

    public Task<IReadOnlyList<ThirdPartyTask>> ThirdPartiesFor(string professional, CancellationToken cancellation) =>
        Inner.ThirdPartiesFor(professional, cancellation);

    public Task<ThirdPartyTask?> ThirdParty(SignalId signal, string professional, CancellationToken cancellation) =>
        Inner.ThirdParty(signal, professional, cancellation);

    public Task<ThirdPartyTask?> SettleThirdParty(SignalId signal, string professional, ThirdPartyAnswer answer, CancellationToken cancellation) =>
        Inner.SettleThirdParty(signal, professional, answer, cancellation);

    public Task<IReadOnlyList<DataQualityNote>> Notes(CancellationToken cancellation) => Inner.Notes(cancellation);

    public Task<int?> PlanOutreach(OutreachPlan plan, CancellationToken cancellation) => Inner.PlanOutreach(plan, cancellation);

    public Task<bool> CancelOutreach(int number, DateOnly? day, CancellationToken cancellation) => Inner.CancelOutreach(number, day, cancellation);

    public Task<IReadOnlyList<OutreachDay>> Agenda(DateOnly from, DateOnly to, CancellationToken cancellation) => Inner.Agenda(from, to, cancellation);
}

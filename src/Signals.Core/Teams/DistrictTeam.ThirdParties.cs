using Signals.Core.Follow;
using Signals.Core.ThirdParties;

namespace Signals.Core.Teams;

// Tasks of single professionals about somebody else whom words are about.
public sealed partial class DistrictTeam
{
    private readonly List<ThirdPartyTask> thirdParties;

    /// <summary>Every task about somebody else, oldest first, at most <see cref="Kept"/>. The words of one that has to go before its time go when their own time has come.</summary>
    public IReadOnlyList<ThirdPartyTask> ThirdParties => thirdParties;

    /// <summary>Gives a professional a task. Nothing if it is there, or its time is over.</summary>
    public IReadOnlyList<DistrictTeamEvent> Deliver(ThirdPartyTask task, DateTimeOffset now) =>
        task.KeptUntil <= now || thirdParties.Exists(known => known.Signal == task.Signal) ? [] : [new ThirdPartyTaskDelivered(task)];

    /// <summary>Takes the task of a withdrawn signal back. Nothing if it is not there.</summary>
    public IReadOnlyList<DistrictTeamEvent> TakeBack(SignalId signal) =>
        thirdParties.Exists(task => task.Signal == signal) ? [new ThirdPartyTaskTakenBackNoted(signal)] : [];

    /// <summary>Notes what a professional did. An answer can be changed, until the words are erased.</summary>
    /// <returns>Null if this professional has no such task, or no longer; nothing if it was known, or the words are erased.</returns>
    public IReadOnlyList<DistrictTeamEvent>? Settle(SignalId signal, string professional, ThirdPartyAnswer answer, DateTimeOffset now) =>
        thirdParties.Find(task => task.Signal == signal && task.For == professional && task.KeptUntil > now) is not { } known ? null
        : known.Answer == answer || known.Answer == ThirdPartyAnswer.Erased ? []
        : [new ThirdPartyTaskSettled(signal, answer, now)];

    /// <returns>The task that a signal brought; null if there is none.</returns>
    public ThirdPartyTask? FindThirdParty(SignalId signal) => thirdParties.Find(task => task.Signal == signal);

    private DateTimeOffset? NextThirdPartyDrop() => thirdParties.Select(task => (DateTimeOffset?)task.KeptUntil).Min();

    private void Apply(ThirdPartyTaskDelivered delivered)
    {
        thirdParties.Add(delivered.Task);
        if (thirdParties.Count > Kept) thirdParties.RemoveAt(0);
    }

    private void Apply(ThirdPartyTaskSettled settled)
    {
        var index = thirdParties.FindIndex(task => task.Signal == settled.Signal);
        if (index >= 0) thirdParties[index] = thirdParties[index] with { Answer = settled.Answer, AnsweredAt = settled.At };
    }
}

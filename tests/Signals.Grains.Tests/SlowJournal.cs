using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests;

/// <summary>A journal around another one, for tests that stand between a grain and its commits.</summary>
internal abstract class JournalAround : IJournal
{
    protected IJournal Inner { get; private set; } = null!;

    public IJournal Around(IJournal inner)
    {
        Inner = inner;
        return this;
    }

    public abstract Task<AppendOutcome> Append(Append append, CancellationToken cancellation);

    public Task<StoredStream> Read(StreamKey stream, CancellationToken cancellation) => Inner.Read(stream, cancellation);

    public Task SaveSnapshot(StreamKey stream, Snapshot snapshot, CancellationToken cancellation) => Inner.SaveSnapshot(stream, snapshot, cancellation);

    public virtual Task<int> Compact(StreamKey stream, long throughVersion, DateTimeOffset recordedBefore, CancellationToken cancellation) =>
        Inner.Compact(stream, throughVersion, recordedBefore, cancellation);

    public Task<bool> Forget(StreamKey stream, long expectedVersion, CancellationToken cancellation) => Inner.Forget(stream, expectedVersion, cancellation);

    public Task<IReadOnlyList<StoredRegistration>> FindRegistrations(
        MunicipalityCode municipality, IReadOnlyCollection<SignalId> signals, CancellationToken cancellation) =>
        Inner.FindRegistrations(municipality, signals, cancellation);

    public Task<int> DeleteExpiredRegistrations(DateTimeOffset now, int most, CancellationToken cancellation) =>
        Inner.DeleteExpiredRegistrations(now, most, cancellation);
}

/// <summary>Holds the next commit until the test lets it go.</summary>
internal sealed class SlowJournal : JournalAround
{
    private readonly TaskCompletionSource holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool hold;

    public Task Holding => holding.Task;

    public void Hold() => hold = true;

    public void Release() => released.SetResult();

    public override async Task<AppendOutcome> Append(Append append, CancellationToken cancellation)
    {
        if (hold)
        {
            hold = false;
            holding.SetResult();
            await released.Task;
        }
        return await Inner.Append(append, cancellation);
    }
}

/// <summary>Now and then a commit conflicts, fails, or comes through without anybody being told.</summary>
internal sealed class FaultyJournal(int seed, double rate) : JournalAround
{
    private readonly Random chance = new(seed);

    public int Faults { get; private set; }

    public override async Task<AppendOutcome> Append(Append append, CancellationToken cancellation)
    {
        double roll;
        lock (chance) roll = chance.NextDouble() / rate;
        if (roll >= 1) return await Inner.Append(append, cancellation);
        Faults++;
        if (roll < 0.25) return AppendOutcome.Conflict;
        if (roll < 0.5) return AppendOutcome.Unknown;
        if (roll < 0.75)
        {
            await Inner.Append(append, cancellation);
            return AppendOutcome.Unknown;
        }
        throw new JournalUnavailableException("The disk is gone for a moment.");
    }
}

/// <summary>The next so many compactions fail.</summary>
internal sealed class UntidyJournal : JournalAround
{
    public int FailuresToCome { get; set; }

    public override Task<AppendOutcome> Append(Append append, CancellationToken cancellation) => Inner.Append(append, cancellation);

    public override Task<int> Compact(StreamKey stream, long throughVersion, DateTimeOffset recordedBefore, CancellationToken cancellation) => FailuresToCome-- > 0
        ? throw new JournalUnavailableException("The disk is gone for a moment.")
        : base.Compact(stream, throughVersion, recordedBefore, cancellation);
}

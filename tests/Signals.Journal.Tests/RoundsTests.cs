using Signals.Grains.Journal;

namespace Signals.Journal.Tests;

public sealed class RoundsTests
{
    private readonly List<int[]> rounds = [];
    private readonly SemaphoreSlim goOn = new(0);

    [Fact]
    public async Task One_who_finds_nobody_commits_at_once_and_alone()
    {
        await using var commits = Commits(mostWaiting: 10, mostInRound: 10);
        goOn.Release();

        commits.Submit(new Write(1));

        rounds.ShouldBe([[1]]);
    }

    [Fact]
    public async Task Those_who_come_meanwhile_share_the_next_round()
    {
        await using (var commits = Commits(mostWaiting: 10, mostInRound: 3))
        {
            for (var i = 1; i <= 6; i++) commits.Submit(new Write(i));
            goOn.Release(10);
        }
        rounds.ShouldBe([[1], [2, 3, 4], [5, 6]]);
    }

    [Fact]
    public async Task More_than_may_wait_are_refused_and_those_who_wait_are_not()
    {
        await using (var commits = Commits(mostWaiting: 2, mostInRound: 10))
        {
            for (var i = 1; i <= 3; i++) commits.Submit(new Write(i));
            Should.Throw<JournalOverloadedException>(() => commits.Submit(new Write(4)));
            goOn.Release(10);
        }
        rounds.ShouldBe([[1], [2, 3]]);
    }

    [Fact]
    public async Task Very_large_writes_do_not_make_one_very_large_transaction()
    {
        const int EightMebibytes = 8 * 1024 * 1024;
        await using (var commits = Commits(mostWaiting: 10, mostInRound: 10))
        {
            for (var i = 1; i <= 5; i++) commits.Submit(new Write(i, EightMebibytes));
            goOn.Release(10);
        }
        rounds.ShouldBe([[1], [2, 3], [4, 5]]);
    }

    [Fact]
    public async Task A_round_that_fails_fails_its_writes_and_the_next_goes_on()
    {
        var failed = new Write(1);
        var commits = new Rounds<Write>(10, 10, 1, writes => writes.Contains(failed) ? throw new IOException("stuk") : Note(writes));

        commits.Submit(failed);
        commits.Submit(new Write(2));
        await commits.DisposeAsync();

        failed.Failure.ShouldBeOfType<IOException>();
        rounds.ShouldBe([[2]]);
        Should.Throw<JournalUnavailableException>(() => commits.Submit(new Write(3)));
    }

    private Rounds<Write> Commits(int mostWaiting, int mostInRound) => new(mostWaiting, mostInRound, mostLeaders: 1, async writes =>
    {
        await goOn.WaitAsync();
        await Note(writes);
    });

    private Task Note(IReadOnlyList<Write> writes)
    {
        rounds.Add([.. writes.Select(w => w.Number)]);
        return Task.CompletedTask;
    }

    private sealed class Write(int number, int size = 1) : IWaiting
    {
        public int Number => number;

        public int Size => size;

        public Exception? Failure { get; private set; }

        public void Failed(Exception reason) => Failure = reason;
    }
}

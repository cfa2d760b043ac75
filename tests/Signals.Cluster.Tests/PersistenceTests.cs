using Polly.Timeout;
using Signals.Cluster.Calls;
using Signals.Grains.Journal;

namespace Signals.Cluster.Tests;

/// <summary>How a gateway goes on when a call does not come through.</summary>
public sealed class PersistenceTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private static readonly CallOptions Options = new()
    {
        AskAgainAfter = TimeSpan.FromMilliseconds(100),
        MostAskedAgain = 2,
        FirstWait = TimeSpan.FromMilliseconds(1),
        GiveUpAfter = TimeSpan.FromSeconds(1),
    };

    private readonly Persistence persistence = new(Options);
    private int calls;

    [Fact]
    public async Task A_call_that_was_not_delivered_is_made_again_until_it_is()
    {
        var answer = await persistence.Call(() => ++calls < 5 ? Task.FromException<int>(new SiloUnavailableException()) : Task.FromResult(42), default);

        (answer, calls).ShouldBe((42, 5));
    }

    [Fact]
    public async Task What_the_grain_itself_refuses_reaches_the_caller_at_once()
    {
        await Should.ThrowAsync<JournalUnavailableException>(() => persistence.Call<int>(() =>
        {
            calls++;
            throw new JournalUnavailableException("De database is even weg.");
        }, default));

        calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_grain_with_as_many_calls_as_may_wait_is_not_called_again()
    {
        await Should.ThrowAsync<OrleansException>(() => persistence.Call<int>(() =>
        {
            calls++;
            throw new OrleansException("Target activation is overloaded");
        }, default));

        calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_without_an_answer_is_made_once_more_beside_the_first_and_the_first_answer_counts()
    {
        var never = new TaskCompletionSource<int>();

        (await persistence.Call(() => Interlocked.Increment(ref calls) == 1 ? never.Task : Task.FromResult(2), default).WaitAsync(Long)).ShouldBe(2);
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task No_call_is_made_more_often_than_stated_however_long_the_answer_takes()
    {
        var never = new TaskCompletionSource<int>();

        await Should.ThrowAsync<TimeoutRejectedException>(() => persistence.Call(() =>
        {
            Interlocked.Increment(ref calls);
            return never.Task;
        }, default).WaitAsync(Long));

        calls.ShouldBe(1 + Options.MostAskedAgain);
    }

    [Fact]
    public async Task A_grain_that_may_wait_is_not_asked_again_while_it_waits()
    {
        var answer = await persistence.Call(async () =>
        {
            Interlocked.Increment(ref calls);
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            return 7;
        }, patience: TimeSpan.FromSeconds(10)).WaitAsync(Long);

        (answer, calls).ShouldBe((7, 1));
    }
}

using Signals.Grains.Engine;

namespace Signals.Engine.Contract;

/// <summary>What an engine promises to grains and to those who call them. Every engine passes it, by deriving from it.</summary>
/// <remarks>Order between callers is promised by none, so nothing here relies on it.</remarks>
public abstract class EngineContract : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private IEngine engine = null!;

    protected ProbeWorld World { get; } = new();

    /// <summary>Begins the engine, holding probes.</summary>
    /// <returns>It, as seen from outside any grain.</returns>
    protected abstract Task<IEngine> Begin();

    /// <summary>Makes every grain that does nothing be passivated soon.</summary>
    protected abstract Task LetIdleGrainsGo();

    /// <summary>Stops the engine, letting calls under way end.</summary>
    protected abstract Task Stop();

    /// <summary>How many calls may wait for one grain, as this test set it up.</summary>
    protected abstract int MailboxCapacity { get; }

    public async Task InitializeAsync() => engine = await Begin();

    public Task DisposeAsync() => Stop();

    [Fact]
    public async Task One_call_at_a_time_unless_the_grain_says_otherwise()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Probe("a").Add(default)));

        (await Probe("a").MostSideBySide(default)).ShouldBe(1);
        (await Probe("a").Add(default)).ShouldBe(51);
    }

    [Fact]
    public async Task Calls_of_a_grain_that_says_so_interleave()
    {
        var waiting = Sociable("a").WaitForOther(default);
        await Sociable("a").OpenOther(default).WaitAsync(Long);

        await waiting.WaitAsync(Long);
    }

    [Fact]
    public async Task Interleaved_calls_still_never_run_at_the_same_moment()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Sociable("a").AddOften(default)));

        (await Sociable("a").AddOften(default)).ShouldBe(4_100);
    }

    [Fact]
    public async Task A_grain_is_activated_once_on_first_use()
    {
        World.Activations("a").ShouldBe(0);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Probe("a").Add(default)));

        World.Activations("a").ShouldBe(1);
        World.Activations("b").ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_activation_fails_its_call_and_the_next_one_begins_anew()
    {
        World.FailNextActivation("a");

        await Should.ThrowAsync<Exception>(() => Probe("a").Add(default).WaitAsync(Long));

        (await Probe("a").Add(default).WaitAsync(Long)).ShouldBe(1);
    }

    [Fact]
    public async Task An_idle_grain_is_passivated_and_comes_back_on_the_next_call()
    {
        (await Probe("a").Activation(default)).ShouldBe(1);

        await LetIdleGrainsGo();

        World.Passivations("a").ShouldBe(1);
        (await Probe("a").Activation(default)).ShouldBe(2);
    }

    [Fact]
    public async Task A_grain_that_is_busy_is_not_passivated()
    {
        var busy = Probe("a").WaitFor("gate", default);
        await Probe("b").Add(default);

        await LetIdleGrainsGo();

        World.Passivations("a").ShouldBe(0);
        World.Gate("gate").SetResult();
        await busy.WaitAsync(Long);
    }

    [Fact]
    public async Task A_slow_grain_holds_up_nobody_else()
    {
        var slow = Probe("slow").WaitFor("gate", default);

        (await Probe("quick").Add(default).WaitAsync(Long)).ShouldBe(1);
        slow.IsCompleted.ShouldBeFalse();
        World.Gate("gate").SetResult();
        await slow.WaitAsync(Long);
    }

    [Fact]
    public async Task A_failure_reaches_its_caller_with_type_and_message_and_the_grain_lives_on()
    {
        await Probe("a").Add(default);

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => Probe("a").Fail("zo niet", default));

        failure.Message.ShouldBe("zo niet");
        (await Probe("a").Add(default)).ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_call_ends_and_the_grain_goes_on()
    {
        using var source = new CancellationTokenSource();
        var call = Probe("a").WaitForever(source.Token);
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.WaitAsync(Long));
        (await Probe("a").Add(default).WaitAsync(Long)).ShouldBe(1);
    }

    [Fact]
    public async Task A_chain_of_calls_that_would_wait_for_itself_fails_at_once_and_says_so()
    {
        var failure = await Should.ThrowAsync<CallChainException>(() => Probe("a").CallAlong(["b", "c", "a"], default).WaitAsync(Long));

        failure.Message.ShouldContain("would wait for itself");
        failure.Message.ShouldContain("b");
        (await Probe("a").Add(default).WaitAsync(Long)).ShouldBe(1);
    }

    [Fact]
    public async Task A_chain_of_different_grains_is_fine()
    {
        (await Probe("a").CallAlong(["b", "c", "d"], default).WaitAsync(Long)).ShouldBe(4);
        (await Probe("b").CallAlong(["a"], default).WaitAsync(Long)).ShouldBe(2);
    }

    [Fact]
    public async Task A_grain_whose_calls_interleave_may_call_itself() =>
        (await Sociable("a").CallItself(default).WaitAsync(Long)).ShouldBe(100);

    [Fact]
    public async Task A_full_mailbox_refuses_instead_of_growing()
    {
        const int tooMany = 20;
        // Whichever of them come first may wait, and as many as are left over may not.
        var calls = Enumerable.Range(0, MailboxCapacity + tooMany).Select(_ => Probe("a").WaitFor("gate", default)).ToList();
        var left = new List<Task>(calls);
        for (var refused = 0; refused < tooMany; refused++)
        {
            var over = await Task.WhenAny(left).WaitAsync(Long);
            await Should.ThrowAsync<GrainOverloadedException>(() => over);
            left.Remove(over);
        }

        World.Gate("gate").SetResult();
        await Task.WhenAll(left).WaitAsync(Long);
        (await Probe("a").Add(default).WaitAsync(Long)).ShouldBe(1);
    }

    [Fact]
    public async Task Stopping_lets_calls_end_and_says_farewell()
    {
        var call = Probe("a").WaitFor("gate", default);
        await Probe("b").Add(default);
        var stopping = Stop();
        World.Gate("gate").SetResult();

        await call.WaitAsync(Long);
        await stopping.WaitAsync(Long);
        World.Passivations("a").ShouldBe(1);
        World.Passivations("b").ShouldBe(1);
        await Should.ThrowAsync<Exception>(() => Probe("a").Add(default).WaitAsync(Long));
    }

    private ProbeReference Probe(string key) => new(engine, key);

    private SociableProbeReference Sociable(string key) => new(engine, key);
}

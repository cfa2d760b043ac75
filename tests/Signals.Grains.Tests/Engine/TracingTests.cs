using System.Collections.Concurrent;
using System.Diagnostics;
using Signals.Core.Neighbourhoods;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Engine;

public sealed class TracingTests : IDisposable
{
    private static readonly StreamKey TeamKey = StreamKeys.Team(Town.Municipality, Town.Team);

    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;

    // Other tests run beside this one: every look is at one trace. As a sampler would, a trace is kept if its flag says so.
    public TracingTests()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == Tracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) != 0 ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task A_delivery_after_a_crash_goes_on_with_the_trace_that_sent_the_message()
    {
        await using var town = await Town.Build();
        var journal = town.Store.Journal;
        var sender = StreamKeys.Neighbourhood(Town.There);
        var version = (await journal.Read(sender, default)).Version;
        var (trace, sent) = (ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom());
        // As if the process had died between the commit and the delivery.
        await journal.Append(new(sender, version, GrainJson.Write(new Commit<NeighbourhoodEvent>([], new Dictionary<StreamKey, long> { [TeamKey] = 1 }, null)), town.Clock.GetUtcNow())
        {
            Messages = [new(TeamKey, 1, GrainJson.Write<Message>(new PromptForTeam(SamplePrompt.Of(Town.There, 1)))) { Trace = $"00-{trace}-{sent}-01" }],
        }, default);

        await town.Restart();
        await town.Settle();

        // A try that met the engine stopping is part of the trace too, and says that it failed.
        var spans = ended.Where(span => span.TraceId == trace && span.Status != ActivityStatusCode.Error).ToList();
        spans.Single(span => span.ParentSpanId == sent).OperationName.ShouldBe("deliver to wijkteam");
        // A message may be delivered twice, and then is taken in once.
        spans.Select(span => span.OperationName).Distinct().ShouldBe(
            ["journal append", "wijkteam turn", "wijkteam Receive", "deliver to wijkteam", "berichten turn", "berichten Receive", "deliver to berichten"]);
        var carried = (await town.TheTeam.EntriesAfter(0, TimeSpan.Zero, default)).Single().Trace.ShouldNotBeNull();
        carried.ShouldContain(trace.ToString());
    }

    [Fact]
    public async Task A_commit_of_many_callers_stands_below_the_first_sampled_one_and_is_linked_with_the_others_both_ways()
    {
        var journal = new SlowJournal();
        await using var town = await Town.Build(journal.Around);
        await town.Tell(1, Town.Debts, Source.Resident);
        journal.Hold();
        var first = town.Tell(2, Town.Debts, Source.Resident);
        await journal.Holding;
        var callers = new[] { ActivityTraceFlags.None, ActivityTraceFlags.Recorded, ActivityTraceFlags.Recorded }
            .Select(flags => new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags)).ToList();
        var calls = callers.Select((caller, i) => InTrace(caller, () => town.Tell(3 + i, Town.Debts, Source.Resident))).ToList();
        journal.Release();
        await Task.WhenAll([first, .. calls]);

        ended.ShouldNotContain(span => span.TraceId == callers[0].TraceId);
        var turn = ended.Single(span => span.TraceId == callers[1].TraceId && span.OperationName == "buurt turn");
        var below = ended.Single(span => span.TraceId == callers[1].TraceId && span.OperationName == "buurt Record");
        var beside = ended.Single(span => span.TraceId == callers[2].TraceId && span.OperationName == "buurt Record");
        turn.ParentSpanId.ShouldBe(below.SpanId);
        turn.Links.Single().Context.SpanId.ShouldBe(beside.SpanId);
        beside.Links.Single().Context.SpanId.ShouldBe(turn.SpanId);
        turn.GetTagItem("signals.calls").ShouldBe(3);
        foreach (var call in new[] { below, beside }) call.GetTagItem("signals.waited_seconds").ShouldBeOfType<double>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_each_of_many_callers_sends_goes_on_with_that_callers_own_trace()
    {
        var journal = new SlowJournal();
        await using var town = await Town.Build(journal.Around);
        journal.Hold();
        var first = town.Tell(1, Town.Debts, Source.Resident);
        await journal.Holding;
        var callers = Enumerable.Range(0, 3)
            .Select(_ => new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded)).ToList();
        var calls = callers.Select((caller, i) => InTrace(
            caller, () => town.Tell(2 + i, Town.Debts, Source.Resident, household: 1 + i, together: new(Town.Municipality, (UInt128)(1 + i))))).ToList();
        journal.Release();
        await Task.WhenAll([first, .. calls]);
        await town.Settle();

        foreach (var caller in callers)
            ended.Count(span => span.TraceId == caller.TraceId && span.OperationName == "deliver to huishouden").ShouldBe(1);
    }

    [Fact]
    public void A_trace_that_is_not_sampled_or_no_trace_is_neither_gone_on_with_nor_carried()
    {
        Tracing.Continue("deliver", null).ShouldBeNull();
        Tracing.Continue("deliver", "no trace at all").ShouldBeNull();
        Tracing.Continue("deliver", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00").ShouldBeNull();
        Tracing.Carried(null).ShouldBeNull();
    }

    private static async Task<T> InTrace<T>(ActivityContext caller, Func<Task<T>> call)
    {
        using var request = new Activity("request");
        request.SetParentId(caller.TraceId, caller.SpanId, caller.TraceFlags);
        request.ActivityTraceFlags = caller.TraceFlags;
        request.Start();
        return await call();
    }
}

using System.Diagnostics;

namespace Signals.Grains.Engine;

/// <summary>
/// The spans of the platform: one trace from form to inbox. They tell kinds of grain, counts and times, and never a key, an area, a theme or anything
/// of a person. Without a listener nothing is made and nothing is stored.
/// </summary>
public static class Tracing
{
    /// <summary>The name of the source of every span.</summary>
    public const string Name = "Signals";

    // As many as an exporter keeps of one span. Each caller links to its turn as well, so that no way is lost.
    private const int MostLinks = 128;

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Whether anybody listens.</summary>
    internal static bool IsOn => Source.HasListeners();

    /// <summary>Begins a span below the one that is current.</summary>
    /// <returns>Null if nobody listens or this trace is not sampled.</returns>
    public static Activity? Start(string name) => Source.StartActivity(name);

    /// <summary>Goes on with a trace that was carried along with a message or an entry, with a link to the span that is current.</summary>
    /// <param name="trace">Its W3C <c>traceparent</c>; null if there is none.</param>
    /// <returns>Null if there is no trace to go on with, or nobody listens.</returns>
    public static Activity? Continue(string name, string? trace)
    {
        if (!ActivityContext.TryParse(trace, null, isRemote: true, out var parent)) return null;
        return Source.StartActivity(name, ActivityKind.Internal, parent, links: Activity.Current is { Recorded: true } here ? [new(here.Context)] : null);
    }

    /// <summary>What is to be stored or sent of a span, so that its trace can be gone on with.</summary>
    /// <returns>Its W3C <c>traceparent</c>; null if it is not sampled.</returns>
    public static string? Carried(Activity? span) => span is { Recorded: true } ? span.Id : null;

    /// <summary>Begins the span of a turn: below its first sampled caller, and linked with the others both ways. Each caller's span tells how long it waited.</summary>
    /// <returns>Null if no caller is sampled.</returns>
    internal static Activity? StartTurn(string kind, IEnumerable<Activity?> callers)
    {
        if (!IsOn) return null;
        var sampled = callers.OfType<Activity>().Where(caller => caller.Recorded).ToList();
        if (sampled.Count == 0) return null;
        var turn = Source.StartActivity(
            $"{kind} turn", ActivityKind.Internal, sampled[0].Context, links: sampled.Skip(1).Take(MostLinks).Select(caller => new ActivityLink(caller.Context)));
        if (turn is null) return null;
        foreach (var caller in sampled) caller.SetTag("signals.waited_seconds", (turn.StartTimeUtc - caller.StartTimeUtc).TotalSeconds);
        foreach (var caller in sampled.Skip(1)) caller.AddLink(new(turn.Context));
        return turn;
    }
}

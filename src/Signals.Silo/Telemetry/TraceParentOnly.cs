using System.Diagnostics;

namespace Signals.Silo.Telemetry;

/// <summary>Takes from outside, and gives on, which trace a call belongs to, and nothing else: no <c>tracestate</c> and no baggage, in which anybody could put anything.</summary>
internal sealed class TraceParentOnly : DistributedContextPropagator
{
    private const string Header = "traceparent";

    public override IReadOnlyCollection<string> Fields { get; } = [Header];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id }) setter?.Invoke(carrier, Header, id);
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        if (getter is null) return;
        getter(carrier, Header, out var given, out _);
        // Of another form it could be any text.
        if (ActivityContext.TryParse(given, null, out _)) traceId = given;
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}

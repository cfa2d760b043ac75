using System.Diagnostics;
using OpenTelemetry;
using Signals.Grains.Engine;

namespace Signals.Silo.Telemetry;

/// <summary>Leaves on the span of a request its method, route and status. Path, query, address and browser of the sender go.</summary>
internal sealed class RouteAndStatusOnly : BaseProcessor<Activity>
{
    private static readonly string[] Kept = ["http.request.method", "http.route", "http.response.status_code", "error.type"];

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Tracing.Name) return;
        foreach (var (name, _) in data.TagObjects.ToList())
            if (!Kept.Contains(name)) data.SetTag(name, null);
        data.SetStatus(data.Status);
    }
}

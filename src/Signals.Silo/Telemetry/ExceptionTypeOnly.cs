using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Signals.Silo.Telemetry;

/// <summary>Sends of an exception in the log its type only: its message may quote what somebody sent.</summary>
internal sealed class ExceptionTypeOnly : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } exception) return;
        data.Attributes = [.. data.Attributes ?? [], new("exception.type", exception.GetType().FullName)];
        data.Exception = null;
    }
}

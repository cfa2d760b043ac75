using System.Text.Json;
using System.Text.Json.Serialization;
using Signals.Grains.Logbook;

namespace Signals.Journal.Logbook;

/// <summary>An entry that waits to be written.</summary>
internal sealed class WaitingEntry(LogEntry entry) : IWaiting
{
    private const int BytesPerLine = 300;

    private readonly TaskCompletionSource outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LogEntry Entry => entry;

    public int Size => (entry.Audit.Count + entry.Processing.Count) * BytesPerLine;

    public Task Outcome => outcome.Task;

    /// <summary>What is to be done in the round before anything of it is written.</summary>
    public Action? Before { get; init; }

    public void Acknowledge() => outcome.TrySetResult();

    public void Failed(Exception reason) => outcome.TrySetException(
        reason as LogbookUnavailableException ?? new LogbookUnavailableException("The logbook could not be written.", reason));
}

/// <summary>What a line holds beside its columns, as the bytes that are stored and hashed.</summary>
internal static class LogPayload
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    public static byte[] Of<T>(T detail) => JsonSerializer.SerializeToUtf8Bytes(detail, Options);

    public static T Read<T>(byte[] payload) => JsonSerializer.Deserialize<T>(payload, Options)!;
}

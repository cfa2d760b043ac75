using System.Text;
using System.Text.Json;
using Signals.Cli.Lines;

namespace Signals.Cli.Platform;

/// <summary>Reads problem details (RFC 9457) into a message.</summary>
internal static class Refusal
{
    private const int MostFaults = 20;
    private const int MostBytes = 1 << 20;

    public static async Task<CommandFailedException> Of(HttpResponseMessage response, string path, CancellationToken cancellation)
    {
        var message = new StringBuilder($"The platform refused {path} with status {(int)response.StatusCode}");
        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellation);
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
            foreach (var part in (string[])["title", "detail"])
                if (problem.RootElement.TryGetProperty(part, out var text))
                    message.Append(": ").Append(text.GetString());
            if (problem.RootElement.TryGetProperty("fouten", out var faults))
                foreach (var fault in faults.EnumerateArray().Take(MostFaults))
                    message.Append("\n  ").Append(fault.GetProperty("veld").GetString()).Append(": ").Append(fault.GetProperty("melding").GetString());
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or HttpRequestException or IOException)
        {
            message.Append(", without saying why");
        }
        return new(message.ToString());
    }
}

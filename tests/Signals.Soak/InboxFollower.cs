using System.Globalization;
using Signals.Testing;

namespace Signals.Soak;

/// <summary>Follows a team's inbox as a browser does: it comes back with the last id that it had.</summary>
internal sealed class InboxFollower(SiloProcess gateway, string team)
{
    public string Team => team;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource<long> began = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The ids of the events that came, in their order.</summary>
    public List<long> Seen { get; } = [];

    /// <summary>Where the inbox was when the stream first began.</summary>
    public Task<long> Began => began.Task;

    /// <summary>Whether every event since then came, each once and in its order.</summary>
    /// <param name="position">Where the inbox is now.</param>
    public bool HasAll(long position) => Seen.SequenceEqual(Enumerable.Range((int)began.Task.Result + 1, (int)(position - began.Task.Result)).Select(id => (long)id));

    public async Task Run(CancellationToken stopping)
    {
        using var client = gateway.Client("wijkteamlid");
        client.Timeout = Timeout.InfiniteTimeSpan;
        long? last = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/wijkteams/{team}/aanleidingen/stroom");
                if (last is { } id) request.Headers.Add("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
                response.EnsureSuccessStatusCode();
                using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stopping));
                var prompt = false;
                while (await lines.ReadLineAsync(stopping) is { } line)
                {
                    if (line.StartsWith("event: ", StringComparison.Ordinal)) prompt = line == "event: aanleiding";
                    if (!line.StartsWith("id: ", StringComparison.Ordinal)) continue;
                    last = long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
                    if (prompt) Seen.Add(last.Value);
                    else began.TrySetResult(last.Value);
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
            {
                if (!stopping.IsCancellationRequested) await Task.Delay(Wait, CancellationToken.None);
            }
        }
    }
}

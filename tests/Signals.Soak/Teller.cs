using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Signals.Testing;

namespace Signals.Soak;

/// <summary>Tells signals at a steady rate, whatever becomes of those before, as people do who do not know of one another. Each is repeated under its key until it was acknowledged.</summary>
internal sealed class Teller(SiloProcess gateway)
{
    /// <summary>After so long a person would give up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient client = gateway.Client();
    private readonly HttpClient volunteer = gateway.Client("vrijwilliger");

    /// <summary>The ids of acknowledged signals.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <summary>How long each took until it was acknowledged, every repeat included, in milliseconds, by the neighbourhood it was for.</summary>
    public ConcurrentBag<(string Neighbourhood, double Milliseconds)> Times { get; } = [];

    /// <summary>What single tries came to, other than an acknowledgement.</summary>
    public ConcurrentDictionary<string, int> Failures { get; } = new();

    /// <summary>How many signals were given up.</summary>
    public int GivenUp => givenUp;

    private int givenUp;

    /// <summary>Tells until cancelled, and waits for what is under way.</summary>
    /// <param name="next">The signal by its number, and whether a volunteer tells it.</param>
    public async Task Run(int perSecond, Func<int, (string Neighbourhood, object Body, bool Staff)> next, CancellationToken stopping)
    {
        var running = Stopwatch.StartNew();
        var underWay = new ConcurrentDictionary<Task, byte>();
        for (var number = 0; !stopping.IsCancellationRequested; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond) - running.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due, CancellationToken.None);
            var told = Tell(next(number), Guid.NewGuid().ToString());
            underWay[told] = 0;
            _ = told.ContinueWith(done => underWay.TryRemove(done, out _), TaskScheduler.Default);
        }
        await Task.WhenAll(underWay.Keys);
    }

    private async Task Tell((string Neighbourhood, object Body, bool Staff) signal, string key)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience)
        {
            try
            {
                using var patience = new CancellationTokenSource(Patience);
                using var response = await gateway.Tell(signal.Staff ? volunteer : client, signal.Body, key, patience.Token);
                if (response.StatusCode == HttpStatusCode.Created)
                {
                    using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(patience.Token));
                    Acknowledged.Add(answer.RootElement.GetProperty("id").GetString()!);
                    Times.Add((signal.Neighbourhood, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
                    return;
                }
                Failures.AddOrUpdate($"{(int)response.StatusCode}", 1, (_, count) => count + 1);
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException)
            {
                Failures.AddOrUpdate(failure.GetType().Name, 1, (_, count) => count + 1);
            }
            await Task.Delay(Wait);
        }
        Interlocked.Increment(ref givenUp);
    }
}

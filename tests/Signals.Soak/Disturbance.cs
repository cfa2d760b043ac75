using System.Diagnostics;
using Signals.Testing;

namespace Signals.Soak;

/// <summary>What befalls the cluster while it works, every half minute.</summary>
internal static class Disturbance
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A silo is killed and begins again; a silo is asked to end and begins again; the database crashes; silos that run another version are replaced one after
    /// another by those of this build; nothing at all.
    /// </summary>
    public static readonly string[] Kinds = ["kill", "term", "postgres", "upgrade", "none"];

    /// <summary>Disturbs until cancelled, and leaves everything running.</summary>
    /// <returns>How often.</returns>
    public static async Task<int> Run(string kind, ClusterProcesses cluster, PostgresServer server, CancellationToken stopping)
    {
        for (var count = 0; ; count++)
        {
            var running = Stopwatch.StartNew();
            var silo = cluster.Silos[count % cluster.Silos.Count];
            try
            {
                await Task.Delay(Every, stopping);
            }
            catch (OperationCanceledException)
            {
                return count;
            }
            if (kind == "none") continue;
            if (kind == "postgres") await server.Restart();
            else await End(silo, kind);
            Console.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {kind} {count + 1}, back after {(running.Elapsed - Every).TotalSeconds:N1} s");
        }
    }

    private static async Task End(SiloProcess silo, string kind)
    {
        if (kind == "kill") await silo.Kill();
        else await silo.Stop();
        if (kind == "upgrade") silo.Program = SiloProcess.SiloProgram();
        await silo.Restart();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Signals.Testing;

/// <summary>The real platform, or a member of a cluster, in a process of its own, on files or a database that outlive it.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> settings;
    private readonly Queue<string> said = new();
    private Process? process;

    private SiloProcess(Dictionary<string, string> settings) => this.settings = settings;

    public Uri Address { get; private set; } = null!;

    /// <summary>Where health and figures for monitoring are.</summary>
    public Uri Management => new(settings["Signals__Management"]);

    public string DataFolder => folder.Path;

    /// <summary>The program that is run the next time that it begins. That of this build, unless another version is tried.</summary>
    public string Program { get; set; } = SiloProgram();

    public int Id => process!.Id;

    /// <summary>Begins a process in demo mode, with the limits on senders lifted.</summary>
    /// <param name="postgres">The journal's and vault's database; SQLite files in a folder of its own if left out.</param>
    /// <param name="around">A program to begin it with, as in <c>strace -f</c>.</param>
    /// <param name="demo">Whether the sample municipality and the demo's roles are there.</param>
    /// <param name="more">Further settings, as environment variables.</param>
    /// <param name="program">Another version of the program than that of this build.</param>
    /// <param name="waitUntilReady">Whether to wait until it says that it is ready, rather than until it lives.</param>
    public static async Task<SiloProcess> Begin(
        string? postgres = null, IReadOnlyList<string>? around = null, bool demo = true, IReadOnlyDictionary<string, string>? more = null, bool waitUntilReady = true,
        string? program = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Signals__Gateway__SenderBurst"] = "1000000",
            ["Signals__Gateway__SenderPerMinute"] = "60000000",
            ["Signals__Gateway__TokenPerSecond"] = "1000000",
            ["Signals__Management"] = $"http://127.0.0.1:{Loopback.FreePort()}",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>()) settings[name] = value;
        var silo = new SiloProcess(settings) { Program = program ?? SiloProgram() };
        silo.Set(postgres, demo);
        await silo.Start(around, waitUntilReady ? "/health/ready" : "/health/live");
        return silo;
    }

    /// <summary>A client with a role's demo token, or without one.</summary>
    public HttpClient Client(string? role = null)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = Patience };
        if (role is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{role}");
        return client;
    }

    public Task<HttpResponseMessage> Tell(HttpClient client, object signal, string? key = null, CancellationToken cancellation = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/signalen") { Content = JsonContent.Create(signal) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request, cancellation);
    }

    /// <summary>Ends the process as a power cut would.</summary>
    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Ended()
    {
        await process!.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>The last lines that the process wrote.</summary>
    public string Said
    {
        get
        {
            lock (said) return string.Join('\n', said);
        }
    }

    /// <summary>Begins again on the same files or database.</summary>
    public Task Restart() => Start(null);

    /// <summary>Begins again on the same files or, with the keys of its folder, on a database.</summary>
    public Task Restart(string? postgres, bool demo = true)
    {
        Set(postgres, demo);
        return Start(null);
    }

    /// <summary>A setting that is a number.</summary>
    public int Setting(string name) => int.Parse(settings[name], CultureInfo.InvariantCulture);

    /// <summary>Begins a process with settings of its own, which is expected to end by itself.</summary>
    /// <returns>Its exit code, and what it said as an error.</returns>
    public static async Task<(int ExitCode, string Error)> BeginInVain(Dictionary<string, string> settings)
    {
        await using var silo = new SiloProcess(new(settings) { ["ASPNETCORE_ENVIRONMENT"] = settings.GetValueOrDefault("ASPNETCORE_ENVIRONMENT", "Development") });
        return await silo.BeginAnother();
    }

    /// <summary>Begins another process on the same files or database, which is expected to end by itself.</summary>
    /// <returns>Its exit code, and what it said as an error.</returns>
    public async Task<(int ExitCode, string Error)> BeginAnother()
    {
        var start = StartInfo(["dotnet", Program], new($"http://127.0.0.1:{Loopback.FreePort()}"));
        start.Environment["Signals__Management"] = "";
        using var other = Process.Start(start)!;
        try
        {
            var error = other.StandardError.ReadToEndAsync();
            await other.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
            await other.WaitForExitAsync();
            return (other.ExitCode, await error);
        }
        finally
        {
            if (!other.HasExited) other.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await Kill();
        process?.Dispose();
        folder.Dispose();
    }

    private void Set(string? postgres, bool demo)
    {
        settings["Signals__Gateway__Demo"] = demo ? "true" : "false";
        if (postgres is null) return;
        settings["Signals__Database"] = "Postgres";
        settings["Signals__Journal"] = postgres;
    }

    private async Task Start(IReadOnlyList<string>? around, string health = "/health/ready")
    {
        // Whoever calls a process that begins again finds it where it was.
        Address ??= new($"http://127.0.0.1:{Loopback.FreePort()}");
        var command = (string[])[.. around ?? [], "dotnet", Program];
        process?.Dispose();
        process = Process.Start(StartInfo(command, Address))!;
        said.Clear();
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Management, Timeout = Patience };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50))
        {
            if (process.HasExited) break;
            try
            {
                if ((await client.GetAsync(health)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new InvalidOperationException($"The platform did not begin:\n{Said}");

        void Note(string? line)
        {
            if (line is null) return;
            lock (said)
            {
                said.Enqueue(line);
                if (said.Count > 40) said.Dequeue();
            }
        }
    }

    private ProcessStartInfo StartInfo(string[] command, Uri address)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.Environment["Urls"] = address.ToString();
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(Program);
        start.Environment["Signals__DataFolder"] = folder.Path;
        return start;
    }

    /// <summary>The program of this build.</summary>
    public static string SiloProgram() =>
        Path.Combine(Repository.Root, "src", "Signals.Silo", "bin", Repository.Configuration, "net10.0", "Signals.Silo.dll");
}

using System.Diagnostics;
using System.Globalization;
using Signals.Testing;

namespace Signals.Deploy.Tests.Processes;

/// <summary>The program as it was built, with an environment that a test chooses.</summary>
internal sealed class PlatformProcess : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder data = new();
    private readonly Process process;

    public PlatformProcess(Dictionary<string, string> environment, string[]? around = null, params string[] arguments)
    {
        string[] command = [.. around ?? [], "dotnet", Program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = Path.GetDirectoryName(Program)!, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["Urls"] = $"http://127.0.0.1:{Loopback.FreePort()}";
        start.Environment["Signals__Management"] = $"http://127.0.0.1:{Loopback.FreePort()}";
        start.Environment["Signals__DataFolder"] = data.Path;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        // Read and let go: the errors are what a test may ask for.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        Errors = process.StandardError.ReadToEndAsync();
    }

    public static string Program => SiloProcess.SiloProgram();

    /// <summary>What it said as errors, once it has ended.</summary>
    public Task<string> Errors { get; }

    public int Id => process.Id;

    /// <returns>The exit code.</returns>
    public async Task<int> End()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>Asks a process to end.</summary>
    public static async Task Ask(int id)
    {
        using var kill = Process.Start("kill", ["-TERM", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        data.Dispose();
    }
}

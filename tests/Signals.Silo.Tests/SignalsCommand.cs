using System.Diagnostics;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>The real <c>signals</c> command in a process of its own.</summary>
internal static class SignalsCommand
{
    public static async Task<(int ExitCode, string Said)> Run(params string[] arguments)
    {
        using var process = Begin(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Ends it after a while, as a power cut would, if it has not ended by then.</summary>
    /// <returns>Whether it was killed.</returns>
    public static async Task<bool> RunAndKill(TimeSpan after, params string[] arguments)
    {
        using var process = Begin(arguments);
        _ = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.Delay(after);
        var killed = !process.HasExited;
        if (killed) process.Kill();
        await process.WaitForExitAsync();
        return killed;
    }

    private static Process Begin(string[] arguments)
    {
        var program = Path.Combine(Repository.Root, "src", "Signals.Cli", "bin", Repository.Configuration, "net10.0", "signals.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}

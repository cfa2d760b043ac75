using System.Diagnostics;

namespace Signals.Deploy.Tests;

/// <summary>Runs the scripts in <c>deploy</c>.</summary>
internal static class Script
{
    /// <returns>The exit code, and what was said as an error.</returns>
    public static async Task<(int Code, string Error)> Run(string path, params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = script.StandardOutput.ReadToEndAsync();
        var error = await script.StandardError.ReadToEndAsync();
        await output;
        await script.WaitForExitAsync();
        return (script.ExitCode, error);
    }
}

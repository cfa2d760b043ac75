using System.Diagnostics;
using System.Globalization;
using Signals.Testing;

namespace Signals.Deploy.Tests.Images;

/// <summary>The program of an image, begun as a container would: its command, its environment, its user, and no folder to write to but the data.</summary>
internal sealed class ImageProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder data = new();
    private readonly PublishedImage image;
    private readonly Process process;

    private ImageProcess(PublishedImage image)
    {
        this.image = image;
        string[] command = [.. image.Config.GetProperty("Entrypoint").EnumerateArray().Select(word => word.GetString()!)];
        // The base image is not here, so that the machine's own runtime runs the image's files.
        command = [.. command.Select(word => word.StartsWith('/') ? image.Root + word : word)];
        if (Environment.UserName == "root")
        {
            var user = image.Config.GetProperty("User").GetString()!;
            Run("chown", user, data.Path);
            Run("chmod", "a+x", Path.GetDirectoryName(image.Root)!);
            command = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--no-new-privs", "--", .. command];
        }
        Run("chmod", "-R", "a-w", image.Root);
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = image.Root + image.Config.GetProperty("WorkingDir").GetString() };
        foreach (var line in image.Config.GetProperty("Env").EnumerateArray())
        {
            var pair = line.GetString()!.Split('=', 2);
            start.Environment[pair[0]] = pair[1];
        }
        Address = $"http://127.0.0.1:{Loopback.FreePort()}";
        start.Environment["Urls"] = Address;
        start.Environment["Signals__Management"] = $"http://127.0.0.1:{Loopback.FreePort()}";
        start.Environment["Signals__DataFolder"] = Path.Combine(data.Path, "data");
        start.Environment["HOME"] = data.Path;
        process = Process.Start(start)!;
    }

    public string Address { get; }

    public string DataFolder => Path.Combine(data.Path, "data");

    /// <summary>Begins the program, and waits until it is ready.</summary>
    public static async Task<ImageProcess> Begin(PublishedImage image)
    {
        var begun = new ImageProcess(image);
        using var client = new HttpClient { BaseAddress = new(begun.Address) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !begun.process.HasExited; await Task.Delay(50))
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return begun;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        begun.Dispose();
        throw new InvalidOperationException("The program of the image did not begin.");
    }

    /// <summary>Ends it as a container's platform does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
        Run("chmod", "-R", "u+w", image.Root);
        data.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        run.WaitForExit();
        run.ExitCode.ShouldBe(0, program);
    }
}

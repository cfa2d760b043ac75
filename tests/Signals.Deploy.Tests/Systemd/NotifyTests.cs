using System.Net.Sockets;
using System.Text;
using Signals.Deploy.Tests.Processes;
using Signals.Testing;

namespace Signals.Deploy.Tests.Systemd;

/// <summary>What the program tells systemd, which waits for it: <c>Type=notify</c>.</summary>
public sealed class NotifyTests
{
    [Fact]
    public async Task The_program_says_when_it_is_ready_and_when_it_stops()
    {
        using var folder = new TemporaryFolder();
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(folder.File("notify")));
        // The program looks at the name of its parent. A copy of the shell by that name stands in for it.
        File.Copy("/bin/sh", folder.File("systemd"));
        await using var process = new PlatformProcess(
            new() { ["NOTIFY_SOCKET"] = folder.File("notify"), ["PIDS"] = folder.File("pid") }, [folder.File("systemd"), "-c", "\"$@\" & echo $! >\"$PIDS\"; wait $!; exit $?", "sh"]);

        (await Said(manager)).ShouldBe("READY=1");
        await PlatformProcess.Ask(int.Parse(await File.ReadAllTextAsync(folder.File("pid")), System.Globalization.CultureInfo.InvariantCulture));
        (await Said(manager)).ShouldBe("STOPPING=1");
        (await process.End()).ShouldBe(0);
    }

    private static async Task<string> Said(Socket manager)
    {
        var bytes = new byte[200];
        using var patience = new CancellationTokenSource(PlatformProcess.Patience);
        return Encoding.UTF8.GetString(bytes, 0, await manager.ReceiveAsync(bytes, patience.Token));
    }
}

using System.Net;
using System.Net.Sockets;
using Signals.Cli.Platform;

namespace Signals.Cli.Tests;

/// <summary>A connection to the platform that can be made to fail.</summary>
internal sealed class FaultyLine : IAsyncDisposable
{
    private static readonly byte[] Busy = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Uri platform;
    private readonly Task accepting;
    private long answered;

    public FaultyLine(Uri platform)
    {
        this.platform = platform;
        listener.Start();
        accepting = Accept();
    }

    public PlatformAddress Address => new(new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), "demo-beheerder");

    /// <summary>How many requests are answered with 503 from now on.</summary>
    public int BusyFor { get; set; }

    /// <summary>After how many bytes of answers, all connections together, the connection breaks.</summary>
    public long CutAfter { get; set; } = long.MaxValue;

    /// <summary>Whether every connection is refused after that.</summary>
    public bool StaysCut { get; set; }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        ending.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync(ending.Token));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Serve(TcpClient caller)
    {
        using (caller)
        using (var called = new TcpClient())
        {
            try
            {
                if (answered >= CutAfter && StaysCut) return;
                if (BusyFor > 0)
                {
                    BusyFor--;
                    _ = await caller.GetStream().ReadAsync(new byte[65_536], ending.Token);
                    await caller.GetStream().WriteAsync(Busy, ending.Token);
                    return;
                }
                await called.ConnectAsync(platform.Host, platform.Port, ending.Token);
                await Task.WhenAny(caller.GetStream().CopyToAsync(called.GetStream(), ending.Token), Answer(called.GetStream(), caller.GetStream()));
            }
            catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
            {
                // The connection is gone: that is what this is for.
            }
        }
    }

    private async Task Answer(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[4_096];
        while (await from.ReadAsync(buffer, ending.Token) is > 0 and var count)
        {
            var before = answered;
            answered += count;
            if (answered >= CutAfter)
            {
                await to.WriteAsync(buffer.AsMemory(0, (int)(CutAfter - before)), ending.Token);
                if (!StaysCut) CutAfter = long.MaxValue;
                return;
            }
            await to.WriteAsync(buffer.AsMemory(0, count), ending.Token);
        }
    }
}

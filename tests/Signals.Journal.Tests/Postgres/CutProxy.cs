using System.Net;
using System.Net.Sockets;

namespace Signals.Journal.Tests.Postgres;

/// <summary>Stands between Npgsql and the server and cuts a connection where it is told to.</summary>
public sealed class CutProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Lock gate = new();
    private readonly List<TcpClient> clients = [];
    private readonly List<TcpClient> servers = [];
    private readonly string host;
    private readonly int port;
    private volatile Cut next;
    private volatile bool keepsServers;

    public CutProxy(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        _ = Accept();
    }

    public enum Cut
    {
        /// <summary>Everything passes.</summary>
        None,

        /// <summary>The next words to the server do not arrive.</summary>
        BeforeTheServer,

        /// <summary>The next words of the server do not arrive, though it has done what it was asked.</summary>
        AfterTheServer,
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts the first connection on which it happens, once.</summary>
    public void CutOnce(Cut where) => next = where;

    /// <summary>Cuts every connection on this side only: the server goes on believing in them.</summary>
    public void CutHere()
    {
        keepsServers = true;
        lock (gate)
        {
            foreach (var client in clients) client.Dispose();
        }
    }

    /// <summary>Cuts everything and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        lock (gate)
        {
            foreach (var client in clients.Concat(servers)) client.Dispose();
        }
        await ValueTask.CompletedTask;
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Connect(await listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The proxy was closed.
        }
    }

    private async Task Connect(TcpClient client)
    {
        var server = new TcpClient();
        lock (gate)
        {
            clients.Add(client);
            servers.Add(server);
        }
        using (client)
        {
            await server.ConnectAsync(host, port);
            await Task.WhenAny(Pass(client, server, Cut.BeforeTheServer), Pass(server, client, Cut.AfterTheServer));
        }
        if (!keepsServers) server.Dispose();
    }

    private async Task Pass(TcpClient from, TcpClient to, Cut here)
    {
        try
        {
            var buffer = new byte[65_536];
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var length)
            {
                if (next == here)
                {
                    next = Cut.None;
                    return;
                }
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length));
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has gone; the other follows.
        }
    }
}

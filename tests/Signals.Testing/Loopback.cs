using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Signals.Testing;

/// <summary>This machine, as its own processes reach it.</summary>
public static class Loopback
{
    // Below those that the system gives to outgoing connections, which would take one between its being found free and its being used.
    private const int FirstPort = 12_000;
    private const int LastPort = 32_000;
    private const int MostTries = 1_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A port that nobody listens on now, and another one every time.</summary>
    public static int FreePort()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var port = Random.Shared.Next(FirstPort, LastPort);
            if (!Given.TryAdd(port, true)) continue;
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
        throw new InvalidOperationException($"No port was found free in {MostTries} tries.");
    }
}

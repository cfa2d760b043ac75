using System.IO.Pipelines;
using System.Net.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Signals.Cluster.Security;

/// <summary>Puts TLS under the connections between members, both sides known to each other by certificate.</summary>
internal sealed class TlsConnections(MemberCertificate certificate, ILogger log)
{
    private static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(5);

    /// <summary>For connections that others begin.</summary>
    public ConnectionDelegate Server(ConnectionDelegate next) =>
        connection => Secure(connection, next, (stream, cancellation) => stream.AuthenticateAsServerAsync(certificate.AsServer(), cancellation));

    /// <summary>For connections that this process begins.</summary>
    public ConnectionDelegate Client(ConnectionDelegate next) =>
        connection => Secure(connection, next, (stream, cancellation) => stream.AuthenticateAsClientAsync(certificate.AsClient(), cancellation));

    private async Task Secure(ConnectionContext connection, ConnectionDelegate next, Func<SslStream, CancellationToken, Task> shakeHands)
    {
        var plain = connection.Transport;
        await using var stream = new SslStream(new DuplexStream(plain), leaveInnerStreamOpen: false);
        using (var time = new CancellationTokenSource(LongestHandshake))
        {
            try
            {
                await shakeHands(stream, time.Token);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                log.LogWarning("A connection with another member was refused, because neither side could prove that it belongs to the cluster: {Failure}", failure.GetType().Name);
                connection.Abort();
                return;
            }
        }
        var secured = new Pipes(PipeReader.Create(stream, new(leaveOpen: true)), PipeWriter.Create(stream, new(leaveOpen: true)));
        connection.Transport = secured;
        try
        {
            await next(connection);
        }
        finally
        {
            await secured.Input.CompleteAsync();
            await secured.Output.CompleteAsync();
            connection.Transport = plain;
        }
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Signals.Testing.Web;

/// <summary>A web server on this machine, over TLS, that keeps what it is sent and answers as it is told.</summary>
public sealed class WebSink : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedCall> received = new();
    private readonly WebApplication app;

    private WebSink(WebApplication app) => this.app = app;

    public string Address => $"https://localhost:{new Uri(app.Urls.First()).Port}/ontvang";

    /// <summary>Every call, in order, also those that it refused.</summary>
    public IReadOnlyList<ReceivedCall> Received => [.. received];

    /// <summary>The calls that it took.</summary>
    public IReadOnlyList<ReceivedCall> Taken => [.. received.Where(call => call.Status is >= 200 and < 300)];

    /// <summary>How it answers. It is handed what came, and the answer to write to. Takes everything with 204 unless told otherwise.</summary>
    public Func<ReceivedCall, HttpContext, Task> Answer { get; set; } = (_, context) => Status(context, 204);

    public static async Task<WebSink> Begin(TestCertificate certificate, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port, endpoint => endpoint.UseHttps(certificate.Certificate)));
        builder.Logging.ClearProviders();
        var sink = new WebSink(builder.Build());
        sink.app.Run(sink.Take);
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>Answers with a status and nothing else.</summary>
    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var call = new ReceivedCall(
            context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        received.Enqueue(call);
        await Answer(call, context);
        call.Status = context.Response.StatusCode;
    }
}

/// <summary>A call as it came in.</summary>
/// <param name="Path">What was called.</param>
/// <param name="Headers">By name, whatever its case.</param>
/// <param name="Body">What was sent.</param>
public sealed record ReceivedCall(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>What it was answered; 0 if it was not yet.</summary>
    public int Status { get; internal set; }

    /// <summary>The delivery's name.</summary>
    public string Id => Headers["webhook-id"];
}

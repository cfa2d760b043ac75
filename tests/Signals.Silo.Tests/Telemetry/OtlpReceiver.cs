using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Signals.Silo.Tests.Telemetry;

/// <summary>Takes what a silo exports by OTLP over HTTP, and keeps it as it came.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Every byte that came, by kind: <c>traces</c>, <c>metrics</c>, <c>logs</c>.</summary>
    public IEnumerable<byte[]> Bodies(string kind) => received.Where(one => one.Path == $"/v1/{kind}").Select(one => one.Body);

    public List<Span> Spans() => [.. Bodies("traces").SelectMany(body => Span.Of(new(body)))];

    public static async Task<OtlpReceiver> Begin()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.MapPost("/v1/{kind}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            receiver.received.Enqueue((request.Path, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

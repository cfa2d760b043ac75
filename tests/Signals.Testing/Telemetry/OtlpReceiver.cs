using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Signals.Testing.Telemetry;

/// <summary>Takes what a silo exports by OTLP, over HTTP and over gRPC, and keeps it as it came.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public string GrpcAddress => app.Urls.Last();

    /// <summary>Every byte that came, by kind: <c>traces</c>, <c>metrics</c>, <c>logs</c>.</summary>
    public IEnumerable<byte[]> Bodies(string kind) => received.Where(one => one.Path == $"/v1/{kind}").Select(one => one.Body);

    public List<Span> Spans() => [.. Bodies("traces").SelectMany(body => Span.Of(new(body)))];

    public static async Task<OtlpReceiver> Begin()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0);
            server.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.MapPost("/v1/{kind}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            receiver.received.Enqueue((request.Path, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        receiver.app.MapPost("/opentelemetry.proto.collector.{kind}.v1.{service}/Export", async (string kind, HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            // A byte for compression and four for the length stand before a message.
            receiver.received.Enqueue(($"/v1/{(kind == "trace" ? "traces" : kind)}", body.ToArray()[5..]));
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]);
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

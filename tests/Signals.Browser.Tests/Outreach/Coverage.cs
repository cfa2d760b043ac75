using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Signals.Browser.Tests.Outreach;

/// <summary>The network between a phone and the platform: it can be gone, lose answers on the way back, and tell a wrong time.</summary>
internal sealed class Coverage : IAsyncDisposable
{
    // Of the connection, not of what it carries.
    private static readonly string[] OfConnection = ["Connection", "Keep-Alive", "Transfer-Encoding", "Host", "Date"];

    private readonly HttpClient platform;
    private readonly WebApplication between;
    private int answers;

    private Coverage(Uri address)
    {
        platform = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        between = builder.Build();
        between.Run(Carry);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>Whether nothing gets through.</summary>
    public bool IsGone { get; set; }

    /// <summary>Whether every second answer of the interface gets lost, after the platform did what was asked.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>How far ahead the time is that is told.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>What was sent to the interface, in order.</summary>
    public ConcurrentQueue<(string Path, string? Key, string Body, int Status)> Sent { get; } = [];

    public static async Task<Coverage> Of(Uri address)
    {
        var coverage = new Coverage(address);
        await coverage.between.StartAsync();
        coverage.Address = new(coverage.between.Urls.First());
        return coverage;
    }

    public async ValueTask DisposeAsync()
    {
        await between.DisposeAsync();
        platform.Dispose();
    }

    private async Task Carry(HttpContext context)
    {
        if (IsGone)
        {
            context.Abort();
            return;
        }
        var (request, response) = (context.Request, context.Response);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        using var onward = new HttpRequestMessage(new(request.Method), request.Path + request.QueryString.ToString());
        if (body.Length > 0) onward.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in request.Headers)
            if (!OfConnection.Contains(name, StringComparer.OrdinalIgnoreCase) && !onward.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                onward.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        using var answer = await platform.SendAsync(onward);
        if (HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/v1"))
        {
            Sent.Enqueue((request.Path!, request.Headers["Idempotency-Key"], System.Text.Encoding.UTF8.GetString(body.ToArray()), (int)answer.StatusCode));
            if (LosesAnswers && Interlocked.Increment(ref answers) % 2 == 1)
            {
                context.Abort();
                return;
            }
        }
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!OfConnection.Contains(name, StringComparer.OrdinalIgnoreCase)) response.Headers[name] = values.ToArray();
        response.Headers.Date = (DateTimeOffset.UtcNow + Ahead).ToString("R");
        await answer.Content.CopyToAsync(response.Body);
    }
}

using Microsoft.AspNetCore.Http;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Operations;

/// <summary>What holds for every request: the version on every answer, HEAD wherever GET works, no trailing slash, headers that keep browsers strict.</summary>
internal sealed class RequestForm(RequestDelegate next)
{
    public const string Version = "1.0.0";

    private static readonly object Head = new();

    /// <summary>Whether only the headers were asked for.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(Head);

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers["API-Version"] = Version;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        }, context);

        if (HttpMethods.IsHead(context.Request.Method))
        {
            // Routes answer GET only. The server knows the true method, and leaves the body out.
            context.Items[Head] = true;
            context.Request.Method = HttpMethods.Get;
        }
        var path = context.Request.Path.Value;
        return path is { Length: > 1 } && path.EndsWith('/') ? Problem.NotFound().ExecuteAsync(context) : next(context);
    }
}

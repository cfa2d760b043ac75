using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Signals.Gateway.Pages;

/// <summary>Style sheet and script, from the assembly itself.</summary>
internal static class WebFiles
{
    public static void MapWebFiles(this IEndpointRouteBuilder routes)
    {
        Map(routes, "signals.css", "text/css; charset=utf-8");
        Map(routes, "inbox.js", "text/javascript; charset=utf-8");
    }

    private static void Map(IEndpointRouteBuilder routes, string name, string type)
    {
        using var stream = typeof(WebFiles).Assembly.GetManifestResourceStream($"web/{name}")
            ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
        routes.MapGet($"/web/{name}", FileContentHttpResult (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Bytes(content, type, entityTag: tag);
        }).AllowAnonymous().ExcludeFromDescription();
    }
}

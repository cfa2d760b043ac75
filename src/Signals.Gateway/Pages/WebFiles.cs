using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages;

/// <summary>Style sheets, scripts and fonts, from the assembly itself, compressed when it was built.</summary>
internal static partial class WebFiles
{
    private const string Prefix = "web/";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private static readonly FrozenDictionary<string, WebFile> Files = Read();

    public static void MapWebFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/web/{name}", Serve).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The address of a file, another one for other content, so that a browser may keep it for ever.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string Address(string name) => $"/web/{name}?v={Files[name].Version}";

    /// <summary>The addresses of files by their names as they were built, where a style sheet names them.</summary>
    public static IEnumerable<string> Named(Func<string, bool> which) => Files.Keys.Where(which).Order(StringComparer.Ordinal).Select(name => $"/{Prefix}{name}");

    /// <summary>What is in a file.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static ReadOnlyMemory<byte> Content(string name) => Files[name].Content;

    private static Results<FileContentHttpResult, Problem> Serve(string name, string? v, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var file)) return Problem.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = v == file.Version || NamedByContent().IsMatch(name) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (content, encoding) = file.Brotli is not null && accepted.Contains("br", StringComparison.Ordinal) ? (file.Brotli, "br")
            : file.Gzip is not null && accepted.Contains("gzip", StringComparison.Ordinal) ? (file.Gzip, "gzip")
            : (file.Content, null);
        if (encoding is not null) headers.ContentEncoding = encoding;
        return TypedResults.Bytes(content, file.Type, entityTag: new($"\"{file.Version}{encoding}\""));
    }

    private static FrozenDictionary<string, WebFile> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToHashSet();
        return names.Where(name => !(name.EndsWith(".br", StringComparison.Ordinal) || name.EndsWith(".gz", StringComparison.Ordinal)))
            .ToFrozenDictionary(name => name[Prefix.Length..], name =>
            {
                var content = Bytes(name)!;
                return new WebFile(content, Bytes($"{name}.br"), Bytes($"{name}.gz"), Type(name), Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8)));
            });

        byte[]? Bytes(string name)
        {
            if (!names.Contains(name)) return null;
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
    }

    private static string Type(string name) => Types.TryGetContentType(name, out var type)
        ? type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type
        : throw new InvalidOperationException($"{name} is of a kind that browsers are not told of.");

    [GeneratedRegex("-[A-Z0-9]{8}\\.")]
    private static partial Regex NamedByContent();

    private sealed record WebFile(byte[] Content, byte[]? Brotli, byte[]? Gzip, string Type, string Version);
}

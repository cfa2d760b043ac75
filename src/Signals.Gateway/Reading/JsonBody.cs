using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Reading;

/// <summary>The JSON that somebody sent, whole and within its bounds.</summary>
internal static class JsonBody
{
    /// <summary>The largest body of an ordinary request, in bytes.</summary>
    public const int Most = 32 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <returns>The document, or what is wrong with it.</returns>
    public static async Task<(JsonDocument? Document, Problem? Problem)> Read(HttpRequest request, CancellationToken cancellation, int most = Most)
    {
        if (!IsJson(request)) return (null, Problem.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        if (request.ContentLength > most) return (null, Problem.OfStatus(StatusCodes.Status413PayloadTooLarge));
        return await Read(request.Body, request.ContentLength, most, cancellation);
    }

    /// <returns>The document, or what is wrong with it.</returns>
    public static async Task<(JsonDocument? Document, Problem? Problem)> Read(Stream stream, long? length, int most, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>(Math.Max(256, (int)(length ?? 4096) + 1));
        while (true)
        {
            var read = await stream.ReadAsync(body.GetMemory(), cancellation);
            if (read == 0) break;
            body.Advance(read);
            if (body.WrittenCount > most) return (null, Problem.OfStatus(StatusCodes.Status413PayloadTooLarge));
        }
        if (!Utf8.IsValid(body.WrittenSpan)) return (null, Problem.BadInput("", "ongeldige-tekens", "Dit is geen geldige UTF-8."));
        try
        {
            return (JsonDocument.Parse(body.WrittenMemory, Strict), null);
        }
        catch (JsonException)
        {
            return (null, Problem.BadInput("", "ongeldige-json", "Dit is geen geldige JSON."));
        }
    }

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/geo+json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}

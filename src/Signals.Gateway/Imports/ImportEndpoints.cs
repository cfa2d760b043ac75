using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Intake;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Imports;

internal static class ImportEndpoints
{
    private const string Ndjson = "application/x-ndjson";
    private const string Csv = "text/csv";
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static void MapImports(this IEndpointRouteBuilder routes) => routes.MapPost("/v1/importen", Import)
        .RequireAuthorization(Policies.Imports)
        .WithTags("signalen").WithName("signalenInlezen")
        .WithSummary("Signalen inlezen uit een bestand, één per regel; per regel komt er een uitkomst terug, en aan het eind de totalen")
        .Accepts<string>(Csv, Ndjson)
        .Produces<ImportResult>(StatusCodes.Status200OK, Ndjson);

    private static async Task<Results<EmptyHttpResult, Problem>> Import(
        HttpContext context, SignalRules rules, SignalNames names, ImportRecorder recorder, TimeProvider clock, CancellationToken cancellation)
    {
        if (StreamedBody.Kind(context.Request, Csv, Ndjson) is not { } kind || Unpacked(context.Request) is not { } body)
            return Problem.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        StreamedBody.LiftBounds(context.Features);

        var lines = new LineReader(body);
        var format = ImportFormat.Ndjson;
        if (kind == Csv)
        {
            var (csv, problem) = await Header(lines, cancellation);
            if (csv is null) return problem!;
            format = csv;
        }
        context.Response.ContentType = Ndjson;
        context.Response.Headers.CacheControl = "no-store";
        await using var spool = new Spool();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var copying = spool.CopyTo(context.Response.Body, ending.Token);
        try
        {
            await new ImportRun(lines, format, rules, names, recorder, OperationLog.Of(context), clock).Go(Tell, cancellation);
            await spool.Complete(cancellation);
        }
        catch
        {
            await ending.CancelAsync();
            await Task.WhenAny(copying);
            throw;
        }
        await copying;
        return TypedResults.Empty;

        async ValueTask Tell(object result)
        {
            await spool.Write(JsonSerializer.SerializeToUtf8Bytes(result, result.GetType(), ApiJson.Options), cancellation);
            await spool.Write(LineEnd, cancellation);
        }
    }

    private static async Task<(ImportFormat? Format, Problem? Problem)> Header(LineReader lines, CancellationToken cancellation)
    {
        try
        {
            return ImportFormat.Csv(await lines.Next(cancellation));
        }
        catch (InvalidDataException)
        {
            return (null, Problem.BadInput("Content-Encoding", "ongeldige-gzip", "Dit bestand is niet goed ingepakt."));
        }
    }

    private static Stream? Unpacked(HttpRequest request) => request.Headers.ContentEncoding.ToString().ToLowerInvariant() switch
    {
        "" or "identity" => request.Body,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        _ => null,
    };
}

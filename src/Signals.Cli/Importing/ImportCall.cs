using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Signals.Cli.Lines;
using Signals.Cli.Mappings;
using Signals.Cli.Platform;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Cli.Importing;

/// <summary>Sends lines to <c>POST /v1/importen</c> until the platform has told what became of each.</summary>
internal sealed class ImportCall(PlatformClient platform)
{
    /// <summary>The most lines in one call.</summary>
    public const int MostLines = 5_000;

    private const string Path = "/v1/importen";

    // The platform's word for a line with which nothing is wrong: it was too busy, for as long as it was willing to wait.
    private const string NotReachableNow = "even-niet-bereikbaar";

    /// <returns>A result for each line, in the same order.</returns>
    /// <exception cref="CommandFailedException">The platform refused, or could not be reached for too long.</exception>
    public async Task<IReadOnlyList<LineResult>> Send(IReadOnlyList<MappedLine> lines, CancellationToken cancellation)
    {
        var results = new LineResult?[lines.Count];
        var before = 0;
        await platform.Insist(async () =>
        {
            // What was told before the connection broke stands; only the rest is sent again, and keys tell what came through all the same.
            var open = Enumerable.Range(0, lines.Count).Where(index => results[index] is null).ToList();
            before = lines.Count - open.Count;
            if (open.Count > 0)
                await platform.Exchange(Path, Body(open.Select(index => lines[index])), "application/x-ndjson", answer => Read(answer, lines, open, results), cancellation);
            return Array.TrueForAll(results, result => result is not null);
        }, cancellation, () => results.Count(result => result is not null) > before);
        return results!;
    }

    private static async Task Read(Stream answer, IReadOnlyList<MappedLine> lines, List<int> open, LineResult?[] results)
    {
        using var text = new StreamReader(answer, Encoding.UTF8);
        while (await text.ReadLineAsync() is { } told)
        {
            if (JsonNode.Parse(told) is not JsonObject json || json["regel"] is not JsonValue number) continue;
            var index = (int)number.GetValue<long>() - 1;
            if (index < 0 || index >= open.Count) throw new CommandFailedException("The platform answered about a line that was not sent to it.");
            var result = LineResult.Read(json, lines[open[index]].Number)
                ?? throw new CommandFailedException("The platform answered in a form that this program does not know. Are both of the same version?");
            if (!result.Faults.Any(fault => fault.Code == NotReachableNow)) results[open[index]] = result;
        }
    }

    private static ReadOnlyMemory<byte> Body(IEnumerable<MappedLine> lines)
    {
        var body = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(body);
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("sleutel", line.Key);
            json.WriteString("waargenomenOp", Instant(line.ObservedOn));
            json.WriteString("buurt", line.Area.ToString());
            json.WriteString("thema", line.Theme.ToString());
            json.WriteString("bron", line.Source.Code());
            if (line.People is { } people) json.WriteNumber("aantal", people);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            body.Write("\n"u8);
        }
        return body.WrittenMemory;
    }

    // The day's first moment: any later one might still be to come today.
    private static string Instant(DateOnly day) =>
        DutchTime.Local(DutchTime.StartOf(day)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}

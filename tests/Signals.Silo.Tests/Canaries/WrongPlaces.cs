using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Signals.Testing;

namespace Signals.Silo.Tests.Canaries;

/// <summary>Canaries where nothing of a person belongs: in paths, queries, headers, unknown fields, and bodies that are none.</summary>
internal sealed class WrongPlaces(SiloProcess platform, Aviary aviary)
{
    private const int MostNesting = 5;

    private static readonly string?[] Tellers = [null, "wijkteamlid", "coordinator", "beheerder", "partner"];
    private static readonly string[] Verbs = ["get", "post", "put", "delete", "patch", "head"];

    private JsonElement document;

    /// <summary>Sends them to every operation that the platform describes.</summary>
    /// <returns>The answers that were refusals, each with the place that it came from.</returns>
    public async Task<List<(string Place, int Status, string Body)>> Everywhere()
    {
        var answers = new List<(string, int, string)>();
        using (var anybody = platform.Client()) document = JsonDocument.Parse(await anybody.GetStringAsync("/v1/openapi.json")).RootElement;
        foreach (var teller in Tellers)
        {
            using var client = platform.Client(teller);
            foreach (var path in document.GetProperty("paths").EnumerateObject())
                foreach (var verb in path.Value.EnumerateObject().Where(one => Verbs.Contains(one.Name)))
                    foreach (var request in Requests(path.Name, verb))
                        answers.Add(await Send(client, request));
        }
        using (var stranger = platform.Client())
        {
            stranger.DefaultRequestHeaders.Authorization = new("Bearer", $"demo-{aviary.Word("Authorization")}");
            answers.Add(await Send(stranger, ("Authorization", new(HttpMethod.Get, "/v1/aanleidingen"))));
            answers.Add(await Send(stranger, ("path", new(HttpMethod.Get, $"/{aviary.Word("path")}/{aviary.Email("path")}?{aviary.Word("query")}={aviary.Bsn("query")}"))));
            answers.Add(await Send(stranger, ("method", new(new(aviary.Word("method").ToUpperInvariant()), "/v1/signalen"))));
        }
        answers.ShouldContain(answer => answer.Item2 == 400);
        answers.ShouldContain(answer => answer.Item2 == 404);
        answers.ShouldContain(answer => answer.Item2 == 415);
        return answers;
    }

    private IEnumerable<(string Place, HttpRequestMessage Request)> Requests(string path, JsonProperty operation)
    {
        var place = $"{operation.Name} {path}";
        var method = new HttpMethod(operation.Name.ToUpperInvariant());
        // A stream has no end to wait for.
        if (path.EndsWith("/stroom", StringComparison.Ordinal)) yield break;
        yield return Make($"{place}: path and query", null);
        if (!operation.Value.TryGetProperty("requestBody", out var body)) yield break;
        yield return Make($"{place}: content type", new StringContent(aviary.Story($"{place}: content type"), Encoding.UTF8, "text/plain"));
        yield return Make($"{place}: no JSON", Json($"{{\"{aviary.Word($"{place}: no JSON")}\": {aviary.Word($"{place}: no JSON")}"));
        yield return Make($"{place}: unknown field", Json(new JsonObject { [aviary.Word($"{place}: name of a field")] = aviary.Story($"{place}: unknown field") }.ToJsonString()));
        if (body.GetProperty("content").TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var schema))
            yield return Make($"{place}: every field", Json(Fill(schema, $"{place}: every field", 0)?.ToJsonString() ?? "null"));

        (string, HttpRequestMessage) Make(string where, HttpContent? content)
        {
            var filled = System.Text.RegularExpressions.Regex.Replace(path, "\\{[^}]+\\}", _ => aviary.Word($"{where}: path"));
            var names = operation.Value.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()!) : [];
            var query = string.Join('&', names.Append("q").Select(name => $"{name}={Uri.EscapeDataString(aviary.Story($"{where}: query {name}"))}"));
            var request = new HttpRequestMessage(method, $"{filled}?{query}") { Content = content };
            foreach (var header in new[] { "User-Agent", "Referer", "Idempotency-Key", "X-Forwarded-For", "Forwarded", "Accept-Language", "Cookie", "If-None-Match", "Last-Event-ID", "Origin", "tracestate", "baggage", "X-Request-ID" })
                request.Headers.TryAddWithoutValidation(header, $"{aviary.Word($"{header} of {where}")}={aviary.Bsn($"{header} of {where}")}");
            return (where, request);
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    // Texts where the interface wants texts, so that they come as far in as they can.
    private JsonNode? Fill(JsonElement schema, string place, int nesting)
    {
        if (nesting > MostNesting) return null;
        if (schema.TryGetProperty("$ref", out var reference))
            return Fill(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), place, nesting);
        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" })
            if (schema.TryGetProperty(choice, out var choices) && choices.EnumerateArray().Select(one => Fill(one, place, nesting + 1)).FirstOrDefault(one => one is not null) is { } chosen)
                return chosen;
        if (schema.TryGetProperty("enum", out var values)) return JsonNode.Parse(values[0].GetRawText());
        if (schema.TryGetProperty("properties", out var properties))
            return new JsonObject(properties.EnumerateObject().Select(one => KeyValuePair.Create(one.Name, Fill(one.Value, $"{place}/{one.Name}", nesting + 1))));
        var type = schema.TryGetProperty("type", out var named) ? named.ValueKind == JsonValueKind.Array ? named.EnumerateArray().Select(one => one.GetString()).First(one => one != "null") : named.GetString() : null;
        return type switch
        {
            "array" => new JsonArray(schema.TryGetProperty("items", out var items) ? Fill(items, place, nesting + 1) : null),
            "integer" or "number" => 3,
            "boolean" => true,
            "string" => aviary.Story(place),
            _ => null,
        };
    }

    private static async Task<(string, int, string)> Send(HttpClient client, (string Place, HttpRequestMessage Request) one)
    {
        using var request = one.Request;
        using var response = await client.SendAsync(request);
        return (one.Place, (int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}

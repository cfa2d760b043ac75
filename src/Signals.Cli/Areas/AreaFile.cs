using System.Text.Json;
using Signals.Cli.Lines;
using Signals.Core.Areas;

namespace Signals.Cli.Areas;

/// <summary>A GeoJSON file of neighbourhoods or districts, as CBS publishes them. Checked before it is sent, so that one bad feature is told by its number.</summary>
internal sealed record AreaFile(ReadOnlyMemory<byte> Content, int Features)
{
    private const long MostBytes = 64L * 1024 * 1024;
    private const int MostToldFaults = 20;

    /// <exception cref="CommandFailedException">The file cannot be read, or a feature is not right.</exception>
    public static AreaFile Read(string path)
    {
        byte[] content;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) throw new CommandFailedException($"{path} is larger than {MostBytes} bytes. Split it by municipality.");
            content = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be opened: {failure.Message}", failure);
        }
        try
        {
            using var json = JsonDocument.Parse(content);
            return new(content, Check(path, json.RootElement));
        }
        catch (JsonException failure)
        {
            throw new CommandFailedException($"{path} is no JSON: line {failure.LineNumber + 1}.", failure);
        }
    }

    private static int Check(string path, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || Text(json, "type") != "FeatureCollection"
            || !json.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array || features.GetArrayLength() == 0)
            throw new CommandFailedException($"{path} is no GeoJSON FeatureCollection with features.");
        var faults = features.EnumerateArray()
            .SelectMany((feature, index) => Faults(feature).Select(fault => $"  feature {index + 1}: {fault}"))
            .Take(MostToldFaults + 1).ToList();
        if (faults.Count > MostToldFaults) faults[^1] = "  and more";
        if (faults.Count > 0) throw new CommandFailedException($"{path} is not right:\n{string.Join('\n', faults)}");
        return features.GetArrayLength();
    }

    private static IEnumerable<string> Faults(JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            yield return "has no properties";
            yield break;
        }
        // CBS draws water as areas too; nobody lives there, and the platform passes over it.
        if (Text(properties, "water") == "JA") yield break;
        if (Text(properties, "buurtcode") is null && Text(properties, "wijkcode") is { } wijkcode)
        {
            if (!DistrictCode.TryParse(wijkcode, null, out _)) yield return "wijkcode must be WK and six digits";
            yield break;
        }
        if (!NeighbourhoodCode.TryParse(Text(properties, "buurtcode"), null, out var code))
        {
            yield return "buurtcode must be BU and eight digits";
            yield break;
        }
        if (string.IsNullOrWhiteSpace(Text(properties, "buurtnaam"))) yield return "buurtnaam is missing";
        if (Text(properties, "wijkcode") is { } district && district != code.District.ToString()) yield return $"wijkcode does not fit buurtcode {code}";
        if (Text(properties, "gemeentecode") is { } municipality && municipality != code.Municipality.ToString())
            yield return $"gemeentecode does not fit buurtcode {code}";
        if (!properties.TryGetProperty("jaar", out _) && !properties.TryGetProperty("jrstatcode", out _)) yield return "jaar and jrstatcode are both missing";
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Signals.Cli.Mappings;
using Signals.Cli.Platform;

namespace Signals.Cli.Importing;

/// <summary>Makes invented areas and themes known to the platform before the first line that names them.</summary>
internal static class Registration
{
    public static async Task Register(PlatformClient platform, MappedMunicipality municipality, InventedCodes invented, CancellationToken cancellation)
    {
        if (invented.Neighbourhoods.Count > 0)
            using (await platform.Post("/v1/gebieden", Bytes(Areas(municipality, invented)), "application/geo+json", cancellation)) { }
        if (invented.Themes.Count > 0)
            using (await platform.Post("/v1/themas", Bytes(Themes(municipality, invented)), "application/json", cancellation)) { }
    }

    private static JsonObject Areas(MappedMunicipality municipality, InventedCodes invented)
    {
        var districts = invented.Districts.ToDictionary(district => district.Code, district => district.Name);
        return new()
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray([.. invented.Neighbourhoods.Select(area => new JsonObject
            {
                ["type"] = "Feature",
                ["geometry"] = null,
                ["properties"] = new JsonObject
                {
                    ["buurtcode"] = area.Code.ToString(),
                    ["buurtnaam"] = area.Name,
                    ["wijkcode"] = area.Code.District.ToString(),
                    ["wijknaam"] = districts[area.Code.District],
                    ["gemeentecode"] = municipality.Code.ToString(),
                    ["gemeentenaam"] = municipality.Name,
                    ["jaar"] = area.Edition.Year,
                },
            })]),
        };
    }

    private static JsonObject Themes(MappedMunicipality municipality, InventedCodes invented) => new()
    {
        ["gemeente"] = municipality.Code.ToString(),
        ["themas"] = new JsonArray([.. invented.Themes.Select(theme => new JsonObject { ["code"] = theme.Code.ToString(), ["naam"] = theme.Name })]),
    };

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json);
}

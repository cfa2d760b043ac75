using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Signals.Gateway.Logbook;

namespace Signals.Gateway.Pages.House;

/// <summary>How the municipality looks and is reached: its settings, and the files that they name.</summary>
/// <exception cref="OptionsValidationException">A file is missing, too large or of another kind; the message names the setting.</exception>
public sealed class HouseStyle
{
    private const int MostBytes = 512 * 1024;

    private readonly HouseFile? logo;
    private readonly HouseFile? styleSheet;

    public HouseStyle(IOptions<GatewayOptions> options)
    {
        Options = options.Value.House;
        logo = Read(nameof(HouseOptions.Logo), Options.Logo, "logo", (".svg", "image/svg+xml"), (".png", "image/png"));
        styleSheet = Read(nameof(HouseOptions.StyleSheet), Options.StyleSheet, "stijl", (".css", "text/css; charset=utf-8"));
    }

    public HouseOptions Options { get; }

    /// <summary>The address of the logo; null if there is none.</summary>
    public string? Logo => logo?.Address;

    /// <summary>The address of the municipality's own style sheet; null if there is none.</summary>
    public string? StyleSheet => styleSheet?.Address;

    internal void Map(IEndpointRouteBuilder routes)
    {
        foreach (var file in new[] { logo, styleSheet })
        {
            if (file is null) continue;
            routes.MapGet(file.Path, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=86400";
                return TypedResults.Bytes(file.Content, file.Type, entityTag: new($"\"{file.Version}\""));
            }).AllowAnonymous().ExcludeFromDescription().WithMetadata(new LogRule(LogShape.Never, "openbaar"));
        }
    }

    private static HouseFile? Read(string setting, string? path, string name, params (string Extension, string Type)[] kinds)
    {
        if (path is null) return null;
        var kind = Array.Find(kinds, kind => path.EndsWith(kind.Extension, StringComparison.OrdinalIgnoreCase));
        if (kind.Type is null) throw Wrong($"must name a file that ends in {string.Join(" or ", kinds.Select(known => known.Extension))}");
        var file = new FileInfo(path);
        if (!file.Exists) throw Wrong("names a file that does not exist");
        if (file.Length > MostBytes) throw Wrong($"names a file of more than {MostBytes / 1024} kB");
        var content = File.ReadAllBytes(path);
        return new($"/huis/{name}{kind.Extension}", content, kind.Type, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8)));

        OptionsValidationException Wrong(string what) => new(nameof(HouseOptions), typeof(HouseOptions), [$"Signals:Gateway:House:{setting} {what}."]);
    }

    private sealed record HouseFile(string Path, byte[] Content, string Type, string Version)
    {
        public string Address => $"{Path}?v={Version}";
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Signals.Gateway.Access;
using Signals.Gateway.Pages.House;
using Signals.Gateway.Pages.Resident;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>What a phone keeps so that the pages work without a connection and stand among its apps. The same for everybody.</summary>
internal static partial class OfflineFiles
{
    private const string Worker = "outreach-worker.js";
    private const string Shell = $"{OutreachPages.Begin}/schil";

    private static readonly string[] Pages = [$"{OutreachPages.Begin}/{Elsewhere.SafetyAtHome}", $"{OutreachPages.Begin}/{Elsewhere.Danger}"];
    private static readonly (string File, string Sizes, string Purpose)[] Icons =
        [("icon.svg", "any", "any"), ("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"), ("icon-maskable-512.png", "512x512", "maskable")];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup(OutreachPages.Begin).AllowAnonymous().ExcludeFromDescription();
        files.MapGet("/schil", (HttpContext context, OutreachScreen screen, CancellationToken cancellation) => screen.ShowToAll(context, cancellation));
        files.MapGet($"/{Elsewhere.SafetyAtHome}", (HttpContext context) => PageForms.ShowToAll<SafetyPage>(context, OutreachPages.Begin));
        files.MapGet($"/{Elsewhere.Danger}", (HttpContext context) => PageForms.ShowToAll<DangerPage>(context, OutreachPages.Begin));
        files.MapGet($"/{Elsewhere.PublicSpace}", (HttpContext context) => PageForms.ShowToAll<PublicSpacePage>(context, OutreachPages.Begin));
        files.MapGet("/sw.js", Script);
        files.MapGet("/manifest.webmanifest", Manifest);
    }

    /// <summary>The service worker. Its text changes with whatever it keeps, so that a browser fetches that anew.</summary>
    private static async Task<FileContentHttpResult> Script(HttpContext context, OutreachScreen screen, HouseStyle house, DeviceMark mark, CancellationToken cancellation)
    {
        var files = (string[])
        [
            WebFiles.Address("signals.css"), WebFiles.Address("outreach.js"), .. Icons.Select(icon => WebFiles.Address(icon.File)),
            .. WebFiles.Named(name => NamedByStyleSheet().IsMatch(name)), .. new[] { house.StyleSheet, house.Logo }.OfType<string>(),
        ];
        var model = await screen.Model(OutreachMode.Begin, cancellation);
        var all = JsonSerializer.Serialize(new
        {
            house.Options,
            files,
            model.Kinds,
            model.HasHomeVisits,
            model.Town.KeepsHouseholds,
            model.Themes,
            model.Town.Neighbourhoods,
            model.Places,
            build = typeof(OfflineFiles).Module.ModuleVersionId,
        });
        var settings = JsonSerializer.Serialize(new
        {
            versie = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 8)),
            toestel = mark.CookieName,
            schil = Shell,
            bladzijden = Pages,
            bestanden = files,
        });
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Service-Worker-Allowed"] = OutreachPages.Begin;
        return TypedResults.Bytes((byte[])[.. Encoding.UTF8.GetBytes($"const inloop={settings};\n"), .. WebFiles.Content(Worker).Span], "text/javascript; charset=utf-8");
    }

    private static FileContentHttpResult Manifest(HttpContext context, HouseStyle house)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = OutreachPages.Begin,
            name = $"Inloop en koffiekar - {house.Options.Name}",
            short_name = "Inloop",
            lang = "nl",
            start_url = OutreachPages.Begin,
            scope = OutreachPages.Begin,
            display = "standalone",
            theme_color = Colour,
            background_color = "#ffffff",
            icons = Icons.Select(icon => new { src = WebFiles.Address(icon.File), sizes = icon.Sizes, purpose = icon.Purpose }),
        }), "application/manifest+json");
    }

    /// <summary>The colour of the platform's icon.</summary>
    public const string Colour = "#154273";

    // Fonts for Dutch, and images.
    [GeneratedRegex("^(noto-sans-latin-(400|700)|image)-")]
    private static partial Regex NamedByStyleSheet();
}

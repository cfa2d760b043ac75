using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Signals.Deploy.Tests.Images;

/// <summary>A registry on loopback with one nearly empty image, in place of the real base image, which a test may not pull.</summary>
internal sealed class BaseImage : IAsyncDisposable
{
    private readonly Dictionary<string, (byte[] Content, string Type)> contents = [];
    private readonly WebApplication app;

    private BaseImage(WebApplication app) => this.app = app;

    public string Host => new Uri(app.Urls.Single()).Authority;

    public string Name => $"{Host}/base:1";

    public static async Task<BaseImage> Offer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://{IPAddress.Loopback}:0");
        builder.Logging.ClearProviders();
        var image = new BaseImage(builder.Build());
        image.Fill();
        image.app.MapGet("/v2/", () => Results.Ok());
        image.app.MapMethods("/v2/base/{kind}/{name}", [HttpMethods.Get, HttpMethods.Head], (string name) =>
            image.contents.TryGetValue(name, out var found) ? Results.Bytes(found.Content, found.Type) : Results.NotFound());
        await image.app.StartAsync();
        return image;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Fill()
    {
        var tar = EmptyTar();
        var layer = Gzip(tar);
        var config = JsonSerializer.SerializeToUtf8Bytes(new
        {
            architecture = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64",
            os = "linux",
            config = new { Env = new[] { "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" } },
            rootfs = new { type = "layers", diff_ids = new[] { Digest(tar) } },
            history = Array.Empty<object>(),
        });
        Add(layer, "application/vnd.oci.image.layer.v1.tar+gzip");
        Add(config, "application/vnd.oci.image.config.v1+json");
        const string manifestType = "application/vnd.oci.image.manifest.v1+json";
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = manifestType,
            config = new { mediaType = "application/vnd.oci.image.config.v1+json", size = config.Length, digest = Digest(config) },
            layers = new[] { new { mediaType = "application/vnd.oci.image.layer.v1.tar+gzip", size = layer.Length, digest = Digest(layer) } },
        });
        Add(manifest, manifestType);
        contents["1"] = (manifest, manifestType);
    }

    private void Add(byte[] content, string type) => contents[Digest(content)] = (content, type);

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static byte[] EmptyTar()
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true)) tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "home/"));
        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(content);
        return bytes.ToArray();
    }
}

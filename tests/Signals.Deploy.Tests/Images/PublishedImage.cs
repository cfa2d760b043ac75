using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Signals.Testing;

namespace Signals.Deploy.Tests.Images;

/// <summary>A container image as the SDK makes it from a project, taken apart.</summary>
internal sealed class PublishedImage : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private PublishedImage() { }

    /// <summary>What the image says of itself: user, ports, environment, labels, command.</summary>
    public JsonElement Config { get; private set; }

    /// <summary>The image's files.</summary>
    public string Root => Path.Combine(folder.Path, "root");

    public static async Task<PublishedImage> Of(string project)
    {
        var image = new PublishedImage();
        var archive = Path.Combine(image.folder.Path, "image.tar");
        await using (var basis = await BaseImage.Offer())
        {
            var start = new ProcessStartInfo("dotnet",
            [
                "publish", Repository.File($"src/{project}"), "-c", Repository.Configuration, "--no-build", "-t:PublishContainer", "-v", "q",
                $"-p:ContainerBaseImage={basis.Name}", $"-p:ContainerArchiveOutputPath={archive}", $"-p:PublishDir={Path.Combine(image.folder.Path, "publish")}/",
            ])
            { RedirectStandardOutput = true };
            start.Environment["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = basis.Host;
            start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
            using var publish = Process.Start(start)!;
            var said = await publish.StandardOutput.ReadToEndAsync();
            await publish.WaitForExitAsync();
            publish.ExitCode.ShouldBe(0, said);
        }
        await image.TakeApart(archive);
        return image;
    }

    /// <summary>The value of a variable in the image's environment.</summary>
    public string Variable(string name) =>
        Config.GetProperty("Env").EnumerateArray().Select(line => line.GetString()!.Split('=', 2)).Single(pair => pair[0] == name)[1];

    public void Dispose() => folder.Dispose();

    private async Task TakeApart(string archive)
    {
        var parts = Directory.CreateDirectory(Path.Combine(folder.Path, "parts")).FullName;
        await TarFile.ExtractToDirectoryAsync(archive, parts, overwriteFiles: false);
        // An OCI image layout: the index names a manifest, the manifest a configuration and layers, all by digest.
        var manifest = Blob(Read(Path.Combine(parts, "index.json")).GetProperty("manifests")[0]);
        Config = Read(Blob(Read(manifest).GetProperty("config"))).GetProperty("config");
        Directory.CreateDirectory(Root);
        foreach (var layer in Read(manifest).GetProperty("layers").EnumerateArray()) await Unpack(Blob(layer), Root);

        string Blob(JsonElement descriptor) => Path.Combine(parts, "blobs", descriptor.GetProperty("digest").GetString()!.Replace(':', '/'));
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    private static async Task Unpack(string layer, string into)
    {
        await using var gzip = new GZipStream(File.OpenRead(layer), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(gzip, into, overwriteFiles: true);
    }
}

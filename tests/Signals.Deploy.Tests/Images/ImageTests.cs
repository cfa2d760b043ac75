using System.Diagnostics;
using System.Text.Json;
using Signals.Testing;

namespace Signals.Deploy.Tests.Images;

/// <summary>The container images, made by the SDK on a nearly empty base image.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task The_platforms_image_starts_as_an_ordinary_user_from_files_that_it_cannot_change()
    {
        using var image = await PublishedImage.Of("Signals.Silo");
        using var process = await ImageProcess.Begin(image);

        File.Exists(Path.Combine(process.DataFolder, "journal.db")).ShouldBeTrue();
        (await process.Stop()).ShouldBe(0);
    }

    [Fact]
    public async Task The_platforms_image_says_what_it_is_and_runs_as_no_root()
    {
        using var image = await PublishedImage.Of("Signals.Silo");

        image.Config.GetProperty("User").GetString().ShouldBe("1654");
        image.Config.GetProperty("ExposedPorts").EnumerateObject().Select(port => port.Name).ShouldBe(["8080/tcp", "5081/tcp", "11111/tcp", "30000/tcp"], ignoreOrder: true);
        image.Config.GetProperty("Labels").GetProperty("org.opencontainers.image.licenses").GetString().ShouldBe("EUPL-1.2");
        image.Variable("Urls").ShouldBe("http://+:8080");
        image.Variable("Signals__Management").ShouldBe("http://+:5081");
        image.Variable("DOTNET_EnableDiagnostics").ShouldBe("0");
        var settings = File.ReadAllText(Path.Combine(image.Root, "app", "Signals.Silo.runtimeconfig.json"));
        settings.ShouldContain("\"System.Globalization.Invariant\": true");
    }

    [Fact]
    public async Task The_command_lines_image_runs_the_command_line()
    {
        using var image = await PublishedImage.Of("Signals.Cli");
        var program = image.Config.GetProperty("Entrypoint").EnumerateArray().Last().GetString()!;
        using var help = Process.Start(new ProcessStartInfo("dotnet", [image.Root + program, "--help"]) { RedirectStandardOutput = true })!;

        (await help.StandardOutput.ReadToEndAsync()).ShouldContain("verify");
        image.Config.GetProperty("User").GetString().ShouldBe("1654");
        image.Config.TryGetProperty("ExposedPorts", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Signals.Silo", "mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", "signals")]
    [InlineData("Signals.Cli", "mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled-extra", "signals-cli")]
    public async Task An_image_stands_on_a_base_with_time_zones_and_without_a_shell(string project, string basis, string name)
    {
        var start = new ProcessStartInfo("dotnet",
            ["msbuild", Repository.File($"src/{project}/{project}.csproj"), "-getProperty:ContainerBaseImage,ContainerRepository,ContainerImageTag,Version"])
        { RedirectStandardOutput = true };
        using var msbuild = Process.Start(start)!;
        var properties = JsonDocument.Parse(await msbuild.StandardOutput.ReadToEndAsync()).RootElement.GetProperty("Properties");

        properties.GetProperty("ContainerBaseImage").GetString().ShouldBe(basis);
        properties.GetProperty("ContainerRepository").GetString().ShouldBe(name);
        properties.GetProperty("ContainerImageTag").GetString().ShouldBe(properties.GetProperty("Version").GetString());
    }
}

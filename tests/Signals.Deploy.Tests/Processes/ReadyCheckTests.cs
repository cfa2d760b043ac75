using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Signals.Testing;

namespace Signals.Deploy.Tests.Processes;

/// <summary><c>Signals.Silo ready</c>, by which a container without a shell is asked after its health.</summary>
public sealed class ReadyCheckTests
{
    [Theory]
    [InlineData(StatusCodes.Status200OK, 0)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 1)]
    public async Task It_says_what_the_process_beside_it_says(int status, int code)
    {
        var port = Loopback.FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => Results.StatusCode(status));
        await app.StartAsync();
        await using var check = new PlatformProcess(new() { ["Signals__Management"] = $"http://+:{port}" }, null, "ready");

        (await check.End()).ShouldBe(code);
    }

    [Fact]
    public async Task It_says_no_when_nobody_answers()
    {
        await using var check = new PlatformProcess([], null, "ready");

        (await check.End()).ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_address_it_names_the_setting()
    {
        await using var check = new PlatformProcess(new() { ["Signals__Management"] = "" }, null, "ready");

        (await check.End()).ShouldNotBe(0);
        (await check.Errors).ShouldContain("Signals:Management is empty");
    }
}

using Microsoft.AspNetCore.Http;
using Signals.Gateway.Problems;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Gateway.Tests.Problems;

public sealed class ProblemMiddlewareTests
{
    public static TheoryData<Exception, int> Failures => new()
    {
        { new GrainOverloadedException("geheim"), 503 },
        { new JournalOverloadedException(), 503 },
        { new JournalUnavailableException("geheim"), 503 },
        { new EngineStoppedException(), 503 },
        { new TimeoutException("geheim"), 503 },
        { new BadHttpRequestException("geheim", 413), 413 },
        { new InvalidOperationException("geheim"), 500 },
        { new OperationCanceledException("geheim"), 500 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_tells_whether_to_try_again_and_nothing_of_what_is_inside(Exception failure, int status)
    {
        using var log = new CapturedLog();
        using var logging = Microsoft.Extensions.Logging.LoggerFactory.Create(builder => builder.Services.Add(
            new(typeof(Microsoft.Extensions.Logging.ILoggerProvider), log)));
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await new ProblemMiddleware(_ => throw failure, new Microsoft.Extensions.Logging.Logger<ProblemMiddleware>(logging)).InvokeAsync(context);

        context.Response.StatusCode.ShouldBe(status);
        context.Response.ContentType!.ShouldStartWith("application/problem+json");
        (context.Response.Headers.RetryAfter.Count > 0).ShouldBe(status == 503);
        context.Response.Body.Position = 0;
        (await new StreamReader(context.Response.Body).ReadToEndAsync()).ShouldNotContain("geheim");
        log.All.ShouldNotContain("geheim");
    }
}

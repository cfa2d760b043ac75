using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Signals.Gateway.Access;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;

namespace Signals.Gateway.Problems;

/// <summary>Turns failures, and error statuses without a body, into problem details. Tells nothing of what is inside.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            await Of(exception, context).ExecuteAsync(context);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be told.
            return;
        }
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await Problem.OfStatus(context.Response.StatusCode).ExecuteAsync(context);
    }

    /// <summary>Whether a failure passes by itself, so that the same request can be sent again.</summary>
    public static bool PassesByItself(Exception exception) => exception is
        GrainOverloadedException or JournalOverloadedException or JournalUnavailableException or EngineStoppedException or LogbookUnavailableException or TimeoutException;

    private Problem Of(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return Problem.OfStatus(bad.StatusCode);
            case AntiforgeryValidationException:
                return new(StatusCodes.Status400BadRequest, "Formulier verlopen", "Dit formulier is verlopen of niet van deze website. Ga terug, ververs de bladzijde en verstuur opnieuw.");
            case BeyondReachException:
                Beyond(context.GetEndpoint()?.DisplayName ?? "geen");
                return Problem.NotAllowed();
            case not null when PassesByItself(exception):
                Busy(exception.GetType().Name);
                return Problem.Busy();
            default:
                // The message may quote what somebody sent, so only type and place are kept.
                Failed(exception!.GetType().Name, context.GetEndpoint()?.DisplayName ?? "geen", exception.StackTrace ?? "");
                return Problem.OfStatus(StatusCodes.Status500InternalServerError);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The platform could not take a request for now: {Kind}")]
    private partial void Busy(string kind);

    [LoggerMessage(LogLevel.Error, "A request would have touched a municipality beyond its caller's reach in {Endpoint}")]
    private partial void Beyond(string endpoint);

    [LoggerMessage(LogLevel.Error, "A request failed: {Kind} in {Endpoint}\n{Place}")]
    private partial void Failed(string kind, string endpoint, string place);
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;

namespace Signals.Gateway.Logbook;

/// <summary>Lets no byte of an answer leave before the logs hold what it tells, refusals included. Stands before access is decided.</summary>
internal sealed class LogbookMiddleware(RequestDelegate next, LogRules rules, LogActors actors, ILogbook logbook, IKeyRing keys)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || rules.Of(endpoint) is not { Shape: not LogShape.Never } rule)
        {
            await next(context);
            return;
        }
        var log = new OperationLog(rule, await actors.Of(context), logbook, keys);
        context.Features.Set(log);
        if (rule.Shape == LogShape.Stream) await Stream(context, log);
        else await Gate(context, log);
    }

    private async Task Gate(HttpContext context, OperationLog log)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var gate = new GatedBody(body, () => log.Finish(context.Response.StatusCode));
        context.Features.Set<IHttpResponseBodyFeature>(gate);
        try
        {
            await next(context);
            await gate.Pass();
        }
        catch (Exception failure) when (failure is not LogbookUnavailableException)
        {
            // What the failure is answered with tells nothing. The failure itself is what matters, also if it cannot be logged.
            await Try(() => log.Finish(StatusCodes.Status500InternalServerError));
            throw;
        }
        finally
        {
            context.Features.Set(body);
        }
    }

    private async Task Stream(HttpContext context, OperationLog log)
    {
        try
        {
            await next(context);
        }
        finally
        {
            // It has left already; that it began is there.
            await Try(() => log.Finish(context.Response.StatusCode));
        }
    }

    private static async Task Try(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (LogbookUnavailableException)
        {
            // Whoever writes the logs has told of it.
        }
    }
}

/// <summary>Lets nothing that changes something begin before the audit log says so. Stands after access was given.</summary>
internal sealed class LogbookBeginning(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<OperationLog>() is { Rule.Shape: LogShape.Change or LogShape.Stream } log) await log.Begin();
        await next(context);
    }
}

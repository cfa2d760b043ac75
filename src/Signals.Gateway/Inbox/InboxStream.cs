using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using Signals.Gateway.Access;
using Signals.Gateway.Operations;
using Signals.Gateway.Problems;
using Signals.Grains.Engine;

namespace Signals.Gateway.Inbox;

/// <summary>Server-sent events of a team's inbox. The id of an event is its place in the inbox, so that a reconnect goes on from there.</summary>
internal static class InboxStream
{
    public const string MediaType = "text/event-stream";

    private const string LastId = "Last-Event-ID";
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    public static async Task<Results<EmptyHttpResult, Problem>> Follow(
        string id, HttpContext context, InboxDesk desk, OpenStreams streams, IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        if (await desk.Team(id, caller, cancellation) is not { } team) return Problem.NotFound();
        var newest = await InboxDesk.Newest(team, cancellation);
        var position = newest;
        if (context.Request.Headers[LastId] is { Count: > 0 } last
            && (!long.TryParse(last.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out position) || (position > newest && !team.HidesShadow)))
            return Problem.BadInput(LastId, "onbekende-plaats", "Dit is geen id van een gebeurtenis in deze stroom.");
        // Refusing a later place would tell whether there is something in it.
        position = Math.Min(position, newest);
        if (!streams.TryOpen()) return Problem.Busy();
        try
        {
            using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
            var response = context.Response;
            response.ContentType = MediaType;
            response.Headers.CacheControl = "no-store";
            response.Headers["X-Accel-Buffering"] = "no";
            if (!RequestForm.IsHead(context)) await Write(response, desk, team, caller, position, until.Token);
        }
        catch (Exception ending) when (context.Response.HasStarted && (ending is OperationCanceledException || ProblemMiddleware.PassesByItself(ending)))
        {
            // The client comes back with the last id it had.
        }
        finally
        {
            streams.Close();
        }
        return TypedResults.Empty;
    }

    private static async Task Write(HttpResponse response, InboxDesk desk, TeamInbox team, Caller caller, long position, CancellationToken cancellation)
    {
        await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"event: welkom\nid: {position}\ndata: {{}}\n\n"), cancellation);
        await response.Body.FlushAsync(cancellation);
        while (!cancellation.IsCancellationRequested)
        {
            var entries = await team.Grain.EntriesAfter(position, LongestSilence, cancellation).WaitAsync(cancellation);
            foreach (var entry in entries)
            {
                position = entry.Position;
                if (!await desk.Follows(team, entry, caller, cancellation)) continue;
                using var span = Tracing.Continue("inbox event", entry.Trace);
                var data = JsonSerializer.Serialize(await desk.Answer(team, entry, cancellation), ApiJson.Options);
                await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"event: aanleiding\nid: {entry.Position}\ndata: {data}\n\n"), cancellation);
            }
            if (entries.Count == 0) await response.WriteAsync(": hartslag\n\n", cancellation);
            await response.Body.FlushAsync(cancellation);
        }
    }
}

using System.Net;
using System.Net.ServerSentEvents;

namespace Signals.Gateway.Tests.Inbox;

/// <summary>A stream of server-sent events, read one at a time.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpResponseMessage response;
    private readonly CancellationTokenSource ending = new();
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private EventStream(HttpResponseMessage response, Stream body) =>
        (this.response, events) = (response, SseParser.Create(body).EnumerateAsync(ending.Token).GetAsyncEnumerator());

    public static async Task<EventStream> Open(HttpClient client, string path, string? lastId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastId is not null) request.Headers.Add("Last-Event-ID", lastId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    public async Task<Happened> Next()
    {
        (await events.MoveNextAsync().AsTask().WaitAsync(Patience)).ShouldBeTrue("the stream ended");
        return new(events.Current.EventType, events.Current.EventId, events.Current.Data);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        response.Dispose();
        ending.Dispose();
    }
}

internal sealed record Happened(string Kind, string? Id, string Data);

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Signals.Cli.Lines;

namespace Signals.Cli.Platform;

/// <summary>Calls the platform over HTTP, and tries again where that can help.</summary>
internal sealed class PlatformClient : IDisposable
{
    private readonly HttpClient http;
    private readonly RetryOptions retry;
    private readonly Uri url;
    private readonly Action<string> tell;

    /// <param name="tell">Is told when a call has to be tried again, so that nobody waits in silence.</param>
    public PlatformClient(PlatformAddress address, RetryOptions retry, Action<string> tell)
    {
        (this.retry, url, this.tell) = (retry, address.Url, tell);
        http = new HttpClient { BaseAddress = address.Url, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new("Bearer", address.Token);
        http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        http.DefaultRequestHeaders.Accept.Add(new("application/x-ndjson"));
        http.DefaultRequestHeaders.Accept.Add(new("application/problem+json"));
    }

    /// <summary>Posts JSON and gives the answer. The call must be one that may be repeated.</summary>
    /// <exception cref="CommandFailedException">The platform refused it, or could not be reached for too long.</exception>
    public async Task<JsonDocument> Post(string path, ReadOnlyMemory<byte> json, string mediaType, CancellationToken cancellation)
    {
        JsonDocument? answer = null;
        await Insist(async () =>
        {
            await Exchange(path, json, mediaType, async body => answer = await JsonDocument.ParseAsync(body, default, cancellation), cancellation);
            return true;
        }, cancellation);
        return answer!;
    }

    /// <summary>Posts a body once and reads the answer while it comes.</summary>
    /// <exception cref="CommandFailedException">The platform refused it.</exception>
    public async Task Exchange(string path, ReadOnlyMemory<byte> body, string mediaType, Func<Stream, Task> read, CancellationToken cancellation)
    {
        using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        await Exchange(path, request, retry.LongestCall, read, cancellation);
    }

    /// <summary>Posts a body of any size and gives the answer. The call must be one that may be repeated.</summary>
    /// <param name="write">Writes the body, from its beginning each time.</param>
    /// <exception cref="CommandFailedException">The platform refused it or could not be reached for too long; or <paramref name="write"/> threw it.</exception>
    public async Task<JsonDocument> Upload(string path, Func<Stream, CancellationToken, Task> write, string mediaType, CancellationToken cancellation)
    {
        JsonDocument? answer = null;
        await Insist(async () =>
        {
            using var content = new WrittenContent(write) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            // A platform that refuses says so before all of it is sent.
            request.Headers.ExpectContinue = true;
            await Exchange(path, request, retry.LongestUpload, async body => answer = await JsonDocument.ParseAsync(body, default, cancellation), cancellation);
            return true;
        }, cancellation);
        return answer!;
    }

    /// <summary>Calls until it is done, with growing waits between failures.</summary>
    /// <param name="attempt">Tries once and says whether it is done; false, or a failure after it got further, begins the count anew.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="gotFurther">Whether the last try got anything done, however it ended.</param>
    /// <exception cref="CommandFailedException">The platform refused, or could not be reached for too long.</exception>
    public async Task Insist(Func<Task<bool>> attempt, CancellationToken cancellation, Func<bool>? gotFurther = null)
    {
        for (var failures = 0; ;)
        {
            Exception? failure = null;
            try
            {
                if (await attempt()) return;
            }
            catch (Exception caught) when (MayPass(caught, cancellation))
            {
                failure = caught;
            }
            failures = gotFurther?.Invoke() == true ? 1 : failures + 1;
            if (failures == 1) tell($"{url} {Told(failure)}; trying again for a while.");
            if (failures >= retry.MostFailures) throw new CommandFailedException($"{url} {Told(failure)}, {failures} times in a row.", failure);
            await Task.Delay(retry.WaitAfter(failures, (failure as PlatformBusyException)?.RetryAfter), cancellation);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task Exchange(string path, HttpRequestMessage request, TimeSpan longest, Func<Stream, Task> read, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(longest);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
        if (IsBusy(response.StatusCode)) throw new PlatformBusyException((int)response.StatusCode, response.Headers.RetryAfter?.Delta);
        if (!response.IsSuccessStatusCode) throw await Refusal.Of(response, path, limited.Token);
        await using var stream = await response.Content.ReadAsStreamAsync(limited.Token);
        await read(stream);
    }

    private static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout;

    private static bool MayPass(Exception failure, CancellationToken cancellation) =>
        failure is HttpRequestException or IOException or PlatformBusyException or JsonException
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);

    private static string Told(Exception? failure) => failure switch
    {
        PlatformBusyException busy => $"is too busy (status {busy.Status})",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => "cannot be reached",
        OperationCanceledException => "did not answer in time",
        _ => "broke off its answer",
    };
}

/// <summary>The platform asks to try again later.</summary>
internal sealed class PlatformBusyException(int status, TimeSpan? retryAfter) : Exception($"The platform answered {status}.")
{
    public int Status => status;

    public TimeSpan? RetryAfter => retryAfter;
}

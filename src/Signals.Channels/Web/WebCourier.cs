using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using Signals.Core.Notifications;
using Signals.Grains.Notifications;

namespace Signals.Channels.Web;

/// <summary>Calls web servers that teams named. What they answer is not read, only whether they took it.</summary>
internal sealed class WebCourier : IDisposable
{
    private const int MostHeaderKilobytes = 16;

    private readonly ChannelsOptions options;
    private readonly TimeProvider clock;
    private readonly CheckedConnections connections;
    private readonly Bodies bodies;
    private readonly HttpMessageInvoker http;

    public WebCourier(ChannelsOptions options, TimeProvider clock, TrustedAuthorities authorities, IHostLookup lookup)
    {
        (this.options, this.clock, connections, bodies) = (options, clock, new(options, lookup), new(options));
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = connections.Connect,
            ConnectTimeout = options.ConnectTimeout,
            // Every call looks its host up anew, and nobody is told which trace it belongs to.
            PooledConnectionLifetime = TimeSpan.Zero,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            MaxResponseDrainSize = 0,
            SslOptions = new() { RemoteCertificateValidationCallback = authorities.Believes, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        });
    }

    /// <returns>Why nothing may be sent to an address; null if it may.</returns>
    public async Task<FailureClass?> Check(string address, CancellationToken cancellation)
    {
        if (CallbackAddress.Read(address, options) is not { } uri) return FailureClass.NotAllowed;
        using var patience = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            await connections.Find(uri, until.Token);
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            return Told(failure);
        }
    }

    public async Task<DeliveryOutcome> Send(Parcel parcel, CancellationToken cancellation)
    {
        if (CallbackAddress.Read(parcel.Address, options) is not { } uri) return DeliveryOutcome.Failed(FailureClass.NotAllowed);
        using var patience = new CancellationTokenSource(options.ConnectTimeout + options.AnswerTimeout, clock);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var request = Request(parcel, uri);
            // As soon as it said whether it took it; the rest of its answer is left unread.
            using var response = await http.SendAsync(request, until.Token);
            return Judge(response);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            return DeliveryOutcome.Failed(Told(failure));
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(Parcel parcel, Uri uri)
    {
        var (body, type) = bodies.Of(parcel);
        var (id, timestamp) = (parcel.Delivery.ToString(), clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var request = new HttpRequestMessage(HttpMethod.Post, uri) { Version = HttpVersion.Version11, Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.TryAddWithoutValidation("User-Agent", "Signals");
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        if (parcel.Authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", parcel.Authorization);
        if (parcel.Secret.IsEmpty) return request;
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        request.Headers.TryAddWithoutValidation("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(parcel.Secret.Span, signed))}");
        return request;
    }

    private DeliveryOutcome Judge(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => DeliveryOutcome.Delivered,
        410 => new(DeliveryStatus.Gone, FailureClass.Gone),
        408 => DeliveryOutcome.Failed(FailureClass.TooSlow),
        429 or 503 when response.Headers.RetryAfter is { } wait =>
            DeliveryOutcome.Failed(FailureClass.TooBusy, wait.Delta ?? (wait.Date is { } at ? at - clock.GetUtcNow() : null)),
        429 => DeliveryOutcome.Failed(FailureClass.TooBusy),
        >= 500 => DeliveryOutcome.Failed(FailureClass.ServerError),
        _ => DeliveryOutcome.Failed(FailureClass.Refused),
    };

    // Of everything that can go wrong outside, only its kind is told: a message may hold an address.
    private static FailureClass Told(Exception failure) => failure switch
    {
        NotAllowedException => FailureClass.NotAllowed,
        AuthenticationException => FailureClass.Certificate,
        OperationCanceledException => FailureClass.TooSlow,
        HttpRequestException { InnerException: (NotAllowedException or AuthenticationException or OperationCanceledException) and var inner } => Told(inner),
        HttpRequestException or SocketException or IOException => FailureClass.NoConnection,
        // What nobody thought of.
        _ => FailureClass.Refused,
    };
}

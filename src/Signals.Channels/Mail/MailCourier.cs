using System.Buffers;
using System.Net.Sockets;
using System.Security.Authentication;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Signals.Core.Notifications;
using Signals.Grains.Notifications;

namespace Signals.Channels.Mail;

/// <summary>Hands mails to the installation's mail server, one connection per mail and a few at a time.</summary>
internal sealed class MailCourier(ChannelsOptions options, TimeProvider clock, TrustedAuthorities authorities) : IDisposable
{
    private const int MostConnections = 4;

    // What would make it more than one address, or something else beside one.
    private static readonly SearchValues<char> NotInAddress = SearchValues.Create("\r\n,;<>\"");

    private readonly SemaphoreSlim connections = new(MostConnections);
    private readonly MailboxAddress? from = options.CanMail ? MailboxAddress.Parse(options.Mail.From!) : null;

    /// <returns>Why no mail can be sent to an address; null if it can.</returns>
    public static FailureClass? Check(string address) => Read(address) is null ? FailureClass.NotAllowed : null;

    public async Task<IDisposable> Room(CancellationToken cancellation)
    {
        await connections.WaitAsync(cancellation);
        return new Place(connections);
    }

    public async Task<DeliveryOutcome> Send(Parcel parcel, CancellationToken cancellation)
    {
        if (Read(parcel.Address) is not { } to) return DeliveryOutcome.Rejected(FailureClass.NotAllowed);
        using var message = Message(parcel, to);
        try
        {
            using var patience = new CancellationTokenSource(options.ConnectTimeout + options.AnswerTimeout, clock);
            using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
            return await Send(message, until.Token);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            return Told(failure);
        }
    }

    public void Dispose() => connections.Dispose();

    private async Task<DeliveryOutcome> Send(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient
        {
            ServerCertificateValidationCallback = authorities.Believes,
            CheckCertificateRevocation = false,
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            // The name that it gives itself, instead of that of the machine.
            LocalDomain = from!.Domain,
        };
        var mail = options.Mail;
        await client.ConnectAsync(mail.Host!, mail.Port, mail.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.Plain => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        }, cancellation);
        // Of a way to sign in, of a form of address and of security that the server does not know the library says the same.
        try
        {
            if (!string.IsNullOrEmpty(mail.User)) await client.AuthenticateAsync(mail.User, mail.Password!, cancellation);
        }
        catch (NotSupportedException)
        {
            return DeliveryOutcome.Held(FailureClass.Refused);
        }
        try
        {
            await client.SendAsync(message, cancellation);
        }
        catch (NotSupportedException)
        {
            return DeliveryOutcome.Rejected(FailureClass.NotAllowed);
        }
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The server has taken it: how the conversation ends changes nothing.
        }
        return DeliveryOutcome.Delivered;
    }

    private MimeMessage Message(Parcel parcel, MailboxAddress to)
    {
        var text = MailTexts.Of(parcel);
        var link = new Uri(options.Address!, text.Path);
        var message = new MimeMessage
        {
            Subject = text.Subject,
            Date = clock.GetUtcNow(),
            MessageId = $"{parcel.Delivery}@{from!.Domain}",
            Body = new MultipartAlternative { new TextPart("plain") { Text = MailTexts.Plain(text, link) }, new TextPart("html") { Text = MailTexts.Html(text, link) } },
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body.Headers.Add(HeaderId.ContentLanguage, "nl");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    private static MailboxAddress? Read(string address) =>
        address.Length <= Channel.MostAddress && !address.AsSpan().ContainsAny(NotInAddress)
        && MailboxAddress.TryParse(address, out var read) && read.Domain.Length > 0 && read.LocalPart.Length > 0
            ? read
            : null;

    // Of everything that can go wrong outside, only its kind is told: a message may hold an address.
    private static DeliveryOutcome Told(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refusal => OfOne(refusal),
        // Before there is a receiver, or apart from any.
        SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } => DeliveryOutcome.Held(FailureClass.TooBusy),
        SmtpCommandException or MailKit.Security.AuthenticationException or SaslException or ServiceNotAuthenticatedException => DeliveryOutcome.Held(FailureClass.Refused),
        SslHandshakeException or NotSupportedException => DeliveryOutcome.Held(FailureClass.Certificate),
        OperationCanceledException or TimeoutException => DeliveryOutcome.Held(FailureClass.TooSlow),
        SocketException or IOException or ProtocolException or ServiceNotConnectedException => DeliveryOutcome.Held(FailureClass.NoConnection),
        // What nobody thought of: so that no mail is tried without end.
        _ => DeliveryOutcome.Failed(FailureClass.Refused),
    };

    // What is said of an address will not change, unless it is that we may not send to it. Every mail says much the same: what is said of one is said of all.
    private static DeliveryOutcome OfOne(SmtpCommandException refusal)
    {
        if (refusal.StatusCode < (SmtpStatusCode)500) return DeliveryOutcome.Failed(FailureClass.TooBusy);
        var isOfAddress = refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? !Says(refusal, '7') : Says(refusal, '1') || Says(refusal, '2');
        return isOfAddress ? DeliveryOutcome.Rejected(FailureClass.Refused) : DeliveryOutcome.Held(FailureClass.Refused);
    }

    // The subject of an enhanced status code (RFC 3463), as in 5.7.1: 1 an address, 2 a mailbox, 7 what is allowed.
    private static bool Says(SmtpCommandException refusal, char subject) => refusal.Message.StartsWith($"5.{subject}.", StringComparison.Ordinal);

    private sealed class Place(SemaphoreSlim connections) : IDisposable
    {
        public void Dispose() => connections.Release();
    }
}

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

    public async Task<DeliveryOutcome> Send(Parcel parcel, CancellationToken cancellation)
    {
        if (Read(parcel.Address) is not { } to) return DeliveryOutcome.Rejected(FailureClass.NotAllowed);
        using var message = Message(parcel, to);
        await connections.WaitAsync(cancellation);
        try
        {
            using var patience = new CancellationTokenSource(options.ConnectTimeout + options.AnswerTimeout, clock);
            using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
            return await Send(message, until.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && Told(failure) is { } told)
        {
            return told;
        }
        finally
        {
            connections.Release();
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
        if (!string.IsNullOrEmpty(mail.User)) await client.AuthenticateAsync(mail.User, mail.Password!, cancellation);
        await client.SendAsync(message, cancellation);
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception failure) when (Told(failure) is not null)
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
        address.Length <= ChannelsOptions.MostAddress && !address.AsSpan().ContainsAny(NotInAddress)
        && MailboxAddress.TryParse(address, out var read) && read.Domain.Length > 0 && read.LocalPart.Length > 0
            ? read
            : null;

    // Of everything that can go wrong outside, only its kind is told: a message may hold an address.
    private static DeliveryOutcome? Told(Exception failure) => failure switch
    {
        // What it says of this mail or its receiver for good will not change; anything else may pass.
        SmtpCommandException { StatusCode: >= (SmtpStatusCode)500, ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } =>
            DeliveryOutcome.Rejected(FailureClass.Refused),
        SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } => DeliveryOutcome.Failed(FailureClass.TooBusy),
        SmtpCommandException or MailKit.Security.AuthenticationException or SaslException => DeliveryOutcome.Failed(FailureClass.Refused),
        SslHandshakeException or NotSupportedException => DeliveryOutcome.Failed(FailureClass.Certificate),
        OperationCanceledException or TimeoutException => DeliveryOutcome.Failed(FailureClass.TooSlow),
        SocketException or IOException or ProtocolException or ServiceNotConnectedException => DeliveryOutcome.Failed(FailureClass.NoConnection),
        _ => null,
    };
}

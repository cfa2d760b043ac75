using MimeKit;
using Signals.Core.Notifications;
using Signals.Testing;
using Signals.Testing.Mail;

namespace Signals.Channels.Tests.Mail;

public sealed class MailCourierTests : IDisposable
{
    private const string To = "team@voorbeelddorp.example";

    private readonly TestCertificate certificate = new();
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 11, 19, 9, 5, 0, TimeSpan.Zero));

    public void Dispose() => certificate.Dispose();

    [Theory]
    [InlineData("starttls", MailSecurity.StartTls)]
    [InlineData("tls", MailSecurity.Tls)]
    public async Task A_mail_goes_over_a_secured_connection_by_whoever_signed_in(string server, MailSecurity security)
    {
        await using var sink = await MailSink.Begin(certificate, server, "signalen", "geheim");
        using var courier = NewCourier(sink, security, "geheim");

        (await courier.Send(Parcels.To(To, ChannelKind.Email), default)).ShouldBe(DeliveryOutcome.Delivered);

        var mail = (await sink.AtLeast(1)).ShouldHaveSingleItem();
        mail.IsSecure.ShouldBeTrue();
        mail.User.ShouldBe("signalen");
        mail.To.ShouldBe([To]);
        mail.Host.ShouldBe("voorbeelddorp.example");
    }

    [Theory]
    [InlineData(NoticeKind.Prompt, "Nieuwe aanleiding voor Wijkteam West", "https://signalen.example/wijkteam?team=west")]
    [InlineData(NoticeKind.Digest, "Nieuwe aanleidingen voor Wijkteam West", "https://signalen.example/wijkteam?team=west")]
    [InlineData(NoticeKind.Escalation, "Nog niet bekeken bij Wijkteam West", "https://signalen.example/wijkteam?team=west")]
    [InlineData(NoticeKind.Test, "Proefbericht voor Wijkteam West", "https://signalen.example/wijkteam?team=west")]
    [InlineData(NoticeKind.News, "Er is nieuws over uw melding", "https://signalen.example/volgen")]
    public async Task A_mail_says_in_two_forms_that_there_is_something_and_where(NoticeKind notice, string subject, string link)
    {
        await using var sink = await MailSink.Begin(certificate);
        using var courier = NewCourier(sink);

        await courier.Send(Parcels.To(To, ChannelKind.Email, notice), default);

        using var mail = await MimeMessage.LoadAsync(new MemoryStream((await sink.AtLeast(1)).ShouldHaveSingleItem().Raw));
        mail.Subject.ShouldBe(subject);
        mail.MessageId.ShouldBe($"{DeliveryId.Of("een")}@voorbeelddorp.example");
        mail.From.ToString().ShouldBe("\"Signalen\" <signalen@voorbeelddorp.example>");
        mail.To.ToString().ShouldBe(To);
        mail.Date.ShouldBe(clock.GetUtcNow());
        mail.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        mail.Body!.Headers[HeaderId.ContentLanguage].ShouldBe("nl");
        mail.Body.ShouldBeOfType<MultipartAlternative>();
        mail.TextBody.ShouldNotBeNull().ShouldContain(link);
        mail.HtmlBody.ShouldNotBeNull().ShouldContain($"href=\"{link}\"");
        mail.HtmlBody.ShouldNotBeNull().ShouldContain("lang=\"nl\"");
    }

    [Fact]
    public async Task A_server_that_offers_no_security_is_told_nothing()
    {
        await using var sink = await MailSink.Begin(certificate, "plain");
        using var courier = NewCourier(sink);

        (await courier.Send(Parcels.To(To, ChannelKind.Email), default)).ShouldBe(DeliveryOutcome.Held(FailureClass.Certificate));
        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_trusts_is_told_nothing()
    {
        await using var sink = await MailSink.Begin(certificate);
        using var courier = new Courier(Options(sink) with { Authority = null }, clock);

        (await courier.Send(Parcels.To(To, ChannelKind.Email), default)).ShouldBe(DeliveryOutcome.Held(FailureClass.Certificate));
        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_is_nobody_s_fault_but_the_installation_s()
    {
        await using var sink = await MailSink.Begin(certificate, "starttls", "signalen", "geheim");
        using var courier = NewCourier(sink, password: "mis");

        (await courier.Send(Parcels.To(To, ChannelKind.Email), default)).ShouldBe(DeliveryOutcome.Held(FailureClass.Refused));
    }

    [Fact]
    public async Task A_server_at_which_nobody_can_sign_in_is_told_nothing_for_anybody()
    {
        await using var sink = await MailSink.Begin(certificate, "nosignin");
        using var courier = NewCourier(sink, password: "geheim");

        (await courier.Send(Parcels.To(To, ChannelKind.Email), default)).ShouldBe(DeliveryOutcome.Held(FailureClass.Refused));
        sink.Received.ShouldBeEmpty();
    }

    [Theory]
    // Of whom the receiver is.
    [InlineData("550", false)]
    [InlineData("550 5.1.1 No such user", false)]
    [InlineData("552 5.2.2 Mailbox full", false)]
    [InlineData("data 550 5.1.1 No such user", false)]
    // Of who sends, or how.
    [InlineData("554 5.7.1 Relay access denied", true)]
    [InlineData("530", true)]
    [InlineData("530 5.7.0 Sign in first", true)]
    [InlineData("mail 530 5.7.0 Sign in first", true)]
    [InlineData("mail 550 5.7.60 Not as this sender", true)]
    [InlineData("mail 553", true)]
    [InlineData("data 550 5.7.60 Not as this sender", true)]
    [InlineData("data 554", true)]
    public async Task A_refusal_is_of_one_receiver_or_of_the_installation(string mood, bool isHeld)
    {
        await using var sink = await MailSink.Begin(certificate);
        using var courier = NewCourier(sink);
        await sink.Be(mood);

        (await courier.Send(Parcels.To(To, ChannelKind.Email), default))
            .ShouldBe(isHeld ? DeliveryOutcome.Held(FailureClass.Refused) : DeliveryOutcome.Rejected(FailureClass.Refused));
    }

    [Fact]
    public async Task A_server_says_whether_it_refuses_for_now_or_for_good_breaks_off_or_is_silent()
    {
        await using var sink = await MailSink.Begin(certificate);
        using var courier = NewCourier(sink);
        var parcel = Parcels.To(To, ChannelKind.Email);

        await sink.Be(451);
        (await courier.Send(parcel, default)).ShouldBe(DeliveryOutcome.Failed(FailureClass.TooBusy));
        await sink.Be(550);
        (await courier.Send(parcel, default)).ShouldBe(DeliveryOutcome.Rejected(FailureClass.Refused));
        await sink.Be(MailSink.Dropping);
        (await courier.Send(parcel, default)).ShouldBe(DeliveryOutcome.Held(FailureClass.NoConnection));
        await sink.Be(MailSink.Hanging);
        var before = sink.Connections;
        var sending = courier.Send(parcel, default);
        while (sink.Connections == before) await Task.Delay(5);
        clock.Advance(TimeSpan.FromSeconds(25));
        (await sending).ShouldBe(DeliveryOutcome.Held(FailureClass.TooSlow));
        await sink.Be(MailSink.Accepting);
        (await courier.Send(parcel, default)).ShouldBe(DeliveryOutcome.Delivered);
        (await sink.AtLeast(1)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("geen adres")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("Iemand <a@b.example>")]
    [InlineData("@b.example")]
    public async Task What_is_not_one_address_is_never_sent_to(string address)
    {
        await using var sink = await MailSink.Begin(certificate);
        using var courier = NewCourier(sink);

        (await courier.Check(ChannelKind.Email, address, default)).ShouldBe(FailureClass.NotAllowed);
        (await courier.Send(Parcels.To(address, ChannelKind.Email), default)).ShouldBe(DeliveryOutcome.Rejected(FailureClass.NotAllowed));
        sink.Connections.ShouldBe(0);
    }

    private Courier NewCourier(MailSink sink, MailSecurity security = MailSecurity.StartTls, string? password = null)
    {
        var options = Options(sink);
        return new(options with { Mail = options.Mail with { Security = security, User = password is null ? null : "signalen", Password = password } }, clock);
    }

    private ChannelsOptions Options(MailSink sink) => new()
    {
        Address = new("https://signalen.example"),
        Authority = certificate.AuthorityFile,
        Mail = new() { Host = "localhost", Port = sink.Port, From = "Signalen <signalen@voorbeelddorp.example>" },
    };
}

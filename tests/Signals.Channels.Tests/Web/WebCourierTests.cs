using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Signals.Core.Notifications;
using Signals.Testing;
using Signals.Testing.Web;

namespace Signals.Channels.Tests.Web;

public sealed class WebCourierTests : IAsyncLifetime
{
    private readonly TestCertificate certificate = new();
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 11, 19, 9, 5, 0, TimeSpan.Zero));
    private WebSink sink = null!;

    public async Task InitializeAsync() => sink = await WebSink.Begin(certificate);

    public async Task DisposeAsync()
    {
        await sink.DisposeAsync();
        certificate.Dispose();
    }

    [Fact]
    public async Task A_webhook_is_a_signed_CloudEvent_that_says_where_to_look_and_nothing_more()
    {
        using var courier = NewCourier();

        (await courier.Send(Parcels.To(sink.Address, ChannelKind.Webhook), default)).ShouldBe(DeliveryOutcome.Delivered);

        var call = sink.Received.ShouldHaveSingleItem();
        call.Headers["Content-Type"].ShouldBe("application/cloudevents+json; charset=utf-8");
        call.Headers.Keys.ShouldNotContain("traceparent");
        call.Headers.Keys.ShouldNotContain("Authorization");
        // As a receiver checks it, by the published scheme.
        var signed = Encoding.UTF8.GetBytes($"{call.Headers["webhook-id"]}.{call.Headers["webhook-timestamp"]}.{Encoding.UTF8.GetString(call.Body)}");
        call.Headers["webhook-signature"].ShouldBe($"v1,{Convert.ToBase64String(HMACSHA256.HashData(Parcels.Secret, signed))}");
        call.Headers["webhook-timestamp"].ShouldBe("1795079100");
        var told = JsonDocument.Parse(call.Body).RootElement.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString());
        told.ShouldBe(new Dictionary<string, string?>
        {
            ["specversion"] = "1.0",
            ["id"] = call.Id,
            ["source"] = "urn:nld:oin:00000001234567890000:systeem:signals",
            ["type"] = "nl.wijkteams.aanleiding-ontstaan",
            ["time"] = "2026-11-19T10:00:00+01:00",
            ["subject"] = "west",
            ["dataref"] = "https://signalen.example/v1/aanleidingen?wijkteam=west",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_subscriber_of_the_Notificaties_API_gets_a_notification_with_its_own_authorisation()
    {
        using var courier = NewCourier();

        (await courier.Send(Parcels.To(sink.Address, ChannelKind.Subscription), default)).ShouldBe(DeliveryOutcome.Delivered);

        var call = sink.Received.ShouldHaveSingleItem();
        call.Headers["Authorization"].ShouldBe("Bearer van-de-abonnee");
        call.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
        call.Headers.Keys.ShouldNotContain("webhook-signature");
        var told = JsonDocument.Parse(call.Body).RootElement;
        told.EnumerateObject().Select(one => one.Name).ShouldBe(["kanaal", "hoofdObject", "resource", "resourceUrl", "actie", "aanmaakdatum", "kenmerken"]);
        told.GetProperty("kanaal").GetString().ShouldBe("aanleidingen");
        told.GetProperty("resource").GetString().ShouldBe("aanleiding");
        told.GetProperty("actie").GetString().ShouldBe("create");
        told.GetProperty("resourceUrl").GetString().ShouldBe("https://signalen.example/v1/aanleidingen?wijkteam=west");
        told.GetProperty("kenmerken").GetProperty("wijkteam").GetString().ShouldBe("west");
    }

    [Theory]
    [InlineData(200, DeliveryStatus.Delivered, null)]
    [InlineData(202, DeliveryStatus.Delivered, null)]
    [InlineData(204, DeliveryStatus.Delivered, null)]
    [InlineData(302, DeliveryStatus.Failed, FailureClass.Refused)]
    [InlineData(400, DeliveryStatus.Failed, FailureClass.Refused)]
    [InlineData(401, DeliveryStatus.Failed, FailureClass.Refused)]
    [InlineData(408, DeliveryStatus.Failed, FailureClass.TooSlow)]
    [InlineData(410, DeliveryStatus.Gone, FailureClass.Gone)]
    [InlineData(429, DeliveryStatus.Failed, FailureClass.TooBusy)]
    [InlineData(500, DeliveryStatus.Failed, FailureClass.ServerError)]
    [InlineData(503, DeliveryStatus.Failed, FailureClass.ServerError)]
    public async Task What_a_web_server_answers_says_whether_it_took_it(int status, DeliveryStatus expected, FailureClass? failure)
    {
        using var courier = NewCourier();
        sink.Answer = (_, context) =>
        {
            context.Response.Headers.Location = sink.Address;
            return WebSink.Status(context, status);
        };

        var outcome = await courier.Send(Parcels.To(sink.Address, ChannelKind.Webhook), default);

        (outcome.Status, outcome.Failure).ShouldBe((expected, failure));
        sink.Received.Count.ShouldBe(1, "no redirect is followed");
    }

    [Fact]
    public async Task A_receiver_that_asks_for_patience_is_given_it()
    {
        using var courier = NewCourier();
        sink.Answer = (_, context) =>
        {
            context.Response.Headers.RetryAfter = "120";
            return WebSink.Status(context, 429);
        };

        (await courier.Send(Parcels.To(sink.Address, ChannelKind.Webhook), default)).RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        using var courier = NewCourier();
        var written = 0L;
        sink.Answer = async (_, context) =>
        {
            context.Response.StatusCode = 200;
            while (!context.RequestAborted.IsCancellationRequested && written < 256_000_000)
            {
                await context.Response.Body.WriteAsync(new byte[64_000], context.RequestAborted);
                written += 64_000;
            }
        };

        (await courier.Send(Parcels.To(sink.Address, ChannelKind.Webhook), default)).ShouldBe(DeliveryOutcome.Delivered);

        written.ShouldBeLessThan(256_000_000);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_too_slow()
    {
        using var courier = NewCourier();
        var asked = new TaskCompletionSource();
        sink.Answer = async (_, context) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        var sending = courier.Send(Parcels.To(sink.Address, ChannelKind.Webhook), default);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(25));

        (await sending).ShouldBe(DeliveryOutcome.Failed(FailureClass.TooSlow));
    }

    [Fact]
    public async Task A_certificate_of_nobody_that_is_trusted_or_of_another_host_ends_the_conversation()
    {
        using (var courier = new Courier(Options() with { Authority = null }, clock))
            (await courier.Send(Parcels.To(sink.Address, ChannelKind.Webhook), default)).ShouldBe(DeliveryOutcome.Failed(FailureClass.Certificate));
        using (var courier = new Courier(Options() with { AllowedHosts = ["ander.example"] }, clock, new ToldLookup(["127.0.0.1"])))
            (await courier.Send(Parcels.To(sink.Address.Replace("localhost", "ander.example", StringComparison.Ordinal), ChannelKind.Webhook), default))
                .ShouldBe(DeliveryOutcome.Failed(FailureClass.Certificate));
        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_gives_no_connection()
    {
        using var courier = NewCourier();

        (await courier.Send(Parcels.To($"https://localhost:{Loopback.FreePort()}/", ChannelKind.Webhook), default)).ShouldBe(DeliveryOutcome.Failed(FailureClass.NoConnection));
    }

    private Courier NewCourier() => new(Options(), clock);

    private ChannelsOptions Options() => new()
    {
        Address = new("https://signalen.example"),
        Oin = "00000001234567890000",
        AllowedHosts = ["localhost"],
        Authority = certificate.AuthorityFile,
    };
}

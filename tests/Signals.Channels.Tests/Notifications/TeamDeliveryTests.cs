using System.Text;
using MimeKit;
using Signals.Core.Notifications;
using Signals.Testing;
using Signals.Testing.Mail;
using Signals.Testing.Web;

namespace Signals.Channels.Tests.Notifications;

public sealed class TeamDeliveryTests : IAsyncLifetime
{
    private const string To = "team@voorbeelddorp.example";
    private const string Coordinator = "coordinator@voorbeelddorp.example";

    private readonly TestCertificate certificate = new();
    private MailSink mail = null!;
    private WebSink web = null!;

    public async Task InitializeAsync() => (mail, web) = (await MailSink.Begin(certificate), await WebSink.Begin(certificate));

    public async Task DisposeAsync()
    {
        await mail.DisposeAsync();
        await web.DisposeAsync();
        certificate.Dispose();
    }

    [Fact]
    public async Task Whatever_receivers_do_each_gets_every_message_in_order_and_once_by_its_name()
    {
        const int prompts = 25;
        await using var town = await WiredTown.Build(Options());
        await town.Add(ChannelKind.Webhook, web.Address);
        await town.Add(ChannelKind.Subscription, web.Address.Replace("ontvang", "abonnee", StringComparison.Ordinal), authorization: "Bearer iets");
        var mailed = await town.Add(ChannelKind.Email, To);
        var chance = new Random(20261123);
        web.Answer = (_, context) =>
        {
            int status;
            lock (chance) status = chance.Next(6) switch { 0 => 500, 1 => 429, 2 => 400, 3 => -1, _ => 204 };
            if (status > 0) return WebSink.Status(context, status);
            context.Abort();
            return Task.CompletedTask;
        };

        var moods = new[] { "451", MailSink.Dropping, MailSink.Forgetful, MailSink.Accepting };
        for (var number = 1; number <= prompts; number++)
        {
            await town.Arrive(number);
            if (number % 5 == 0) await mail.Be(moods[number / 5 % moods.Length]);
            await town.Pass(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30));
            if (number % 10 == 0) await town.Restart();
        }
        web.Answer = (_, context) => WebSink.Status(context, 200);
        await mail.Be(MailSink.Accepting);
        for (var hours = 0; hours < 8; hours++) await town.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(20));

        foreach (var path in new[] { "/ontvang", "/abonnee" })
        {
            var taken = web.Taken.Where(call => call.Path == path).Select(call => call.Id).Distinct().ToList();
            taken.Count.ShouldBe(prompts);
            // Nothing is offered before what stood before it was taken.
            web.Received.Where(call => call.Path == path).Select(call => call.Id).Distinct().ShouldBe(taken);
        }
        var ids = (await mail.AtLeast(prompts + 1)).Select(MessageId).ToList();
        ids.Distinct().Count().ShouldBe(prompts);
        ids.Count.ShouldBeGreaterThan(prompts, "a server that took a mail and did not say so is sent it again, under the same name");
        // In the order in which they were queued.
        var times = web.Taken.Where(call => call.Path == "/ontvang").Select(call => Encoding.UTF8.GetString(call.Body)).Select(body => body[body.IndexOf("\"time\"", StringComparison.Ordinal)..][..40]).ToList();
        times.ShouldBe(times.Order(StringComparer.Ordinal));
        (await town.Standing(mailed)).Waiting.ShouldBe(0);
        (await town.Notifications.Read(default)).DeadLetters.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_is_away_for_an_hour_gets_everything_when_it_is_back()
    {
        await using var town = await WiredTown.Build(Options());
        var port = new Uri(web.Address).Port;
        var number = await town.Add(ChannelKind.Webhook, web.Address);
        await web.DisposeAsync();
        for (var prompt = 1; prompt <= 5; prompt++) await town.Arrive(prompt);
        await town.Pass(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));
        var standing = await town.Standing(number);
        standing.Waiting.ShouldBe(5);
        standing.WaitingSince.ShouldBe(new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero));
        standing.LastFailure!.Failure.ShouldBe(FailureClass.NoConnection);

        web = await WebSink.Begin(certificate, port);
        await town.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5));

        await town.Until(async () => (await town.Standing(number)).Waiting == 0);
        web.Taken.Select(call => call.Id).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task A_slow_receiver_holds_up_no_other()
    {
        await using var town = await WiredTown.Build(Options());
        await town.Add(ChannelKind.Webhook, web.Address);
        await town.Add(ChannelKind.Email, To);
        var release = new TaskCompletionSource();
        web.Answer = async (_, context) =>
        {
            await release.Task;
            context.Response.StatusCode = 200;
        };

        await town.Arrive(1);
        await town.Arrive(2);
        await town.Until(() => mail.Received.Count == 2);
        web.Received.Count.ShouldBe(1);
        release.SetResult();
        await town.Until(() => web.Taken.Count == 2);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_under_way_and_notes_what_came_of_it()
    {
        await using var town = await WiredTown.Build(Options());
        var number = await town.Add(ChannelKind.Webhook, web.Address);
        var (asked, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        web.Answer = async (_, context) =>
        {
            asked.TrySetResult();
            await release.Task;
            context.Response.StatusCode = 200;
        };
        await town.Arrive(1);
        await town.Arrive(2);
        await asked.Task;

        var stopping = town.Restart();
        release.SetResult();
        await stopping;

        await town.Pass(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30));
        web.Received.Select(call => call.Id).ShouldBeUnique();
        (await town.Standing(number)).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_receiver_that_says_that_it_is_gone_is_left_alone_until_the_team_switches_it_on_again()
    {
        await using var town = await WiredTown.Build(Options());
        var number = await town.Add(ChannelKind.Webhook, web.Address);
        web.Answer = (_, context) => WebSink.Status(context, 410);
        await town.Arrive(1);
        await town.Until(async () => (await town.Notifications.Read(default)).Channels[0].IsOff);
        await town.Arrive(2);
        await town.Pass(TimeSpan.FromHours(3), TimeSpan.FromMinutes(30));
        web.Received.Count.ShouldBe(1);
        (await town.Notifications.TestChannel(number, default)).ShouldBeFalse();

        web.Answer = (_, context) => WebSink.Status(context, 200);
        (await town.Notifications.ChangeChannel(number, new(IsOff: false), default)).Number.ShouldBe(number);

        // What waited when it was switched off is not lost; what arrived meanwhile was not for it.
        await town.Until(() => web.Taken.Count == 1);
    }

    [Fact]
    public async Task What_is_refused_for_some_thirty_hours_becomes_a_dead_letter_and_can_be_sent_again()
    {
        await using var town = await WiredTown.Build(Options());
        var number = await town.Add(ChannelKind.Webhook, web.Address);
        web.Answer = (_, context) => WebSink.Status(context, 403);
        await town.Arrive(1);
        await town.Pass(TimeSpan.FromHours(26), TimeSpan.FromMinutes(30));
        (await town.Notifications.Read(default)).DeadLetters.ShouldBeEmpty();
        await town.Pass(TimeSpan.FromHours(16), TimeSpan.FromMinutes(30));

        var letter = (await town.Notifications.Read(default)).DeadLetters.ShouldHaveSingleItem();
        (letter.Channel, letter.Reason, letter.Delivery.Attempts).ShouldBe((number, FailureClass.Refused, Retries.MostAttempts));
        web.Received.Count.ShouldBeInRange(Retries.MostAttempts / 2, Retries.MostAttempts);
        web.Answer = (_, context) => WebSink.Status(context, 200);
        (await town.Notifications.Resend(number, letter.Delivery.Id, default)).ShouldBe(1);
        await town.Until(() => web.Taken.Count == 1);
        web.Received.Select(call => call.Id).Distinct().ShouldHaveSingleItem();
        (await town.Notifications.Read(default)).DeadLetters.ShouldBeEmpty();
        (await town.Notifications.Resend(number, null, default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_mail_that_its_server_refuses_for_good_holds_up_nothing()
    {
        await using var town = await WiredTown.Build(Options());
        var number = await town.Add(ChannelKind.Email, To);
        await mail.Be(550);
        await town.Arrive(1);
        await town.Until(async () => (await town.Notifications.Read(default)).DeadLetters.Count == 1);
        await mail.Be(MailSink.Accepting);
        await town.Arrive(2);
        await town.Until(() => mail.Received.Count == 1);

        (await town.Notifications.Resend(number, null, default)).ShouldBe(1);
        await town.Until(() => mail.Received.Count == 2);
    }

    [Fact]
    public async Task Quiet_hours_and_weekends_are_kept_over_a_restart_and_a_subscriber_has_none()
    {
        await using var town = await WiredTown.Build(Options());
        await town.Notifications.Set(new() { Quiet = new(new(18, 0), new(8, 0)), NotAtWeekends = true }, null, default);
        await town.Add(ChannelKind.Email, To);
        await town.Add(ChannelKind.Subscription, web.Address);
        // Friday, eight in the evening.
        await town.Pass(TimeSpan.FromHours(34), TimeSpan.FromHours(17));
        await town.Arrive(1);
        await town.Until(() => web.Taken.Count == 1);

        await town.Pass(TimeSpan.FromHours(48), TimeSpan.FromHours(4));
        await town.Restart();
        await town.Pass(TimeSpan.FromHours(11.75), TimeSpan.FromMinutes(15));
        mail.Received.ShouldBeEmpty();
        await town.Pass(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(15));
        (await mail.AtLeast(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_waits_for_room_when_quiet_hours_begin_goes_when_they_end_and_a_stop_waits_for_no_room()
    {
        await using var town = await WiredTown.Build(Options());
        await town.Notifications.Set(new() { Quiet = new(new(18, 0), new(8, 0)) }, null, default);
        var number = await town.Add(ChannelKind.Email, To);
        var rooms = await town.TakeAllRoom();
        await town.Arrive(1);
        await town.Pass(TimeSpan.FromHours(9), TimeSpan.FromHours(3));
        foreach (var room in rooms) room.Dispose();
        await town.Quiet();
        mail.Connections.ShouldBe(0);
        await town.Pass(TimeSpan.FromHours(14), TimeSpan.FromHours(1));
        (await mail.AtLeast(1)).Count.ShouldBe(1);

        await town.TakeAllRoom();
        await town.Arrive(2);
        await town.Restart();
        await town.Pass(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30));
        (await mail.AtLeast(2)).Count.ShouldBe(2);
        (await town.Standing(number)).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_daily_message_comes_at_its_hour_and_only_if_somebody_still_has_to_look()
    {
        await using var town = await WiredTown.Build(Options());
        await town.Add(ChannelKind.Email, To, digestHour: 16);
        await town.Arrive(1);
        await town.Arrive(2);
        await town.Arrive(3);
        await town.See(1);
        await town.Pass(TimeSpan.FromHours(5.5), TimeSpan.FromMinutes(30));
        mail.Received.ShouldBeEmpty();
        await town.Restart();
        await town.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        (await Subjects()).ShouldBe(["Nieuwe aanleidingen voor Wijkteam West"]);

        await town.Arrive(4);
        await town.See(4);
        await town.Pass(TimeSpan.FromHours(48), TimeSpan.FromHours(2));
        (await mail.AtLeast(1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_coordinator_hears_of_a_prompt_that_nobody_looked_at_once_and_of_no_other()
    {
        await using var town = await WiredTown.Build(Options());
        (await town.Notifications.Set(new() { EscalateAfterDays = 3 }, null, default)).ShouldBeFalse();
        (await town.Notifications.Set(new() { EscalateAfterDays = 3 }, await town.Keep(ChannelKind.Email, Coordinator), default)).ShouldBeTrue();
        await town.Arrive(1);
        await town.Arrive(2);
        await town.See(2);
        await town.Pass(TimeSpan.FromHours(71), TimeSpan.FromHours(1));
        mail.Received.ShouldBeEmpty();
        await town.Pass(TimeSpan.FromHours(24 * 10), TimeSpan.FromHours(4));

        (await mail.AtLeast(1)).ShouldHaveSingleItem().To.ShouldBe([Coordinator]);
        (await Subjects()).ShouldBe(["Nog niet bekeken bij Wijkteam West"]);
    }

    [Fact]
    public async Task An_address_is_confirmed_once_it_is_used_and_forgotten_when_its_channel_goes()
    {
        await using var town = await WiredTown.Build(Options());
        var number = await town.Add(ChannelKind.Email, To);
        var subject = (await town.Notifications.Read(default)).Channels[0].Setup.Subject;
        await town.Until(async () => (await town.Vault.Unconfirmed(DateTimeOffset.MaxValue, 10, default)).Count == 0);
        var other = await town.Keep(ChannelKind.Email, "ander@voorbeelddorp.example");
        await town.Notifications.ChangeChannel(number, new(IsOff: false) { Subject = other }, default);
        await town.Until(async () => await town.Vault.Read(WiredTown.Municipality, subject, default) is null);
        await town.Arrive(1);
        await town.Until(() => mail.Received.Count == 1);
        mail.Received[0].To.ShouldBe(["ander@voorbeelddorp.example"]);

        (await town.Notifications.RemoveChannel(number, default)).ShouldBeTrue();
        await town.Until(async () => await town.Vault.Read(WiredTown.Municipality, other, default) is null);
        (await town.Notifications.RemoveChannel(number, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_mail_server_mails_wait_until_there_is_one()
    {
        await using var town = await WiredTown.Build(Options() with { Mail = new() });
        var number = await town.Add(ChannelKind.Email, To);
        await town.Arrive(1);
        await town.Pass(TimeSpan.FromHours(30), TimeSpan.FromHours(1));
        (await town.Notifications.Read(default)).CanMail.ShouldBeFalse();
        (await town.Standing(number)).ShouldBe(new(1, new DateTimeOffset(2026, 11, 19, 9, 0, 0, TimeSpan.Zero), null, null));

        await town.Restart(Options());
        await town.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        (await mail.AtLeast(1)).Count.ShouldBe(1);
        (await town.Notifications.Read(default)).CanMail.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_of_a_prompt_leaves_and_no_address_stays_behind()
    {
        await using var town = await WiredTown.Build(Options());
        await town.Add(ChannelKind.Webhook, web.Address);
        await town.Add(ChannelKind.Subscription, web.Address.Replace("ontvang", "abonnee", StringComparison.Ordinal), authorization: "Bearer geheim-van-de-abonnee");
        await town.Add(ChannelKind.Email, To);
        await town.Arrive(1);
        await town.Until(() => web.Taken.Count == 2 && mail.Received.Count == 1);
        web.Answer = (_, context) => WebSink.Status(context, 500);
        await mail.Be(550);
        await town.Arrive(2);
        await town.Until(async () => (await town.Notifications.Read(default)).DeadLetters.Count == 1 && web.Received.Count == 4);
        await town.Quiet();

        using var mailed = await MimeMessage.LoadAsync(new MemoryStream(mail.Received[0].Raw));
        string[] sent = [.. web.Received.Select(call => Encoding.UTF8.GetString(call.Body) + string.Join(' ', call.Headers.Values)), mailed.TextBody + mailed.HtmlBody + mailed.Subject];
        foreach (var one in sent)
            foreach (var word in new[] { WiredTown.Secret, "Eenzaamheid", "eenzaamheid", "BU9998", "WK9998", "Hier", "5 tot 9", "huishoudens" }) one.ShouldNotContain(word);
        var left = string.Join('\n', town.Log) + await town.Written();
        foreach (var word in new[] { WiredTown.Secret, To, "voorbeelddorp.example", "localhost", "geheim-van-de-abonnee" }) left.ShouldNotContain(word);
    }

    private static string MessageId(ReceivedMail received)
    {
        using var message = MimeMessage.Load(new MemoryStream(received.Raw));
        return message.MessageId!;
    }

    private async Task<List<string>> Subjects()
    {
        var subjects = new List<string>();
        foreach (var received in await mail.AtLeast(1))
        {
            using var message = await MimeMessage.LoadAsync(new MemoryStream(received.Raw));
            subjects.Add(message.Subject!);
        }
        return subjects;
    }

    private ChannelsOptions Options() => new()
    {
        Address = new("https://signalen.example"),
        AllowedHosts = ["localhost"],
        Authority = certificate.AuthorityFile,
        Mail = new() { Host = "localhost", Port = mail.Port, From = "signalen@afzender.example" },
    };
}

using MimeKit;
using Signals.Core.Follow;
using Signals.Core.Notifications;
using Signals.Grains.Logbook;
using Signals.Testing;
using Signals.Testing.Mail;

namespace Signals.Channels.Tests.Notifications;

public sealed class ResidentMailTests : IAsyncLifetime
{
    private readonly TestCertificate certificate = new();
    private MailSink mail = null!;

    public async Task InitializeAsync() => mail = await MailSink.Begin(certificate);

    public async Task DisposeAsync()
    {
        await mail.DisposeAsync();
        certificate.Dispose();
    }

    [Fact]
    public async Task Each_resident_with_an_address_is_told_once_of_each_kind_of_news_and_nothing_but_that_there_is_some()
    {
        await using var town = await WiredTown.Build(Options());
        await Leave(town, 1, "een@bewoner.example");
        await Leave(town, 2, null);
        await Leave(town, 3, "drie@bewoner.example");

        await town.Tell(ResidentNews.Discussed, Signal(1), Signal(2), Signal(3), Signal(4), Signal(3));
        await town.Tell(ResidentNews.Discussed, Signal(1), Signal(3));
        await town.Tell(ResidentNews.ApproachBegun, Signal(3));
        await town.Until(async () => (await town.Residents.Read(default)).Standing is { Waiting: 0, LastDeliveredAt: not null });

        (await mail.AtLeast(3)).Select(one => one.To.Single()).Order().ShouldBe(["drie@bewoner.example", "drie@bewoner.example", "een@bewoner.example"]);
        using var message = await MimeMessage.LoadAsync(new MemoryStream(mail.Received[0].Raw));
        message.Subject.ShouldBe("Er is nieuws over uw melding");
        message.TextBody!.ShouldContain("https://signalen.example/volgen\n".TrimEnd());
        foreach (var word in new[] { Signal(1).ToString(), Signal(3).ToString(), "wat iemand schreef", "BU9998", "West" }) message.ToString().ShouldNotContain(word);
        (await town.Residents.Read(default)).DeadLetters.ShouldBeEmpty();
        (string.Join('\n', town.Log) + await town.Written()).ShouldNotContain("bewoner.example");
    }

    [Fact]
    public async Task One_resident_whose_mail_is_refused_holds_up_nobody_and_a_server_that_is_away_loses_nobody()
    {
        const int residents = 30;
        await using var town = await WiredTown.Build(Options());
        for (var number = 1; number <= residents; number++) await Leave(town, number, $"bewoner{number}@bewoner.example");
        await mail.Be(MailSink.Dropping);
        await town.Tell(ResidentNews.Discussed, [.. Enumerable.Range(1, residents).Select(Signal)]);
        await town.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        // A few fail together at first; then one tries for all, after half a minute, a minute, and so on.
        mail.Connections.ShouldBeInRange(2, 12);
        (await town.Residents.Read(default)).Standing.LastFailure!.Failure.ShouldBe(FailureClass.NoConnection);
        await town.Restart();

        await mail.Be(MailSink.Accepting);
        await town.Pass(TimeSpan.FromHours(2), TimeSpan.FromMinutes(10));
        await town.Until(async () => (await town.Residents.Read(default)).Standing.Waiting == 0);
        (await mail.AtLeast(residents)).Select(one => one.To.Single()).Distinct().Count().ShouldBe(residents);

        await mail.Be(550);
        await town.Tell(ResidentNews.ApproachClosed, Signal(1));
        await town.Until(async () => (await town.Residents.Read(default)).DeadLetters.Count == 1);
        await mail.Be(MailSink.Accepting);
        (await town.Residents.Resend(null, default)).ShouldBe(1);
        await town.Until(async () => (await town.Residents.Read(default)).Standing.Waiting == 0);
        (await mail.AtLeast(residents + 1)).Count.ShouldBe(residents + 1);
    }

    [Fact]
    public async Task A_mail_server_that_lets_nobody_in_loses_nobody_and_is_asked_by_one_for_all()
    {
        const int residents = 40;
        await using var town = await WiredTown.Build(Options());
        for (var number = 1; number <= residents; number++) await Leave(town, number, $"bewoner{number}@bewoner.example");
        await mail.Be("554 5.7.1 Relay access denied");
        await town.Tell(ResidentNews.Discussed, [.. Enumerable.Range(1, residents).Select(Signal)]);
        await town.Pass(TimeSpan.FromHours(50), TimeSpan.FromMinutes(30));
        mail.Connections.ShouldBeLessThan(2 * 50 + 12);
        var view = await town.Residents.Read(default);
        (view.Standing.Waiting, view.DeadLetters.Count, view.Discarded).ShouldBe((residents, 0, 0));

        await mail.Be(MailSink.Accepting);
        await town.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        await town.Until(async () => (await town.Residents.Read(default)).Standing.Waiting == 0);
        (await mail.AtLeast(residents)).Select(one => one.To.Single()).Distinct().Count().ShouldBe(residents);
    }

    [Fact]
    public async Task Those_whose_address_cannot_be_read_hold_up_nobody()
    {
        await using var town = await WiredTown.Build(Options());
        for (var number = 1; number <= 5; number++) await Leave(town, number, $"bewoner{number}@bewoner.example");
        town.SpoilAddresses();
        await Leave(town, 6, "bewoner6@bewoner.example");

        await town.Tell(ResidentNews.Discussed, [.. Enumerable.Range(1, 6).Select(Signal)]);

        (await mail.AtLeast(1)).ShouldHaveSingleItem().To.ShouldBe(["bewoner6@bewoner.example"]);
        await town.Until(async () => (await town.Residents.Read(default)).Standing.Waiting == 5);
    }

    [Fact]
    public async Task While_the_mail_server_is_away_only_those_wait_who_left_an_address()
    {
        await using var town = await WiredTown.Build(Options());
        await Leave(town, 1, "een@bewoner.example");
        await mail.Be(MailSink.Dropping);

        await town.Tell(ResidentNews.Discussed, [.. Enumerable.Range(1, 12).Select(Signal)]);

        await town.Until(async () => (await town.Residents.Read(default)).Standing is { Waiting: 1, LastFailure: not null });
    }

    [Fact]
    public async Task Without_a_mail_server_only_those_wait_who_left_an_address()
    {
        await using var town = await WiredTown.Build(Options() with { Mail = new() });
        await Leave(town, 1, "een@bewoner.example");
        await Leave(town, 2, null);

        await town.Tell(ResidentNews.Discussed, [.. Enumerable.Range(1, 12).Select(Signal)]);
        await town.Until(async () => (await town.Residents.Read(default)).Standing.Waiting == 1);

        await town.Restart(Options());
        await town.Pass(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
        await town.Until(async () => (await town.Residents.Read(default)).Standing.Waiting == 0);
        (await mail.AtLeast(1)).Single().To.ShouldBe(["een@bewoner.example"]);
    }

    [Fact]
    public async Task An_address_that_was_deleted_meanwhile_is_not_missed()
    {
        await using var town = await WiredTown.Build(Options() with { Mail = new() });
        await Leave(town, 1, "een@bewoner.example");
        await town.Tell(ResidentNews.Discussed, Signal(1));
        await town.Vault.Forget(WiredTown.Municipality, Signal(1), default);

        await town.Restart(Options());
        await town.Pass(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));

        var view = await town.Residents.Read(default);
        (view.Standing, view.DeadLetters.Count).ShouldBe((new(0, null, null, null), 0));
        mail.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task That_mail_is_sent_stands_in_the_log_of_its_signal_before_it_is()
    {
        await using var town = await WiredTown.Build(Options());
        await Leave(town, 1, "een@bewoner.example");
        await Leave(town, 2, null);

        await town.Tell(ResidentNews.Discussed, Signal(1), Signal(2));
        await town.Until(async () => (await town.Residents.Read(default)).Standing is { Waiting: 0, LastDeliveredAt: not null });

        var line = (await town.Processed(Signal(1))).ShouldHaveSingleItem();
        line.Detail.ShouldBe(new(PlatformLog.NewsSent, PlatformLog.News, AuditLine.Platform));
        (await town.Audited()).ShouldHaveSingleItem().Operation.ShouldBe(line.Operation);
        (await town.Processed(Signal(2))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_logs_do_not_take_in_is_not_sent_until_they_do()
    {
        await using var town = await WiredTown.Build(Options());
        for (var number = 1; number <= 5; number++) await Leave(town, number, $"bewoner{number}@bewoner.example");
        town.HideProcessingLog();
        await town.Tell(ResidentNews.Discussed, [.. Enumerable.Range(1, 5).Select(Signal)]);
        await town.Pass(TimeSpan.FromHours(30), TimeSpan.FromMinutes(30));
        (await town.Residents.Read(default)).Standing.LastFailure!.Failure.ShouldBe(FailureClass.NotLogged);
        mail.Connections.ShouldBe(0);

        town.BringProcessingLogBack();
        await town.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        await town.Until(async () => (await town.Residents.Read(default)).Standing.Waiting == 0);

        (await mail.AtLeast(5)).Count.ShouldBe(5);
        for (var number = 1; number <= 5; number++) (await town.Processed(Signal(number))).ShouldHaveSingleItem();
    }

    private static SignalId Signal(int number) => new((UInt128)number << 100);

    private static Task Leave(WiredTown town, int number, string? email) => town.Vault.Keep(
        WiredTown.Municipality, Signal(number), new("wat iemand schreef", null, email), town.Clock.GetUtcNow(), town.Clock.GetUtcNow().AddDays(91), default);

    private ChannelsOptions Options() => new()
    {
        Address = new("https://signalen.example"),
        Authority = certificate.AuthorityFile,
        Mail = new() { Host = "localhost", Port = mail.Port, From = "signalen@voorbeelddorp.example" },
    };
}

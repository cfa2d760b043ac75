using System.Globalization;
using Signals.Core.Areas;
using Signals.Core.Notifications;
using Signals.Core.Prompts;

namespace Signals.Core.Tests.Notifications;

public sealed class TeamTimesTests
{
    private const string Scope = "GM9998/berichten/west";

    // A Thursday, ten in the morning in Amsterdam.
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    private readonly TeamNotifications team = new();

    [Theory]
    // Daily at four in the afternoon, of a Friday evening: on Monday at four, and not at midnight.
    [InlineData("2026-11-20T18:00:00Z", 16, false, "2026-11-23T15:00:00Z")]
    [InlineData("2026-11-20T14:00:00Z", 16, false, "2026-11-20T15:00:00Z")]
    // Christmas on a Friday and Saturday, then a Sunday.
    [InlineData("2026-12-24T16:00:00Z", 16, false, "2026-12-28T15:00:00Z")]
    [InlineData("2026-11-20T18:00:00Z", 7, true, "2026-11-23T07:00:00Z")]
    // At an hour that is quiet it comes in the next morning that is open.
    [InlineData("2026-11-19T09:00:00Z", 20, true, "2026-11-20T07:00:00Z")]
    [InlineData("2026-11-20T09:00:00Z", 20, true, "2026-11-23T07:00:00Z")]
    public void A_daily_message_comes_at_its_hour_also_after_days_on_which_nothing_is_sent(string noted, int hour, bool isQuiet, string comes)
    {
        Apply(team.Set(new() { NotAtWeekends = true, NotOnHolidays = true, Quiet = isQuiet ? new(new(18, 0), new(8, 0)) : null }, null)!);
        Apply(team.Add(new(ChannelKind.Email, new(1), hour))!);
        Apply([new AddressConfirmed(new(1))]);
        Apply(team.Note(Scope, Prompt(1), Instant(noted)));

        team.NextWake(Now, _ => true, Now).ShouldBe(Instant(comes));
        Apply(team.Wake(Scope, Instant(comes)));
        team.Due(Instant(comes)).ShouldHaveSingleItem().Delivery.Kind.ShouldBe(NoticeKind.Digest);
    }

    [Fact]
    public void The_coordinator_is_not_told_of_a_prompt_that_somebody_looks_at_before_the_mail_can_go()
    {
        Apply(team.Set(new() { NotAtWeekends = true, Quiet = new(new(18, 0), new(8, 0)), EscalateAfterDays = 2 }, new(5))!);
        Apply([new AddressConfirmed(new(5))]);
        Apply(team.Note(Scope, Prompt(1), Now));
        var monday = Instant("2026-11-23T07:00:00Z");
        // Two days later is a Saturday.
        team.Wake(Scope, Now.AddDays(2)).ShouldBeEmpty();
        team.NextWake(Now, _ => true, Now).ShouldBe(monday);

        team.Wake(Scope, monday).OfType<NoticeQueued>().ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.Escalation);
        Apply(team.Settle(Prompt(1)));
        team.Wake(Scope, monday).ShouldBeEmpty();
    }

    [Fact]
    public void What_came_while_nothing_is_sent_is_one_mail_after_it_of_what_nobody_looked_at_and_a_system_gets_each()
    {
        Apply(team.Set(new() { NotAtWeekends = true, Quiet = new(new(18, 0), new(8, 0)) }, null)!);
        Apply(team.Add(new(ChannelKind.Email, new(1), null))!);
        Apply(team.Add(new(ChannelKind.Webhook, new(2), null))!);
        Apply([new AddressConfirmed(new(1)), new AddressConfirmed(new(2))]);
        var (saturday, monday) = (Instant("2026-11-21T09:00:00Z"), Instant("2026-11-23T07:00:00Z"));
        for (var number = 1; number <= 12; number++) Apply(team.Note(Scope, Prompt(number), saturday.AddMinutes(number)));

        team.Channels.Select(channel => (channel.Waiting.Count, channel.Digest.Count)).ShouldBe([(0, 12), (12, 0)]);
        team.NextWake(saturday.AddHours(1), _ => true, Now).ShouldBe(monday);
        Apply(team.Wake(Scope, monday));
        team.Channels[0].Waiting.ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.Digest);
        team.Due(monday).Count().ShouldBe(2);

        Apply(team.Note(Scope, Prompt(13), Instant("2026-11-24T19:00:00Z")));
        Apply(team.Settle(Prompt(13)));
        team.Wake(Scope, Instant("2026-11-25T07:00:00Z")).ShouldBeEmpty();
    }

    private static DateTimeOffset Instant(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    private static PromptId Prompt(int number) => new(NeighbourhoodCode.Parse("BU99980001"), number);

    private void Apply(IEnumerable<NotificationEvent> events)
    {
        foreach (var happened in events.ToList()) team.Apply(happened);
    }
}

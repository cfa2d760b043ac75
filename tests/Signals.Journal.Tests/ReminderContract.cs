using Signals.Grains.Reminders;

namespace Signals.Journal.Tests;

public abstract class ReminderContract(TestDatabase database) : StoreContract(database)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task A_reminder_is_handed_out_when_it_is_due()
    {
        await Append(Commit(Neighbourhood, 0) with { Reminders = [new("week", Now.AddHours(1))] });

        (await Claim()).ShouldBeEmpty();
        Clock.Advance(TimeSpan.FromHours(1));
        (await Claim()).ShouldBe([new DueReminder(Neighbourhood, "week", Now)]);
    }

    [SkippableFact]
    public async Task Reminders_are_handed_out_earliest_first_and_no_more_than_asked_for()
    {
        await Append(Commit(Neighbourhood, 0) with { Reminders = [new("c", Now.AddMinutes(3)), new("a", Now.AddMinutes(1)), new("b", Now.AddMinutes(2))] });
        Clock.Advance(TimeSpan.FromMinutes(5));

        (await Claim(2)).Select(r => r.Name).ShouldBe(["a", "b"]);
        (await Claim(2)).Select(r => r.Name).ShouldBe(["c"]);
    }

    [SkippableFact]
    public async Task A_reminder_comes_once_per_lease_until_its_grain_commits_it()
    {
        await Append(Commit(Neighbourhood, 0) with { Reminders = [new("week", Now)] });

        (await Claim()).Count.ShouldBe(1);
        (await Claim()).ShouldBeEmpty();
        Clock.Advance(Lease);
        (await Claim()).Count.ShouldBe(1);

        await Append(Commit(Neighbourhood, 1) with { Reminders = [new("week", null)] });
        Clock.Advance(Lease);
        (await Claim()).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_reminder_set_again_takes_the_place_of_the_one_before_and_of_its_lease()
    {
        await Append(Commit(Neighbourhood, 0) with { Reminders = [new("week", Now), new("maand", Now.AddDays(30))] });
        (await Claim()).Count.ShouldBe(1);

        await Append(Commit(Neighbourhood, 1) with { Reminders = [new("week", Now.AddSeconds(10))] });
        Clock.Advance(TimeSpan.FromSeconds(10));

        (await Claim()).ShouldBe([new DueReminder(Neighbourhood, "week", Now)]);
        (await Store.Inspection.Reminders(None).ToListAsync()).Select(r => r.Name).ShouldBe(["week", "maand"]);
    }

    [SkippableFact]
    public async Task Clearing_a_reminder_that_is_not_there_does_nothing()
    {
        await Append(Commit(Neighbourhood, 0) with { Reminders = [new("week", null)] });

        (await Store.Inspection.Reminders(None).ToListAsync()).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Two_who_ask_at_the_same_moment_share_the_reminders()
    {
        await Append(Commit(Neighbourhood, 0) with { Reminders = [.. Enumerable.Range(0, 40).Select(i => new Grains.Journal.ReminderChange($"r{i}", Now))] });

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Claim(40))));

        claims.SelectMany(c => c).Select(r => r.Name).ShouldBeUnique();
        var left = await Claim(40);
        (claims.Sum(c => c.Count) + left.Count).ShouldBe(40);
    }

    private Task<IReadOnlyList<DueReminder>> Claim(int most = 10) => Store.Reminders.ClaimDue(Now, Lease, most, None);
}

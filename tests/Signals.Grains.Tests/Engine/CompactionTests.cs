using System.Text;
using Signals.Core.Approaches;
using Signals.Core.Text;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Engine;

public sealed class CompactionTests
{
    private static readonly ApproachId Meals = ApproachId.Parse("west-7k3m9xq2");
    private static readonly StreamKey Stream = StreamKeys.Approach(Town.Municipality, Meals);
    private static readonly SealedText Slip = SealedText.Of([9, 9, 9, 9, 9, 9]);

    private readonly UntidyJournal journal = new();

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public async Task What_could_not_be_taken_out_of_the_journal_is_taken_out_later(int failures, bool restarts)
    {
        await using var town = await Town.Build(journal.Around);
        await MakeSlip(town);
        journal.FailuresToCome = failures;

        await town.Grains.Approach(Town.Municipality, Meals).Change(new ApproachChange.Write(ApproachPart.Purpose, null), default);

        (await Kept(town)).ShouldContain(Slip.ToString());
        if (restarts) await town.Restart();
        await Later(town, failures);
        (await Kept(town)).ShouldNotContain(Slip.ToString());
        (await Promises(town)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_taken_out_at_once_is_not_gone_through_again()
    {
        await using var town = await Town.Build(journal.Around);
        await MakeSlip(town);

        await town.Grains.Approach(Town.Municipality, Meals).Change(new ApproachChange.Write(ApproachPart.Purpose, null), default);

        // Whoever changed it does not wait for that; whoever changes something next does.
        await town.Grains.Approach(Town.Municipality, Meals).Change(new ApproachChange.Reopen(), default);
        (await Kept(town)).ShouldNotContain(Slip.ToString());
        (await Promises(town)).ShouldHaveSingleItem();
        journal.FailuresToCome = int.MaxValue;
        await Later(town, 1);
        (await Promises(town)).ShouldBeEmpty("nothing was left to be done");
    }

    [Fact]
    public async Task What_is_no_longer_kept_goes_though_it_failed_at_first()
    {
        await using var town = await Town.Build(journal.Around);
        await MakeSlip(town);
        await town.Settle();
        journal.FailuresToCome = 1;

        town.Clock.Advance(TimeSpan.FromDays((5 * 365) + 3));
        await town.Settle();

        (await town.Grains.Approach(Town.Municipality, Meals).Read(default)).ShouldBeNull();
        await Later(town, 1);
        (await Kept(town)).ShouldNotContain(Slip.ToString());
    }

    [Fact]
    public async Task No_commit_stays_in_the_log_for_longer_than_thirteen_weeks()
    {
        await using var town = await Town.Build();
        var recorded = town.Clock.GetUtcNow();
        await MakeSlip(town);

        while (town.Clock.GetUtcNow() < recorded.AddDays(92))
        {
            town.Clock.Advance(TimeSpan.FromDays(1));
            await town.Settle();
            await foreach (var (stream, _, stored) in town.Store.Inspection.Streams(default))
                foreach (var commit in stored.Commits)
                    (town.Clock.GetUtcNow() - commit.RecordedAt).ShouldBeLessThan(TimeSpan.FromDays(92), $"a commit of a {stream.Kind}");
        }

        (await town.Grains.Approach(Town.Municipality, Meals).Read(default)).ShouldNotBeNull("the state stays");
        (await town.Grains.Municipality(Town.Municipality).Read(default)).Teams.ShouldNotBeEmpty();
    }

    private static async Task MakeSlip(Town town)
    {
        await town.Grains.Approach(Town.Municipality, Meals).Begin(new()
        {
            Id = Meals,
            Kind = ApproachKind.Collective,
            BegunAt = default,
            ChangedAt = default,
            Neighbourhoods = [Town.Here],
            Themes = [Town.Loneliness],
            Parts = new Dictionary<ApproachPart, WrittenPart> { [ApproachPart.Purpose] = new(Slip, default) },
        }, [], default);
        town.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    // A failed try comes again when its lease has run out.
    private static async Task Later(Town town, int tries)
    {
        town.Clock.Advance(TimeSpan.FromMinutes(11));
        for (var i = 0; i < tries; i++)
        {
            await town.Settle();
            town.Clock.Advance(TimeSpan.FromSeconds(31));
        }
    }

    // All that is kept of the approach, commits that a snapshot stands in for included.
    private static async Task<string> Kept(Town town)
    {
        await foreach (var (stream, _, stored) in town.Store.Inspection.Streams(default))
            if (stream == Stream)
                return string.Concat(stored.Commits.Select(commit => commit.Payload).Append(stored.Snapshot?.Payload ?? default).Select(payload => Encoding.UTF8.GetString(payload.Span)));
        return "";
    }

    private static async Task<IReadOnlyList<string>> Promises(Town town)
    {
        var names = new List<string>();
        await foreach (var reminder in town.Store.Inspection.Reminders(default))
            if (reminder.Grain == Stream && reminder.Name == "verdichten-0") names.Add(reminder.Name);
        return names;
    }
}

using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Engine;

public sealed class DeliveryTests
{
    [Fact]
    public async Task What_was_sent_before_a_crash_is_delivered_after_it()
    {
        await using var town = await Town.Build();
        var journal = town.Store.Journal;
        var sender = StreamKeys.Neighbourhood(Town.There);
        var version = (await journal.Read(sender, default)).Version;
        // As if the process had died between the commit and the delivery.
        (await journal.Append(new(sender, version, GrainJson.Write(new Commit<NeighbourhoodEvent>([], new Dictionary<StreamKey, long> { [TeamKey] = 1 }, null)), town.Clock.GetUtcNow())
        {
            Messages = [new(TeamKey, 1, GrainJson.Write<Message>(new PromptForTeam(SamplePrompt.Of(Town.There, 1))))],
        }, default)).ShouldBe(AppendOutcome.Appended);

        await town.Restart();
        await town.Settle();

        (await town.TheTeam.EntriesAfter(0, TimeSpan.Zero, default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_that_comes_twice_changes_nothing_the_second_time()
    {
        await using var town = await Town.Build();
        var message = new IncomingMessage(StreamKeys.Neighbourhood(Town.Here), 1, GrainJson.Write<Message>(new PromptForTeam(SamplePrompt.Of(Town.Here, 1))));
        await town.TheTeam.Receive(message, default);
        await town.TheTeam.Receive(message with { Payload = GrainJson.Write<Message>(new PromptForTeam(SamplePrompt.Of(Town.Here, 2))) }, default);

        (await town.TheTeam.Position(default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_was_passed_over_is_still_taken_when_it_comes()
    {
        await using var town = await Town.Build();
        foreach (var number in new[] { 1, 4, 2, 4, 2, 3 })
            await town.TheTeam.Receive(
                new(StreamKeys.Neighbourhood(Town.Here), number, GrainJson.Write<Message>(new PromptForTeam(SamplePrompt.Of(Town.Here, number)))), default);
        await town.Restart();

        (await town.TheTeam.EntriesAfter(0, TimeSpan.Zero, default)).Select(entry => entry.Prompt.Id.Number).ShouldBe([1, 4, 2, 3]);
    }

    [Fact]
    public async Task Poison_is_parked_and_holds_up_nobody()
    {
        await using var town = await Town.Build(options: new() { Delivery = new() { MostAttempts = 3, FirstWait = TimeSpan.FromSeconds(1) } });
        var sender = StreamKeys.Neighbourhood(Town.There);
        var version = (await town.Store.Journal.Read(sender, default)).Version;
        await town.Store.Journal.Append(new(sender, version, GrainJson.Write(new Commit<NeighbourhoodEvent>([], new Dictionary<StreamKey, long> { [TeamKey] = 2 }, null)), town.Clock.GetUtcNow())
        {
            Messages =
            [
                new(TeamKey, 1, "{\"type\":\"no-such-message\"}"u8.ToArray()),
                new(TeamKey, 2, GrainJson.Write<Message>(new PromptForTeam(SamplePrompt.Of(Town.There, 2)))),
            ],
        }, default);
        for (var round = 0; round < 6; round++)
        {
            await town.Platform.Sweeper.Sweep(default);
            town.Clock.Advance(TimeSpan.FromSeconds(31));
        }

        (await town.Store.Outbox.Parked(Town.Municipality, 10, default)).ShouldHaveSingleItem().Attempts.ShouldBe(3);
        (await town.TheTeam.EntriesAfter(0, TimeSpan.Zero, default)).ShouldHaveSingleItem().Prompt.Id.Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_parked_message_that_is_put_back_arrives_though_later_ones_were_faster()
    {
        await using var town = await Town.Build(options: new() { Delivery = new() { MostAttempts = 1 } });
        var sender = StreamKeys.Neighbourhood(Town.There);
        var version = (await town.Store.Journal.Read(sender, default)).Version;
        // To a team that cannot be: its grain refuses to be made, as one of a newer version might.
        var unknown = new StreamKey(Town.Municipality, StreamKeys.TeamKind, "Nergens");
        await town.Store.Journal.Append(new(sender, version, GrainJson.Write(new Commit<NeighbourhoodEvent>([], new Dictionary<StreamKey, long> { [unknown] = 1 }, null)), town.Clock.GetUtcNow())
        {
            Messages = [new(unknown, 1, GrainJson.Write<Message>(new PromptForTeam(SamplePrompt.Of(Town.There, 1))))],
        }, default);
        await town.Platform.Sweeper.Sweep(default);
        var municipality = town.Grains.Municipality(Town.Municipality);

        var parked = (await municipality.Parked(default)).ShouldHaveSingleItem();

        parked.Receiver.ShouldBe(unknown);
        (await municipality.Unpark(parked.Sender, parked.Receiver, parked.Number, default)).ShouldBeTrue();
        (await municipality.Parked(default)).ShouldBeEmpty();
        (await municipality.Unpark(parked.Sender, parked.Receiver, parked.Number, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_team_does_reaches_the_neighbourhood_and_those_who_follow()
    {
        await using var town = await Town.Build();
        for (var household = 1; household <= 8; household++)
            await town.Tell(household, Town.Loneliness, household % 2 == 0 ? Source.Resident : Source.WalkIn, household);
        await town.Settle();
        var prompt = (await town.TheTeam.EntriesAfter(0, TimeSpan.Zero, default)).Single().Prompt.Id;

        (await town.TheTeam.Mark(prompt, PromptStatus.TakenUp, default))!.Status.ShouldBe(PromptStatus.TakenUp);
        await town.Settle();

        (await town.Grains.Neighbourhood(Town.Here).Follow(new(1), default))!.Prompt.ShouldBe(PromptStatus.TakenUp);
    }

    private static StreamKey TeamKey => StreamKeys.Team(Town.Municipality, Town.Team);
}

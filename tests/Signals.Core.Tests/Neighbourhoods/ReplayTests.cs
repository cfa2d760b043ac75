using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;

namespace Signals.Core.Tests.Neighbourhoods;

public sealed class ReplayTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Live_state_equals_replay_equals_snapshot() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var street = Lived(seed);
            var live = JsonSerializer.Serialize(street.Neighbourhood, Json);
            var replayed = new Neighbourhood();
            var middle = street.Events.Count / 2;
            foreach (var happened in street.Events.Take(middle)) replayed.Apply(Again(happened));
            replayed = JsonSerializer.Deserialize<Neighbourhood>(JsonSerializer.Serialize(replayed, Json), Json)!;
            foreach (var happened in street.Events.Skip(middle)) replayed.Apply(Again(happened));
            // What is usual is learned when it is looked at; replay looks at nothing, so both are made to learn here.
            foreach (var theme in new[] { Street.Loneliness, Street.Debts })
            {
                street.Neighbourhood.LookAt(theme, street.Now.AddDays(100));
                replayed.LookAt(theme, street.Now.AddDays(100));
            }
            return JsonSerializer.Serialize(replayed, Json) == JsonSerializer.Serialize(street.Neighbourhood, Json) && live.Length > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static Street Lived(int seed)
    {
        var chance = new System.Random(seed);
        var street = new Street();
        var told = new List<Signal>();
        for (var day = 0; day < 120; day++)
        {
            street.Now = street.Now.AddHours(24);
            for (var i = chance.Next(4); i > 0; i--)
                told.Add(street.Tell(
                    chance.Next(2) == 0 ? Street.Loneliness : Street.Debts, (Source)chance.Next(5),
                    chance.Next(4) == 0 ? null : chance.Next(30), chance.Next(60), 1 + chance.Next(3)));
            if (chance.Next(10) == 0 && told.Count > 0) street.Emit(street.Neighbourhood.Withdraw(told[chance.Next(told.Count)].Id));
            if (chance.Next(40) == 0) street.Stack(Street.Debts, (Source)chance.Next(5), firstHousehold: 1_000 * day, size: 60);
            if (chance.Next(20) == 0 && street.Prompts.LastOrDefault() is { } prompt) street.Emit(street.Neighbourhood.NoteStatus(new(prompt.Id, (PromptStatus)chance.Next(1, 4))));
            if (chance.Next(20) == 0) street.Emit(street.Neighbourhood.DropOldSignals(street.Now));
            if (chance.Next(20) == 0) street.Emit(street.Neighbourhood.TellQuarters(street.Now, afterLoad: chance.Next(2) == 0));
            if (chance.Next(15) == 0)
            {
                var stop = street.Neighbourhood.StartStop(Source.WalkIn, null, street.Now);
                street.Emit([stop]);
                street.Emit(street.Neighbourhood.FinishStop(stop.Stop.Id, street.Now.AddHours(chance.Next(1, 9)), 5));
            }
            if (chance.Next(30) == 0)
                street.Emit([new HistoryLoaded([new(Street.Debts, Signals.Core.Time.IsoWeek.Of(street.Now) - chance.Next(14, 60), 1)])]);
        }
        return street;
    }

    private static NeighbourhoodEvent Again(NeighbourhoodEvent happened) =>
        JsonSerializer.Deserialize<NeighbourhoodEvent>(JsonSerializer.Serialize(happened, Json), Json)!;
}

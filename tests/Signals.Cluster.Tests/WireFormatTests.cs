using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;
using Signals.Cluster.Wire;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Grains.Neighbourhoods;

namespace Signals.Cluster.Tests;

/// <summary>What grains are told and answer arrives as it was sent.</summary>
public sealed class WireFormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private readonly Serializer serializer = Serializer();

    [Fact]
    public void A_failure_of_the_journal_arrives_with_its_cause()
    {
        var failure = new JournalUnavailableException("The database refused.", new PostgresException("too many connections", "FATAL", "FATAL", "53300"));

        var arrived = RoundTrip<Exception>(failure).ShouldBeOfType<JournalUnavailableException>();

        arrived.Message.ShouldBe("The database refused.");
        arrived.InnerException.ShouldBeOfType<PostgresException>().Message.ShouldContain("too many connections");
    }

    [Fact]
    public void A_signal_arrives_with_all_that_is_known_of_it()
    {
        var told = Told with
        {
            Signal = Told.Signal with
            {
                Household = new HouseholdToken[] { new(UInt128.MaxValue), new(2) },
                People = 3,
                Place = "hofje",
                AboutAnother = true,
                HasWordsAboutAnother = true,
                KeptTogether = new(new(9_999), UInt128.One << 100),
                RegisteredBy = "j.jansen",
            },
        };

        RoundTrip(told).ShouldBeEquivalentTo(told);
    }

    [Fact]
    public void A_signal_arrives_with_no_more_than_is_known_of_it() => RoundTrip(Told).ShouldBeEquivalentTo(Told);

    [Fact]
    public void Signals_that_are_told_together_and_their_outcomes_arrive_in_their_order()
    {
        IReadOnlyList<SignalToRecord> told = [Told, Told with { BodyHash = 8 }];
        IReadOnlyList<RecordOutcome> outcomes = [new(RecordStatus.Repeated, Now), new(RecordStatus.NotReady, Now.AddDays(1))];

        RoundTrip(told).Select(signal => signal.BodyHash).ShouldBe([7, 8]);
        RoundTrip(outcomes).ShouldBe(outcomes);
    }

    [Fact]
    public void A_message_from_grain_to_grain_arrives_byte_for_byte()
    {
        var sent = new IncomingMessage(StreamKey.Parse("GM9999/buurt/BU99990102"), 12, new byte[] { 1, 2, 255 });

        var arrived = RoundTrip(sent);

        (arrived.Sender, arrived.Number).ShouldBe((sent.Sender, sent.Number));
        arrived.Payload.ToArray().ShouldBe(sent.Payload.ToArray());
    }

    private static SignalToRecord Told => new(
        new()
        {
            Id = new(UInt128.One << 127),
            Theme = ThemeCode.Parse("energie"),
            Source = Source.HomeVisit,
            ObservedOn = new(2026, 3, 1),
            ReceivedAt = Now,
        }, 7, Now.AddDays(30));

    private T RoundTrip<T>(T value) => serializer.Deserialize<T>(serializer.SerializeToArray(value))!;

    private static Serializer Serializer()
    {
        var services = new ServiceCollection();
        services.AddWireFormat();
        return services.BuildServiceProvider().GetRequiredService<Serializer>();
    }
}

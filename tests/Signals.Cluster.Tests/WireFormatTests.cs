using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;
using Signals.Cluster.Wire;
using Signals.Grains.Journal;

namespace Signals.Cluster.Tests;

/// <summary>What grains are told and answer arrives as it was sent.</summary>
public sealed class WireFormatTests
{
    private readonly Serializer serializer = Serializer();

    [Fact]
    public void A_failure_of_the_journal_arrives_with_its_cause()
    {
        var failure = new JournalUnavailableException("The database refused.", new PostgresException("too many connections", "FATAL", "FATAL", "53300"));

        var arrived = RoundTrip<Exception>(failure).ShouldBeOfType<JournalUnavailableException>();

        arrived.Message.ShouldBe("The database refused.");
        arrived.InnerException.ShouldBeOfType<PostgresException>().SqlState.ShouldBe("53300");
    }

    private T RoundTrip<T>(T value) => serializer.Deserialize<T>(serializer.SerializeToArray(value))!;

    private static Serializer Serializer()
    {
        var services = new ServiceCollection();
        services.AddWireFormat();
        return services.BuildServiceProvider().GetRequiredService<Serializer>();
    }
}

using Signals.Core.Addresses;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Grains.Addresses;
using Signals.Grains.Approaches;
using Signals.Grains.Areas;
using Signals.Grains.Conversations;
using Signals.Grains.Households;
using Signals.Grains.Journal;
using Signals.Grains.Municipalities;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Notifications;
using Signals.Grains.Platform;
using Signals.Grains.SocialMaps;
using Signals.Grains.Teams;
using Signals.Grains.Trends;
using Signals.Grains.Vigils;

namespace Signals.Grains.Engine;

/// <summary>Every grain by its key. Both engines implement it; nobody creates a grain otherwise.</summary>
public interface IGrains
{
    /// <summary>The one writer for a neighbourhood.</summary>
    INeighbourhood Neighbourhood(NeighbourhoodCode code);

    /// <summary>A household that agreed that its signals are kept together.</summary>
    IHousehold Household(HouseholdId id);

    /// <summary>A district team's inbox.</summary>
    IDistrictTeam Team(MunicipalityCode municipality, TeamId id);

    /// <summary>What a municipality has set.</summary>
    IMunicipality Municipality(MunicipalityCode code);

    /// <summary>The addresses of a municipality in one postcode area.</summary>
    IAddressRegister Addresses(MunicipalityCode municipality, PostcodeArea area);

    /// <summary>A closed quarter of a municipality, in figures that may leave.</summary>
    ITrends Trends(MunicipalityCode municipality, Quarter quarter);

    /// <summary>The outlines of a municipality's neighbourhoods.</summary>
    IAreaMap Map(MunicipalityCode municipality);

    /// <summary>What a team and residents undertake together.</summary>
    ICollectiveApproach Approach(MunicipalityCode municipality, ApproachId id);

    /// <summary>The conversations of a municipality.</summary>
    IConversations Conversations(MunicipalityCode municipality);

    /// <summary>Who and what can help in a municipality.</summary>
    ISocialMap SocialMap(MunicipalityCode municipality);

    /// <summary>Watches over a municipality for silence.</summary>
    IVigil Vigil(MunicipalityCode municipality);

    /// <summary>Which municipalities this installation serves.</summary>
    IPlatform Platform();

    /// <summary>What a district team is told outside the platform.</summary>
    INotifications Notifications(MunicipalityCode municipality, TeamId team);

    /// <summary>News for the residents of a municipality.</summary>
    IResidentMail ResidentMail(MunicipalityCode municipality);

    /// <summary>Whichever grain a stream belongs to, to wake it or to hand it a message.</summary>
    /// <exception cref="ArgumentException">No grain has a stream of this kind.</exception>
    IJournaledGrain Any(StreamKey key);
}

/// <summary>What every grain with a stream does for the platform.</summary>
public interface IJournaledGrain
{
    /// <summary>Takes in a message. One that was had before, by its number, changes nothing.</summary>
    Task Receive(Delivery.IncomingMessage message, CancellationToken cancellation);

    /// <summary>Does what a due reminder is for.</summary>
    Task Remind(string reminder, CancellationToken cancellation);

    /// <summary>Delivers what still lies in its outbox.</summary>
    Task Deliver(CancellationToken cancellation);
}

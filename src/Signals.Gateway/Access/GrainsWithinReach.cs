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
using Signals.Grains.Engine;
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

namespace Signals.Gateway.Access;

/// <summary>The grains that a request may call. The municipality leads every key, so this one place keeps each request within those of its caller.</summary>
/// <exception cref="BeyondReachException">By every method: the key belongs to a municipality that the caller does not work for.</exception>
internal sealed class GrainsWithinReach(IGrains grains, Reach reach) : IGrains
{
    public INeighbourhood Neighbourhood(NeighbourhoodCode code) => Within(code.Municipality).Neighbourhood(code);

    public IHousehold Household(HouseholdId id) => Within(id.Municipality).Household(id);

    public IDistrictTeam Team(MunicipalityCode municipality, TeamId id) => Within(municipality).Team(municipality, id);

    public IMunicipality Municipality(MunicipalityCode code) => Within(code).Municipality(code);

    public IAddressRegister Addresses(MunicipalityCode municipality, PostcodeArea area) => Within(municipality).Addresses(municipality, area);

    public ITrends Trends(MunicipalityCode municipality, Quarter quarter) => Within(municipality).Trends(municipality, quarter);

    public IAreaMap Map(MunicipalityCode municipality) => Within(municipality).Map(municipality);

    public ICollectiveApproach Approach(MunicipalityCode municipality, ApproachId id) => Within(municipality).Approach(municipality, id);

    public IConversations Conversations(MunicipalityCode municipality) => Within(municipality).Conversations(municipality);

    public ISocialMap SocialMap(MunicipalityCode municipality) => Within(municipality).SocialMap(municipality);

    public IVigil Vigil(MunicipalityCode municipality) => Within(municipality).Vigil(municipality);

    /// <summary>Belongs to no municipality, and tells only which ones there are.</summary>
    public IPlatform Platform() => grains.Platform();

    public INotifications Notifications(MunicipalityCode municipality, TeamId team) => Within(municipality).Notifications(municipality, team);

    public IResidentMail ResidentMail(MunicipalityCode municipality) => Within(municipality).ResidentMail(municipality);

    public IJournaledGrain Any(StreamKey key) => Within(key.Municipality).Any(key);

    private IGrains Within(MunicipalityCode municipality) => reach.Covers(municipality) ? grains : throw new BeyondReachException();
}

/// <summary>A request would have touched a municipality that its caller does not work for.</summary>
internal sealed class BeyondReachException() : Exception("The caller does not work for this municipality.");

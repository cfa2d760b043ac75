using Signals.Core.Addresses;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Teams;
using Signals.Core.Themes;
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
using Signals.Grains.Themes;
using Signals.Grains.Trends;
using Signals.Grains.Vigils;

namespace Signals.Grains.Engine;

/// <summary>Makes the grain that a key names, for an engine to hold. It is ready for use once it has been activated.</summary>
public static class GrainsByKey
{
    public static NeighbourhoodGrain Neighbourhood(StreamKey key, GrainContext context) => new(NeighbourhoodCode.Parse(key.Name), context);

    public static HouseholdGrain Household(StreamKey key, GrainContext context) => new(StreamKeys.HouseholdOf(key), context);

    public static DistrictTeamGrain Team(StreamKey key, GrainContext context) => new(key.Municipality, TeamId.Parse(key.Name), context);

    public static SharedThemeGrain Theme(StreamKey key, GrainContext context) => new(key.Municipality, ThemeCode.Parse(key.Name), context);

    public static TrendsGrain Trends(StreamKey key, GrainContext context) => new(key.Municipality, Quarter.Parse(key.Name), context);

    public static AreaMapGrain Map(StreamKey key, GrainContext context) => new(key.Municipality, context);

    public static MunicipalityGrain Municipality(StreamKey key, GrainContext context) => new(MunicipalityCode.Parse(key.Name), context);

    public static AddressRegisterGrain Addresses(StreamKey key, GrainContext context) => new(key.Municipality, PostcodeArea.Parse(key.Name), context);

    public static CollectiveApproachGrain Approach(StreamKey key, GrainContext context) => new(key.Municipality, ApproachId.Parse(key.Name), context);

    public static ConversationsGrain Conversations(StreamKey key, GrainContext context) => new(key.Municipality, context);

    public static SocialMapGrain SocialMap(StreamKey key, GrainContext context) => new(key.Municipality, context);

    public static NotificationsGrain Notifications(StreamKey key, GrainContext context) => new(key.Municipality, TeamId.Parse(key.Name), context);

    public static ResidentMailGrain ResidentMail(StreamKey key, GrainContext context) => new(key.Municipality, context);

    public static VigilGrain Vigil(StreamKey key, GrainContext context) => new(key.Municipality, context);

    public static PlatformGrain Platform(GrainContext context) => new(context);
}

using System.Globalization;
using Signals.Core.Addresses;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Grains.Journal;

/// <summary>The keys of the platform's grains.</summary>
public static class StreamKeys
{
    public const string NeighbourhoodKind = "buurt";
    public const string HouseholdKind = "huishouden";
    public const string TeamKind = "wijkteam";
    public const string MunicipalityKind = "gemeente";
    public const string ThemeKind = "thema";
    public const string AddressesKind = "postcodes";
    public const string TrendsKind = "trends";
    public const string MapKind = "kaart";
    public const string ApproachKind = "aanpak";
    public const string ConversationsKind = "gesprekken";
    public const string SocialMapKind = "socialekaart";
    public const string VigilKind = "waak";
    public const string PlatformKind = "platform";
    public const string NotificationsKind = "berichten";
    public const string ResidentMailKind = "nieuws";

    /// <summary>The one stream that belongs to no municipality.</summary>
    public static readonly StreamKey Platform = new(default, PlatformKind, "gemeenten");

    public static StreamKey Neighbourhood(NeighbourhoodCode code) => new(code.Municipality, NeighbourhoodKind, code.ToString());

    public static StreamKey Household(HouseholdId id) => new(id.Municipality, HouseholdKind, id.Value.ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>The household that a stream belongs to.</summary>
    public static HouseholdId HouseholdOf(StreamKey key) => HouseholdId.Parse($"{key.Municipality}:{key.Name}");

    public static StreamKey Team(MunicipalityCode municipality, TeamId id) => new(municipality, TeamKind, id.ToString());

    public static StreamKey Theme(MunicipalityCode municipality, ThemeCode theme) => new(municipality, ThemeKind, theme.ToString());

    public static StreamKey Addresses(MunicipalityCode municipality, PostcodeArea area) => new(municipality, AddressesKind, area.ToString());

    public static StreamKey Trends(MunicipalityCode municipality, Quarter quarter) => new(municipality, TrendsKind, quarter.ToString());

    public static StreamKey Map(MunicipalityCode code) => new(code, MapKind, code.ToString());

    public static StreamKey Approach(MunicipalityCode municipality, ApproachId id) => new(municipality, ApproachKind, id.ToString());

    public static StreamKey Conversations(MunicipalityCode code) => new(code, ConversationsKind, code.ToString());

    public static StreamKey SocialMap(MunicipalityCode code) => new(code, SocialMapKind, code.ToString());

    public static StreamKey Vigil(MunicipalityCode code) => new(code, VigilKind, code.ToString());

    public static StreamKey Municipality(MunicipalityCode code) => new(code, MunicipalityKind, code.ToString());

    public static StreamKey Notifications(MunicipalityCode municipality, TeamId team) => new(municipality, NotificationsKind, team.ToString());

    public static StreamKey ResidentMail(MunicipalityCode municipality) => new(municipality, ResidentMailKind, "bewoners");
}

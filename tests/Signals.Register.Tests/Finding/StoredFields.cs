using System.Reflection;
using System.Text.Json;
using Signals.Cli.Importing;
using Signals.Core.Addresses;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Conversations;
using Signals.Core.Households;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;
using Signals.Core.Platform;
using Signals.Core.SocialMaps;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Trends;
using Signals.Core.Vigils;
using Signals.Gateway.Pages.Outreach;
using Signals.Gateway.Pages.Resident;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;
using Signals.Journal.Logbook;
using Signals.Journal.Tenants;

namespace Signals.Register.Tests.Finding;

/// <summary>Every field that the platform stores, found and not listed.</summary>
internal static class StoredFields
{
    /// <summary>The kind of stream of each state.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Kinds = new Dictionary<Type, string>
    {
        [typeof(Neighbourhood)] = StreamKeys.NeighbourhoodKind,
        [typeof(Household)] = StreamKeys.HouseholdKind,
        [typeof(DistrictTeam)] = StreamKeys.TeamKind,
        [typeof(Municipality)] = StreamKeys.MunicipalityKind,
        [typeof(SharedTheme)] = StreamKeys.ThemeKind,
        [typeof(AddressRegister)] = StreamKeys.AddressesKind,
        [typeof(QuarterTrends)] = StreamKeys.TrendsKind,
        [typeof(AreaMap)] = StreamKeys.MapKind,
        [typeof(CollectiveApproach)] = StreamKeys.ApproachKind,
        [typeof(MunicipalityConversations)] = StreamKeys.ConversationsKind,
        [typeof(SocialMap)] = StreamKeys.SocialMapKind,
        [typeof(Vigil)] = StreamKeys.VigilKind,
        [typeof(Installation)] = StreamKeys.PlatformKind,
        [typeof(TeamNotifications)] = StreamKeys.NotificationsKind,
        [typeof(ResidentMail)] = StreamKeys.ResidentMailKind,
    };

    /// <summary>State and event of every kind of grain.</summary>
    public static IEnumerable<(Type State, Type Event)> Grains() =>
        from grain in typeof(JournaledGrain<,>).Assembly.GetTypes()
        where !grain.IsAbstract && grain.BaseType is { IsGenericType: true } general && general.GetGenericTypeDefinition() == typeof(JournaledGrain<,>)
        let parts = grain.BaseType!.GetGenericArguments()
        select (parts[0], parts[1]);

    /// <summary>All of them.</summary>
    public static async Task<IReadOnlyList<StoredField>> Find() =>
    [
        .. from grain in Grains()
           from field in JsonFields.Of(
               $"stream:{Kinds[grain.State]}", GrainJson.Options, typeof(Replayed<,>).MakeGenericType(grain.State, grain.Event), typeof(Commit<>).MakeGenericType(grain.Event))
           select field,
        .. JsonFields.Of("outbox", GrainJson.Options, typeof(Message)),
        .. JsonFields.Plain("vault", "", typeof(PersonalParts)),
        .. JsonFields.Plain("table:vault.audit_line", "", typeof(AuditDetail)),
        .. JsonFields.Plain("table:vault.processing_line", "", typeof(ProcessingDetail)),
        .. JsonFields.Of("anchors", new(JsonSerializerDefaults.Web), typeof(Anchor)),
        .. Purposes(),
        .. await TableFields.Sqlite(),
        .. TableFields.Written("cluster", "Postgres/Membership"),
        .. SourceFields.Cookies(),
        .. JsonFields.Plain("cookie", "cookie.", typeof(Answers), typeof(OutreachVisit), typeof(Preferences)),
        .. SourceFields.Browser(),
        .. SourceFields.Logs(),
        .. SourceFields.Metrics(),
        .. SourceFields.Traces(),
        .. JsonFields.Plain("file", "file.", typeof(ImportState), typeof(LineResult), typeof(TenantManifest)),
    ];

    private static IEnumerable<StoredField> Purposes() =>
        from purpose in typeof(KeyPurposes).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        select new StoredField("keys", "KeyPurposes", purpose.Name);
}

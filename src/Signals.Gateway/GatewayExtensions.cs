using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Signals.Gateway.Access;
using Signals.Gateway.Addresses;
using Signals.Gateway.Approaches;
using Signals.Gateway.Areas;
using Signals.Gateway.Conversations;
using Signals.Gateway.Follow;
using Signals.Gateway.Households;
using Signals.Gateway.Imports;
using Signals.Gateway.Inbox;
using Signals.Gateway.Intake;
using Signals.Gateway.Limits;
using Signals.Gateway.Logbook;
using Signals.Gateway.Menus;
using Signals.Gateway.Notifications;
using Signals.Gateway.Operations;
using Signals.Gateway.Outreach;
using Signals.Gateway.Pages;
using Signals.Gateway.Pilots;
using Signals.Gateway.Problems;
using Signals.Gateway.Sealing;
using Signals.Gateway.Settings;
using Signals.Gateway.SocialMaps;
using Signals.Gateway.Stops;
using Signals.Gateway.SubjectAccess;
using Signals.Gateway.Teams;
using Signals.Gateway.ThirdParties;
using Signals.Gateway.Trends;
using Signals.Gateway.Vigils;

namespace Signals.Gateway;

/// <summary>Adds the HTTP interface and the pages to a host. The host gives the engine (<c>IGrains</c>), vault, keys, logs and clock.</summary>
public static class GatewayExtensions
{
    /// <summary>Adds everything that the gateway needs of its own.</summary>
    /// <param name="options">What the installation sets; checked when the host starts.</param>
    public static IServiceCollection AddSignalsGateway(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton(Options.Create(options));
        services.AddSingleton<IStartupFilter, OptionsCheck>();
        services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.AddAccess(options);
        services.AddSingleton<GrainsWithinReach>();
        services.AddOpenApi("v1", OpenApiText.Describe);
        services.AddPages();
        services.AddSingleton<Readiness>();
        services.AddSingleton<LogRules>();
        services.AddSingleton<LogActors>();
        services.AddSingleton<UseDesk>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<TownMaps>();
        services.AddSingleton<AreaDesk>();
        services.AddSingleton<SenderLimits>();
        services.AddSingleton<SignalNames>();
        services.AddSingleton<SignalRules>();
        services.AddSingleton<PersonalPartsKeeper>();
        services.AddSingleton<HouseholdRegister>();
        services.AddSingleton<SignalIntake>();
        services.AddSingleton<ImportRecorder>();
        services.AddSingleton<AddressLoader>();
        services.AddSingleton<AddressDesk>();
        services.AddSingleton<FollowDesk>();
        services.AddSingleton<SubjectAccessDesk>();
        services.AddSingleton<InboxDesk>();
        services.AddSingleton<OwnQuestions>();
        services.AddSingleton<ThirdPartyDesk>();
        services.AddSingleton<WordsDesk>();
        services.AddSingleton<Seals>();
        services.AddSingleton<ApproachDesk>();
        services.AddSingleton<StoryDesk>();
        services.AddSingleton<EffectDesk>();
        services.AddSingleton<ConversationDesk>();
        services.AddSingleton<SocialMapDesk>();
        services.AddSingleton<SettingsDesk>();
        services.AddSingleton<PilotDesk>();
        services.AddSingleton<OutreachBoard>();
        services.AddSingleton<TrendsDesk>();
        services.AddSingleton<StopDesk>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<NotificationDesk>();
        services.AddSingleton<DeliveryDesk>();
        return services;
    }

    /// <summary>Maps every route.</summary>
    public static WebApplication MapSignalsGateway(this WebApplication app)
    {
        app.UseMiddleware<RequestForm>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.UseAccess();
        app.MapIntake();
        app.MapFollow();
        app.MapSubjectAccess();
        app.MapHouseholds();
        app.MapImports();
        app.MapAreas();
        app.MapThemes();
        app.MapSources();
        app.MapPlaces();
        app.MapTeams();
        app.MapAddresses();
        app.MapAdministration();
        app.MapInbox();
        app.MapThirdParties();
        app.MapCourse();
        app.MapWords();
        app.MapApproaches();
        app.MapStories();
        app.MapConversations();
        app.MapSocialMap();
        app.MapNotes();
        app.MapSettings();
        app.MapTeamSettings();
        app.MapCapacity();
        app.MapPilot();
        app.MapSilence();
        app.MapMenu();
        app.MapTeamMenu();
        app.MapStops();
        app.MapAgenda();
        app.MapOutreach();
        app.MapTrends();
        app.MapOperations();
        app.MapParked();
        app.MapNotifications();
        app.MapSubscriptions();
        app.MapDelivery();
        app.MapAudit();
        app.MapPages(app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value);
        app.Lifetime.ApplicationStarted.Register(GatewayMeter.Begin);
        return app;
    }
}

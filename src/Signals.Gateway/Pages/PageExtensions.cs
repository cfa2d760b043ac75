using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;
using Signals.Gateway.Pages.Administration;
using Signals.Gateway.Pages.Approaches;
using Signals.Gateway.Pages.Conversations;
using Signals.Gateway.Pages.Follow;
using Signals.Gateway.Pages.House;
using Signals.Gateway.Pages.Households;
using Signals.Gateway.Pages.Outreach;
using Signals.Gateway.Pages.Oversight;
using Signals.Gateway.Pages.Privacy;
using Signals.Gateway.Pages.Resident;
using Signals.Gateway.Pages.RoleChoice;
using Signals.Gateway.Pages.SocialMaps;
using Signals.Gateway.Pages.SubjectAccess;
using Signals.Gateway.Pages.Teams;
using Signals.Gateway.Pages.Texts;
using Signals.Gateway.Pages.ThirdParties;
using Signals.Gateway.Pages.Trends;
using Signals.Gateway.Pages.WalkIn;

namespace Signals.Gateway.Pages;

internal static class PageExtensions
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<LanguageConstraint>(Language.RouteValue));
        services.AddSingleton<HouseStyle>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<FormSender>();
        services.AddSingleton<ResidentPages>();
        services.AddSingleton<TrendsPages>();
        services.AddSingleton<Visits>();
        services.AddSingleton<OutreachScreen>();
        services.AddSingleton<SignalForms>();
        return services;
    }

    public static void MapPages(this WebApplication routes, GatewayOptions options)
    {
        routes.MapWebFiles();
        routes.Services.GetRequiredService<HouseStyle>().Map(routes);
        foreach (var language in new[] { "", $"/{{{Language.RouteValue}:{Language.RouteValue}}}" })
        {
            var group = routes.MapGroup(language).AllowAnonymous().ExcludeFromDescription().WithMetadata(new ForResidents());
            ResidentPages.Map(group);
            FollowPages.Map(group);
            SubjectAccessPages.Map(group);
            WalkInModel.Map(group);
            PrivacyPages.Map(group);
        }
        routes.MapOutreachPages();
        routes.MapTeamPages();
        routes.MapHouseholdPages();
        routes.MapThirdPartyPages();
        routes.MapApproachPages();
        routes.MapConversationPages();
        routes.MapSocialMapPages();
        routes.MapAgendaPages();
        routes.MapTeamSettingsPages();
        routes.MapTeamMenuPages();
        routes.MapNotificationsPages();
        routes.MapPilotReportPages();
        TrendsPages.MapTrendsPages(routes);
        routes.MapSettingsPages();
        routes.MapOversightPages();
        routes.MapAdministrationPages();
        if (options.Demo) routes.MapRolePages();
    }
}

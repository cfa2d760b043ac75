using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Signals.Gateway.Pages;

internal static class PageExtensions
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services;
    }

    public static void MapPages(this IEndpointRouteBuilder routes, GatewayOptions options)
    {
        routes.MapWebFiles();
        routes.MapResidentPages();
        routes.MapFollowPages();
        routes.MapTeamPages();
        routes.MapSettingsPages();
        if (options.Demo) routes.MapRolePages();
    }
}

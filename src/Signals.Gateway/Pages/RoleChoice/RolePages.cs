using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.RoleChoice;

/// <summary>The role chooser of the demonstration. Outside it these routes do not exist.</summary>
internal static class RolePages
{
    /// <summary>Whether somebody who asked for a page without a role is to be offered one.</summary>
    public static bool IsOffered(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value.Demo;

    /// <summary>The choice, which then leads on to the page that was asked for.</summary>
    public static RazorComponentResult Offer(HttpContext context) => PageForms.Show<RolePage>(context, $"{context.Request.Path}{context.Request.QueryString}");

    public static void MapRolePages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rol").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("", (HttpContext context) => PageForms.Show<RolePage>(context, ""));
        group.MapPost("", Choose);
    }

    private static async Task<Results<RedirectHttpResult, Problem>> Choose(HttpContext context, CancellationToken cancellation)
    {
        var (fields, unreadable) = await PageForms.Read(context, cancellation);
        if (fields is null) return unreadable!;
        var role = fields["rol"].ToString();
        if (Roles.All.Any(known => known.Code == role))
        {
            await context.SignInAsync(AccessExtensions.CookieScheme, Caller.Demo(role, AccessExtensions.CookieScheme));
            return TypedResults.LocalRedirect(fields["naar"].ToString() is ['/', not ('/' or '\\'), ..] to ? to : MenuItem.HomeOf(role));
        }
        await context.SignOutAsync(AccessExtensions.CookieScheme);
        return TypedResults.LocalRedirect("/");
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Signals.Gateway.Logbook;
using Signals.Gateway.Problems;
using Signals.Grains.Vault;

namespace Signals.Gateway.Access;

internal static class AccessExtensions
{
    public const string CookieScheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string ByRequest = "volgens-verzoek";

    public static IServiceCollection AddAccess(this IServiceCollection services, GatewayOptions options)
    {
        services.AddHttpContextAccessor().AddSingleton<Reach>();
        services.AddSingleton<DeviceMark>();
        services.AddDataProtection().SetApplicationName("signals").DisableAutomaticKeyGeneration();
        services.AddOptions<KeyManagementOptions>().Configure<IKeyRing>((management, keys) => management.XmlRepository = new VisitKeys(keys));
        services.AddAuthentication(ByRequest)
            .AddPolicyScheme(ByRequest, null, scheme =>
                scheme.ForwardDefaultSelector = context => HasToken(context) ? BearerHandler.SchemeName : CookieScheme)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null)
            .AddCookie(CookieScheme, cookie =>
            {
                SetCookie(cookie.Cookie, "signals-sessie", options);
                cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
                cookie.Events.OnSignedIn = context => Mark(context.HttpContext).Set(context.HttpContext, context.Principal!.Identity!.Name!);
                cookie.Events.OnSigningOut = context =>
                {
                    Mark(context.HttpContext).Forget(context.HttpContext);
                    return Task.CompletedTask;
                };
                cookie.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
            });
        services.AddAuthorization(Policies.Add);
        services.AddAntiforgery(antiforgery =>
        {
            SetCookie(antiforgery.Cookie, "signals-formulier", options);
            antiforgery.FormFieldName = "formulier";
        });
        return services;
    }

    /// <summary>A token that is not known is refused everywhere, and a session cannot be used from another site.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((context, next) =>
            HasToken(context) && context.User.Identity is not { IsAuthenticated: true } ? Problem.NotSignedIn().ExecuteAsync(context)
            : ComesFromElsewhere(context) ? Problem.NotAllowed().ExecuteAsync(context)
            : next(context));
        app.UseMiddleware<LogbookMiddleware>();
        app.UseAuthorization();
        app.UseMiddleware<LogbookBeginning>();
    }

    private static bool HasToken(HttpContext context) => context.Request.Headers.Authorization.Count > 0;

    // Forms of other sites cannot set a header, but a browser adds the session to what they send.
    private static bool ComesFromElsewhere(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, AuthenticationType: CookieScheme }
        && !HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");

    private static void SetCookie(CookieBuilder cookie, string name, GatewayOptions options)
    {
        // Over http://localhost, as in a demonstration, browsers do not send Secure cookies back.
        cookie.Name = options.Demo ? name : $"__Host-{name}";
        cookie.SecurePolicy = options.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }

    private static DeviceMark Mark(HttpContext context) => context.RequestServices.GetRequiredService<DeviceMark>();

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}

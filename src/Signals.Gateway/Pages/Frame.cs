using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Signals.Gateway.Access;

namespace Signals.Gateway.Pages;

/// <summary>What every page shows around its own content.</summary>
/// <param name="IsDemo">Whether this is a demonstration.</param>
/// <param name="Role">The visitor's role, as screens name it; null without one.</param>
/// <param name="Token">The hidden field by which a form is known to be ours.</param>
public sealed record Frame(bool IsDemo, string? Role, FormToken Token)
{
    internal static Frame Of(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var role = Roles.All.FirstOrDefault(role => context.User.IsInRole(role.Code)).Name;
        return new(context.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value.Demo, role, new(tokens.FormFieldName, tokens.RequestToken ?? ""));
    }
}

/// <param name="Name">The field's name.</param>
/// <param name="Value">Its value.</param>
public sealed record FormToken(string Name, string Value);

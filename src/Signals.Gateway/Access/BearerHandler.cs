using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Signals.Gateway.Access;

/// <summary>Bearer tokens of the demonstration, <c>demo-</c> and a role. Outside it every token is refused.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme, ILoggerFactory loggers, UrlEncoder encoder, IOptions<GatewayOptions> options)
    : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer demo-";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var role = options.Value.Demo && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? Roles.All.FirstOrDefault(role => role.Code == header[Prefix.Length..]).Code
            : null;
        return Task.FromResult(role is null
            ? AuthenticateResult.Fail("Unknown token")
            : AuthenticateResult.Success(new(Caller.Demo(role, SchemeName), SchemeName)));
    }
}

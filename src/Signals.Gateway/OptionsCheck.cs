using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Signals.Gateway;

/// <summary>Lets no host start with options that cannot be.</summary>
internal sealed class OptionsCheck(IOptions<GatewayOptions> options, IHostEnvironment environment) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        Validator.ValidateObject(options.Value, new(options.Value), validateAllProperties: true);
        Validator.ValidateObject(options.Value.House, new(options.Value.House), validateAllProperties: true);
        if (options.Value.Demo && environment.IsProduction())
            throw new OptionsValidationException(nameof(GatewayOptions), typeof(GatewayOptions), ["The demonstration cannot run in the Production environment."]);
        return next;
    }
}

using Signals.Gateway;
using Signals.Silo.Hosting;
using Signals.Silo.Sample;

namespace Signals.Silo.Roles;

/// <summary>Faces the outside and calls the grains of a cluster. Has the vault, and of the other databases only who belongs to the cluster.</summary>
internal static class GatewayRole
{
    public static async Task Run(WebApplicationBuilder builder, SiloOptions options)
    {
        using var logging = builder.StartupLogging(options);
        await using var vault = await Stores.OpenVault(options, TimeProvider.System, logging);
        await using var logbook = await Stores.OpenLogbook(options, vault, TimeProvider.System, logging);
        builder.AddCommon(options);
        builder.Services.AddVault(vault).AddLogbook(logbook, options);
        // It answers, and says that it is not ready, while it still looks for a silo.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.AddClusterGateway(options);
        if (options.Gateway.Demo) builder.Services.AddSingleton<SampleMunicipality>().AddHostedService<SampleHost>();
        builder.Services.AddSignalsGateway(SampleTown.Shown(options.Gateway));
        var app = builder.Build();
        app.MapSignalsGateway();
        await app.RunAsync();
    }
}

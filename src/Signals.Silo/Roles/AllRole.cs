using Signals.Gateway;
using Signals.Silo.Hosting;
using Signals.Silo.Sample;

namespace Signals.Silo.Roles;

/// <summary>The whole platform in one process.</summary>
internal static class AllRole
{
    public static async Task Run(WebApplicationBuilder builder, SiloOptions options)
    {
        using var logging = builder.StartupLogging(options);
        await using var journal = await Stores.OpenJournal(options, TimeProvider.System, logging);
        await using var vault = await Stores.OpenVault(options, TimeProvider.System, logging);
        await using var logbook = await Stores.OpenLogbook(options, vault, TimeProvider.System, logging);
        builder.AddCommon(options);
        builder.Services.AddJournal(journal).AddVault(vault).AddLogbook(logbook, options).AddEmbeddedPlatform();
        if (options.Gateway.Demo) builder.Services.AddSingleton<SampleMunicipality>();
        builder.Services.AddSignalsGateway(SampleTown.Shown(options.Gateway));
        var app = builder.Build();
        app.MapSignalsGateway();
        await app.RunAsync();
    }
}

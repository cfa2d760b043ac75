using Signals.Journal.Postgres;
using Signals.Silo.Hosting;

namespace Signals.Silo.Roles;

/// <summary>Holds grains in a cluster. Serves nothing but health and figures.</summary>
internal static class SiloRole
{
    public static async Task Run(HostApplicationBuilder builder, SiloOptions options)
    {
        using var logging = builder.StartupLogging(options);
        await PostgresMembership.Prepare(options.MembershipDatabase, TimeProvider.System, logging.CreateLogger("Signals.Journal"));
        await using var journal = await Stores.OpenJournal(options, TimeProvider.System, logging);
        await using var vault = await Stores.OpenVault(options, TimeProvider.System, logging);
        await using var logbook = await Stores.OpenLogbook(options, vault, TimeProvider.System, logging);
        builder.AddCommon(options);
        builder.Services.AddJournal(journal).AddVault(vault).AddLogbook(logbook, options);
        builder.AddClusterSilo(options);
        builder.Services.AddSiloPlatform();
        using var host = builder.Build();
        await host.RunAsync();
    }
}

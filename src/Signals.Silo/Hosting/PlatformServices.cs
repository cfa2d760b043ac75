using Signals.Embedded;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Vault;
using Signals.Silo.Management;
using Signals.Silo.Sample;

namespace Signals.Silo.Hosting;

internal static class PlatformServices
{
    /// <summary>Adds the grains on the embedded engine, and what runs beside them.</summary>
    public static IServiceCollection AddEmbeddedPlatform(this IServiceCollection services, Stores stores, bool withSample)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IJournal>(stores.Journal);
        services.AddSingleton<IVault>(stores.Vault);
        services.AddSingleton<IKeyRing>(stores.Keys);
        services.AddSingleton(provider => new EmbeddedPlatform(
            stores.Journal, stores.Outbox, stores.Reminders, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IGrains>(provider => provider.GetRequiredService<EmbeddedPlatform>().Grains);
        services.AddSingleton<Housekeeping>();
        if (withSample) services.AddSingleton<SampleMunicipality>();
        services.AddSingleton(stores).AddHostedService<StoresWatch>();
        return services.AddHostedService<PlatformHost>();
    }

    /// <summary>Adds figures for monitoring, on an address of their own.</summary>
    public static IServiceCollection AddManagement(this IServiceCollection services, SiloOptions options) =>
        services.AddSingleton(options).AddHostedService<ManagementHost>();
}

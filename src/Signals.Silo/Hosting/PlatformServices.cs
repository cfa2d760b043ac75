using Signals.Channels;
using Signals.Embedded;
using Signals.Gateway.Operations;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;
using Signals.Grains.Notifications;
using Signals.Grains.Reminders;
using Signals.Grains.Vault;
using Signals.Silo.Management;
using Signals.Silo.Telemetry;

namespace Signals.Silo.Hosting;

internal static class PlatformServices
{
    // Longer than a request, a delivery or the farewell of the grains may take.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(45);

    /// <summary>Adds what every role has: the clock, telemetry, and health and figures on an address of their own.</summary>
    public static void AddCommon(this IHostApplicationBuilder builder, SiloOptions options)
    {
        builder.AddTelemetry(options.Telemetry);
        builder.Services.AddSystemd();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestDrain);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(options).AddSingleton<Readiness>().AddHostedService<ManagementHost>();
    }

    /// <summary>Adds the grains on the embedded engine, and what runs beside them.</summary>
    public static IServiceCollection AddEmbeddedPlatform(this IServiceCollection services)
    {
        services.AddSingleton(provider => new EmbeddedPlatform(
            provider.GetRequiredService<IJournal>(), provider.GetRequiredService<IOutbox>(), provider.GetRequiredService<IReminderBook>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>(),
            keys: provider.GetRequiredService<IKeyRing>(), post: provider.GetRequiredService<Post>()));
        services.AddPost();
        services.AddSingleton<IGrains>(provider => provider.GetRequiredService<EmbeddedPlatform>().Grains);
        return services.AddSingleton<Housekeeping>().AddHostedService<PlatformHost>();
    }

    /// <summary>Adds what the grains of a silo are given, and what runs beside them.</summary>
    public static IServiceCollection AddSiloPlatform(this IServiceCollection services)
    {
        services.AddSingleton(provider => new GrainContext(
            provider.GetRequiredService<IJournal>(), provider.GetRequiredService<IOutbox>(), provider.GetRequiredService<IGrains>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>(), new(), new())
        {
            Stopping = provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping,
            Keys = provider.GetRequiredService<IKeyRing>(),
            Post = provider.GetRequiredService<Post>(),
        });
        services.AddPost();
        services.AddSingleton<SweeperOptions>().AddSingleton<Sweeper>().AddSingleton<Housekeeping>();
        return services.AddHostedService<SiloHost>();
    }

    private static void AddPost(this IServiceCollection services)
    {
        services.AddSingleton<ICourier>(provider => new Courier(provider.GetRequiredService<SiloOptions>().Channels, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Post(
            provider.GetRequiredService<ICourier>(), provider.GetRequiredService<IVault>(), provider.GetRequiredService<IKeyRing>(), provider.GetRequiredService<ILogbook>()));
    }

    /// <summary>For what is told before the host runs.</summary>
    public static ILoggerFactory StartupLogging(this IHostApplicationBuilder builder, SiloOptions options) =>
        LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole().AddTelemetry(options.Telemetry));
}

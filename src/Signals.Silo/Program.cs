using Signals.Grains.Journal;
using Signals.Journal.Migrations;
using Signals.Journal.Occupancy;
using Signals.Journal.Vault;
using Signals.Silo;
using Signals.Silo.Hosting;
using Signals.Silo.Management;
using Signals.Silo.Roles;

try
{
    // Every role reads its surroundings as a web server does.
    var surroundings = new ConfigurationManager();
    surroundings.AddEnvironmentVariables("ASPNETCORE_");
    var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, Configuration = surroundings });
    builder.Configuration.AddSecretFiles();
    var options = SiloOptions.Read(builder.Configuration, builder.Environment);
    if (args is ["ready"]) return await ReadyCheck.Ask(options);
    await (options.Role switch
    {
        Role.Silo => SiloRole.Run(builder, options),
        Role.Gateway => GatewayRole.Run(Web(), options),
        _ => AllRole.Run(Web(), options),
    });
    return Environment.ExitCode;
}
catch (Exception refusal) when (
    refusal is SettingsException or DatabaseOccupiedException or MigrationException or JournalUnavailableException or BrokenSealException or MasterKeyException)
{
    // What whoever starts it can mend: the reason is enough.
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

WebApplicationBuilder Web()
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Configuration.AddSecretFiles();
    return builder;
}

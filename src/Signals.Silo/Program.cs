using Signals.Gateway;
using Signals.Journal.Occupancy;
using Signals.Silo;
using Signals.Silo.Hosting;
using Signals.Silo.Management;
using Signals.Silo.Sample;
using Signals.Silo.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddSecretFiles();
builder.Host.UseSystemd();
var options = SiloOptions.Read(builder.Configuration);
if (args is ["ready"]) return await ReadyCheck.Ask(options);
using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole().AddTelemetry(options.Telemetry));
Stores opened;
try
{
    opened = await Stores.Open(options, TimeProvider.System, logging);
}
catch (DatabaseOccupiedException occupied)
{
    await Console.Error.WriteLineAsync(occupied.Message);
    return 1;
}
await using var stores = opened;

builder.AddTelemetry(options.Telemetry);
builder.Services.AddEmbeddedPlatform(stores, withSample: options.Gateway.Demo);
builder.Services.AddManagement(options);
builder.Services.AddSignalsGateway(options.Gateway.Demo ? options.Gateway with { Places = SampleTown.Places } : options.Gateway);

var app = builder.Build();
app.MapSignalsGateway();
await app.RunAsync();
return Environment.ExitCode;

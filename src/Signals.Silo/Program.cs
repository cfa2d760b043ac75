using Signals.Gateway;
using Signals.Silo;
using Signals.Silo.Hosting;
using Signals.Silo.Management;
using Signals.Silo.Sample;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddSecretFiles();
builder.Host.UseSystemd();
var options = SiloOptions.Read(builder.Configuration);
if (args is ["ready"]) return await ReadyCheck.Ask(options);
using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
await using var stores = await Stores.Open(options, TimeProvider.System, logging);

builder.Services.AddEmbeddedPlatform(stores, withSample: options.Gateway.Demo);
builder.Services.AddManagement(options);
builder.Services.AddSignalsGateway(options.Gateway.Demo ? options.Gateway with { Places = SampleTown.Places } : options.Gateway);

var app = builder.Build();
app.MapSignalsGateway();
await app.RunAsync();
return 0;

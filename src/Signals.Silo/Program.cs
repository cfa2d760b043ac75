using Signals.Gateway;
using Signals.Silo;
using Signals.Silo.Hosting;
using Signals.Silo.Sample;
using Signals.Silo.Telemetry;

var builder = WebApplication.CreateBuilder(args);
var options = SiloOptions.Read(builder.Configuration);
using var logging = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole().AddTelemetry(options.Telemetry));
await using var stores = await Stores.Open(options, TimeProvider.System, logging);

builder.AddTelemetry(options.Telemetry);
builder.Services.AddEmbeddedPlatform(stores, withSample: options.Gateway.Demo);
builder.Services.AddManagement(options);
builder.Services.AddSignalsGateway(options.Gateway.Demo ? options.Gateway with { Places = SampleTown.Places } : options.Gateway);

var app = builder.Build();
app.MapSignalsGateway();
await app.RunAsync();

using System.CommandLine;
using Signals.Cli;
using Signals.Cli.Addresses;
using Signals.Cli.Areas;
using Signals.Cli.Erasing;
using Signals.Cli.Importing;
using Signals.Cli.Keys;
using Signals.Cli.Logbook;
using Signals.Cli.LookingBack;
using Signals.Cli.Moving;
using Signals.Cli.Platform;
using Signals.Cli.Registering;
using Signals.Cli.Replaying;
using Signals.Cli.Tenants;
using Signals.Cli.Verification;
using Spectre.Console;

var console = AnsiConsole.Console;
// A line that goes to a file or another program must not be broken at 80 characters.
if (Console.IsOutputRedirected) console.Profile.Width = 10_000;
var retry = new RetryOptions();
var root = new RootCommand("Signals: load areas, addresses and signals, look back over history, verify a journal, move an installation or a municipality.")
{
    new AreasCommand(console, retry).Build(),
    new AddressesCommand(console, retry).Build(),
    new ImportCommand(console, retry).Build(),
    new ReplayCommand(console).Build(),
    new DetectCommand(console).Build(),
    new EvaluateCommand(console).Build(),
    new VerifyCommand(console, TimeProvider.System).Build(),
    new MoveCommand(console, TimeProvider.System).Build(),
    new TenantCommand(console, TimeProvider.System).Build(),
    new LogbookCommand(console, TimeSpan.FromSeconds(2)).Build(),
    new ErasuresCommand(console, TimeProvider.System).Build(),
    new VaultCommand(console, TimeProvider.System).Build(),
    new RegisterCommand(console).Build(),
};
return await CommandLine.Run(root, args, Console.Error);

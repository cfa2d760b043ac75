using System.CommandLine;
using System.Globalization;
using Signals.Cli.Installations;
using Signals.Cli.Lines;
using Signals.Journal;
using Signals.Journal.Vault;
using Spectre.Console;

namespace Signals.Cli.Keys;

/// <summary><c>signals vault keys</c>, <c>signals vault rotate</c> and <c>signals vault new-key FOLDER</c></summary>
internal sealed class VaultCommand(IAnsiConsole console, TimeProvider clock)
{
    private static readonly Argument<string> FolderArgument = new("folder") { Description = "The folder with the master keys, made if it is not there." };

    public Command Build()
    {
        var keys = new Command("keys", "Says which master keys something still depends on. The platform must be stopped on SQLite.").WithInstallation();
        keys.SetAction(async (parsed, cancellation) =>
        {
            await using var vault = await InstallationOptions.OpenVault(parsed, clock, cancellation);
            return await Show(vault, cancellation);
        });
        var rotate = new Command(
            "rotate", "Makes a new key of the vault under the current master key, and wraps everything again under it. A running platform does so by itself after a new master key.").WithInstallation();
        rotate.SetAction(async (parsed, cancellation) =>
        {
            await using var vault = await InstallationOptions.OpenVault(parsed, clock, cancellation);
            var wrapped = await vault.Rotation.Rotate(cancellation);
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wrapped} keys wrapped again"));
            return await Show(vault, cancellation);
        });
        var make = new Command("new-key", "Makes a master key in a folder, that is current from then on.") { FolderArgument };
        make.SetAction(parsed => Make(parsed.GetRequiredValue(FolderArgument)));
        return new("vault", "The keys of the vault: which there are, and new ones.") { keys, rotate, make };
    }

    public async Task<int> Show(VaultStore vault, CancellationToken cancellation)
    {
        foreach (var use in await vault.Rotation.Uses(cancellation))
        {
            // A number without a key and without anything under it is the time before the first rotation.
            if (use is { MasterKey: null, Dependents: 0, IsCurrent: false }) continue;
            var under = use.MasterKey ?? "a master key directly, as before the first rotation: keep every key file";
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"key {use.Number}{(use.IsCurrent ? " (current)" : "")}: {use.Dependents} keys; under {under}"));
        }
        console.WriteLine("A master key that is not named here may be removed from the platform. Backups made before today still need it.");
        return 0;
    }

    private int Make(string folder)
    {
        try
        {
            console.WriteLine(MasterKeyFiles.Add(folder, clock.GetUtcNow()));
            return 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new CommandFailedException($"folder: no key could be made in {folder}. Check the name and whose it is.", failure);
        }
    }
}

using System.CommandLine;
using System.Globalization;
using Signals.Cli.Installations;
using Signals.Cli.Lines;
using Signals.Journal;
using Signals.Journal.Vault;
using Spectre.Console;

namespace Signals.Cli.Erasing;

/// <summary><c>signals erasures list</c> and <c>signals erasures replay FILE</c></summary>
internal sealed class ErasuresCommand(IAnsiConsole console, TimeProvider clock)
{
    private static readonly Argument<string> FileArgument = new("file") { Description = "What 'erasures list' printed." };

    public Command Build()
    {
        var list = new Command("list", "Prints whose personal parts were destroyed before their time, a line each. Keep it apart from the backups.").WithInstallation();
        list.SetAction(async (parsed, cancellation) =>
        {
            await using var vault = await InstallationOptions.OpenVault(parsed, clock, cancellation);
            return await List(vault, cancellation);
        });
        var replay = new Command("replay", "Destroys again, in an installation restored from a backup, what was destroyed since, and takes back again what was taken back.") { FileArgument }.WithInstallation();
        replay.SetAction(async (parsed, cancellation) =>
        {
            await using var restored = await InstallationOptions.Open(parsed, clock, cancellation);
            return await Replay(restored, parsed.GetRequiredValue(FileArgument), cancellation);
        });
        return new("erasures", "What was forgotten, so that a restored backup does not revive it.") { list, replay };
    }

    public async Task<int> List(VaultStore vault, CancellationToken cancellation)
    {
        await foreach (var erasure in vault.Erasures.Read(cancellation)) console.WriteLine(erasure.ToString());
        return 0;
    }

    public async Task<int> Replay(OpenInstallation restored, string path, CancellationToken cancellation)
    {
        await using var withdrawals = new Withdrawals(restored.Journal, clock);
        var (line, revived, withdrawn, households) = (0L, 0L, 0L, 0L);
        try
        {
            await foreach (var text in File.ReadLinesAsync(path, cancellation))
            {
                line++;
                var erasure = Erasure.Parse(text);
                // Only the vault knows the household's name, and only until the next line.
                var kept = await restored.Vault.Vault.Read(erasure.Municipality, erasure.Signal, cancellation);
                if (kept?.Household is { } consent && await withdrawals.LetGo(consent, erasure, cancellation)) households++;
                if (await restored.Vault.Erasures.Replay(erasure, cancellation)) revived++;
                if (!erasure.IsOfPartsOnly && await withdrawals.Again(erasure, cancellation)) withdrawn++;
            }
        }
        catch (FormatException failure)
        {
            throw new CommandFailedException(string.Create(CultureInfo.InvariantCulture, $"file: line {line} is no erasure. Give what 'signals erasures list' printed; running it again does no harm."), failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"file: {path} cannot be read. Check the name.", failure);
        }
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line} erasures, of which {revived} had to be done again; {withdrawn} signals taken back again, {households} households let go again"));
        return 0;
    }
}

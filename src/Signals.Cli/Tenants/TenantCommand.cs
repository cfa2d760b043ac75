using System.CommandLine;
using System.Globalization;
using Signals.Cli.Installations;
using Signals.Cli.Lines;
using Signals.Core.Areas;
using Signals.Journal.Tenants;
using Signals.Journal.Vault;
using Spectre.Console;

namespace Signals.Cli.Tenants;

/// <summary><c>signals tenant export GM9999 --to FILE --transfer-key FILE</c> and <c>signals tenant import FILE --transfer-key FILE</c></summary>
internal sealed class TenantCommand(IAnsiConsole console, TimeProvider clock)
{
    private static readonly Argument<string> MunicipalityArgument = new("municipality") { Description = "Its code, as in GM9999." };

    private static readonly Option<string> ToOption = new("--to") { Description = "The file to write, which must not exist yet.", Required = true };

    private static readonly Argument<string> FileArgument = new("file") { Description = "The file that an export wrote." };

    private static readonly Option<string> ExportKeyOption = new("--transfer-key")
    {
        Description = "The file with the key that the export is made under; made if it does not exist. Send it by another way than the export, and destroy it afterwards.",
        Required = true,
    };

    private static readonly Option<string> ImportKeyOption = new("--transfer-key") { Description = "The file with the key that the export was made under.", Required = true };

    public Command Build()
    {
        var export = new Command("export", "Writes everything of one municipality to a file. Stop the platform first.")
        {
            MunicipalityArgument, ToOption, ExportKeyOption,
        }.WithInstallation();
        export.SetAction(async (parsed, cancellation) =>
        {
            var municipality = Code(parsed.GetRequiredValue(MunicipalityArgument));
            var to = parsed.GetRequiredValue(ToOption);
            if (File.Exists(to)) throw new CommandFailedException($"--to: {to} exists already. Name a new file.");
            var key = Key(parsed.GetRequiredValue(ExportKeyOption), mayMake: true);
            await using var installation = await InstallationOptions.Open(parsed, clock, cancellation);
            return await Export(installation, municipality, to, key, cancellation);
        });
        var import = new Command("import", "Takes a municipality from such a file into an installation that does not have it. Stop the platform first.")
        {
            FileArgument, ImportKeyOption,
        }.WithInstallation();
        import.SetAction(async (parsed, cancellation) =>
        {
            var key = Key(parsed.GetRequiredValue(ImportKeyOption), mayMake: false);
            await using var file = Reading(parsed.GetRequiredValue(FileArgument));
            await using var installation = await InstallationOptions.Open(parsed, clock, cancellation);
            return await Import(installation, file, key, cancellation);
        });
        return new("tenant", "One municipality out of an installation, or into one.") { export, import };
    }

    public async Task<int> Export(OpenInstallation installation, MunicipalityCode municipality, string path, byte[] key, CancellationToken cancellation)
    {
        // Under another name until it is whole, so that nobody takes half a file for one.
        var draft = $"{path}.part";
        try
        {
            TenantManifest manifest;
            await using (var file = new FileStream(draft, FileMode.Create))
            {
                manifest = await console.WithProgress(note => TenantExport.Write(installation.Journal, installation.Vault, municipality, key, file, note, cancellation));
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, path);
            Tell(manifest);
            return 0;
        }
        catch (Exception failure) when (failure is TenantRefusedException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(failure.Message, failure);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public async Task<int> Import(OpenInstallation installation, Stream file, byte[] key, CancellationToken cancellation)
    {
        try
        {
            Tell(await console.WithProgress(note =>
                TenantImport.Read(installation.Journal, installation.Vault, file, key, clock.GetUtcNow(), note, cancellation)));
            return 0;
        }
        catch (TenantRefusedException refusal)
        {
            throw new CommandFailedException(refusal.Message, refusal);
        }
    }

    private static MunicipalityCode Code(string text) =>
        MunicipalityCode.TryParse(text, null, out var code)
            ? code
            : throw new CommandFailedException($"municipality: {text} is no municipality code. Give GM and four digits, as in GM9999.");

    private static byte[] Key(string path, bool mayMake)
    {
        if (!mayMake && !File.Exists(path)) throw new CommandFailedException($"--transfer-key: there is no file {path}. Give the key that the export was made under.");
        try
        {
            return MasterKey.LoadOrCreate(path);
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"--transfer-key: {path} cannot be read as a key of 32 bytes.", failure);
        }
    }

    private static FileStream Reading(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"file: {path} cannot be opened. Check the name.", failure);
        }
    }

    private void Tell(TenantManifest manifest)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("List").AddColumn(new TableColumn("Lines").RightAligned()).AddColumn("SHA-256");
        foreach (var part in manifest.Parts) table.AddRow(part.Name, part.Lines.ToString(CultureInfo.InvariantCulture), part.Sha256);
        console.Write(table);
        console.WriteLine($"{manifest.Municipality} {manifest.Sha256}");
    }
}

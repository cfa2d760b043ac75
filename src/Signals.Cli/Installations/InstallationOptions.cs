using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Cli.Lines;
using Signals.Journal;
using Signals.Journal.Logbook;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Journal.Vault;

namespace Signals.Cli.Installations;

/// <summary>Where an installation's journal, vault and master key are, as options of a command.</summary>
internal static class InstallationOptions
{
    public static readonly Option<string?> DataOption = new("--data") { Description = "The data folder of an installation on SQLite." };

    public static readonly Option<string?> PostgresOption = new("--postgres")
    {
        Description = "The connection string of the journal's database on PostgreSQL. With a password in it, give it through the environment variable SIGNALS_POSTGRES instead.",
    };

    public static readonly Option<string?> VaultOption = new("--vault")
    {
        Description = "The connection string of the vault's database, or the environment variable SIGNALS_VAULT; that of the journal if left out.",
    };

    public static readonly Option<string> SchemaOption = new("--schema") { Description = "The schema of the journal on PostgreSQL.", DefaultValueFactory = _ => "signals" };

    public static readonly Option<string> VaultSchemaOption = new("--vault-schema") { Description = "The schema of the vault on PostgreSQL.", DefaultValueFactory = _ => "vault" };

    public static readonly Option<string?> MasterKeyOption = new("--master-key")
    {
        Description = "The file with the installation's master key, or the folder with its keys; master.key in the data folder if left out. Needed with PostgreSQL, unless --transit is given.",
    };

    public static readonly Option<string?> TransitOption = new("--transit")
    {
        Description = "Where the master key is in a transit engine of OpenBao or Vault, as in https://bao.example:8200/transit/signals. With --master-key beside it for keys in files that something still depends on.",
    };

    public static readonly Option<string?> TokenFileOption = new("--token-file") { Description = "The file with the token for the transit engine." };

    /// <summary>Adds all of them to a command.</summary>
    public static Command WithInstallation(this Command command)
    {
        foreach (var option in (Option[])[DataOption, PostgresOption, VaultOption, SchemaOption, VaultSchemaOption, MasterKeyOption, TransitOption, TokenFileOption]) command.Add(option);
        return command;
    }

    /// <summary>Opens the one installation that the options name, alone.</summary>
    /// <exception cref="CommandFailedException">The options name none, or two, or what they name is not there.</exception>
    public static Task<OpenInstallation> Open(ParseResult parsed, TimeProvider clock, CancellationToken cancellation) => OpenInstallation.Open(
        () => Open(parsed, Postgres,
            data => SqliteJournal.Open(JournalIn(data), clock, NullLogger.Instance, cancellation),
            () => PostgresJournal.Open(JournalOn(parsed), clock, NullLogger.Instance, cancellation)),
        () => OpenVault(parsed, clock, cancellation));

    /// <summary>Opens the vault of that installation, alone.</summary>
    /// <exception cref="CommandFailedException">The options name none, or two, or what they name is not there.</exception>
    public static Task<VaultStore> OpenVault(ParseResult parsed, TimeProvider clock, CancellationToken cancellation) => Open(parsed, VaultPostgres,
        data => SqliteVault.Open(VaultIn(data, parsed), clock, NullLogger.Instance, cancellation),
        () => PostgresVault.Open(VaultOn(parsed), clock, NullLogger.Instance, cancellation));

    /// <summary>Opens the logs of that installation's vault, only to look at them. No master key is needed.</summary>
    /// <exception cref="CommandFailedException">The options name none, or two, or what they name is not there.</exception>
    public static Task<InspectedLogbook> InspectLogbook(ParseResult parsed, CancellationToken cancellation) => Open(parsed, VaultPostgres,
        data => InspectedLogbook.OfSqlite(Existing(Path.Combine(data, "vault.db"), "--data"), cancellation),
        () => InspectedLogbook.OfPostgres(VaultPostgres(parsed)!, parsed.GetRequiredValue(VaultSchemaOption), cancellation));

    /// <summary>The folders of anchors that an option names, or the one in the data folder.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static IReadOnlyList<string> Anchors(ParseResult parsed, Option<string[]> option) =>
        parsed.GetValue(option) is { Length: > 0 } folders ? folders
        : parsed.GetValue(DataOption) is { Length: > 0 } data ? [Path.Combine(data, "anchors")]
        : throw new CommandFailedException("Give --anchors: the folder of each process in which it anchors the logs.");

    public static SqliteJournalOptions JournalIn(string data) => new() { Path = Existing(Path.Combine(data, "journal.db"), "--data") };

    public static SqliteVaultOptions VaultIn(string data, ParseResult parsed) =>
        new() { Path = Existing(Path.Combine(data, "vault.db"), "--data"), MasterKeys = MasterKeysOf(parsed) };

    public static PostgresJournalOptions JournalOn(ParseResult parsed) => new()
    {
        ConnectionString = parsed.GetValue(PostgresOption) ?? Environment.GetEnvironmentVariable("SIGNALS_POSTGRES")
            ?? throw new CommandFailedException("Give --postgres, or the environment variable SIGNALS_POSTGRES."),
        Schema = parsed.GetRequiredValue(SchemaOption),
    };

    public static PostgresVaultOptions VaultOn(ParseResult parsed) => new()
    {
        ConnectionString = parsed.GetValue(VaultOption) ?? Environment.GetEnvironmentVariable("SIGNALS_VAULT") ?? JournalOn(parsed).ConnectionString,
        Schema = parsed.GetRequiredValue(VaultSchemaOption),
        MasterKeys = MasterKeysOf(parsed),
    };

    private static async Task<T> Open<T>(
        ParseResult parsed, Func<ParseResult, string?> postgres, Func<string, Task<T>> inFiles, Func<Task<T>> onPostgres)
    {
        var data = parsed.GetValue(DataOption);
        if (string.IsNullOrEmpty(data) == string.IsNullOrEmpty(postgres(parsed))) throw new CommandFailedException("Give either --data or --postgres.");
        try
        {
            return data is { Length: > 0 } ? await inFiles(data) : await onPostgres();
        }
        catch (ArgumentException failure)
        {
            throw new CommandFailedException(failure.Message, failure);
        }
    }

    // What the environment says is for PostgreSQL; an option for SQLite has the last word.
    private static string? Postgres(ParseResult parsed) =>
        parsed.GetValue(PostgresOption) ?? (string.IsNullOrEmpty(parsed.GetValue(DataOption)) ? Environment.GetEnvironmentVariable("SIGNALS_POSTGRES") : null);

    private static string? VaultPostgres(ParseResult parsed) =>
        parsed.GetValue(VaultOption) ?? (string.IsNullOrEmpty(parsed.GetValue(DataOption)) ? Environment.GetEnvironmentVariable("SIGNALS_VAULT") : null) ?? Postgres(parsed);

    private static IMasterKeys MasterKeysOf(ParseResult parsed)
    {
        if (parsed.GetValue(TransitOption) is not { } transit) return KeyFilesOf(parsed);
        if (!Uri.TryCreate(transit, UriKind.Absolute, out var address) || address.AbsolutePath.Trim('/').Split('/') is not [.. { Length: > 0 } mount, var key])
            throw new CommandFailedException("--transit must be the server, the mount and the key, as in https://bao.example:8200/transit/signals.");
        var options = new TransitOptions
        {
            Address = new(address.GetLeftPart(UriPartial.Authority)),
            Mount = string.Join('/', mount),
            Key = Uri.UnescapeDataString(key),
            TokenFile = parsed.GetValue(TokenFileOption) ?? "",
        };
        var problems = options.Problems().ToList();
        if (problems.Count > 0) throw new CommandFailedException(string.Join(Environment.NewLine, problems.Select(problem => problem.Replace("Signals:Transit:TokenFile", "--token-file", StringComparison.Ordinal))));
        return new TransitMasterKeys(options, TimeProvider.System, parsed.GetValue(MasterKeyOption) is null ? null : KeyFilesOf(parsed));
    }

    private static MasterKeyFiles KeyFilesOf(ParseResult parsed)
    {
        var path = parsed.GetValue(MasterKeyOption) ?? (parsed.GetValue(DataOption) is { Length: > 0 } data ? Path.Combine(data, "master.key") : null)
            ?? throw new CommandFailedException("Give --master-key: the file with the key that the vault was made with.");
        try
        {
            return MasterKeyFiles.Open(Directory.Exists(path) ? path : Existing(path, "--master-key"));
        }
        catch (Exception failure) when (failure is MasterKeyException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"--master-key: {failure.Message}", failure);
        }
    }

    private static string Existing(string path, string option) =>
        File.Exists(path) ? path : throw new CommandFailedException($"{option}: there is no file {path}. Check the name.");
}

/// <summary>Journal and vault of an installation, open.</summary>
internal sealed class OpenInstallation : IAsyncDisposable
{
    private OpenInstallation(JournalStore journal, VaultStore vault) => (Journal, Vault) = (journal, vault);

    public JournalStore Journal { get; }

    public VaultStore Vault { get; }

    public static async Task<OpenInstallation> Open(Func<Task<JournalStore>> openJournal, Func<Task<VaultStore>> openVault)
    {
        var journal = await openJournal();
        try
        {
            return new(journal, await openVault());
        }
        catch
        {
            await journal.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        await Journal.DisposeAsync();
    }
}

using System.Text.Json;
using Microsoft.Extensions.Logging;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;

namespace Signals.Journal.Logbook;

/// <summary>An open logbook: its lines in the vault's database, its anchors in a folder of this process.</summary>
/// <remarks>Dispose it before the vault. Disposing gives those that wait their outcome.</remarks>
public sealed class LogbookStore : IAsyncDisposable
{
    private readonly AnchorFolder folder;
    private readonly LogWriter writer;

    private LogbookStore(string node, AnchorFolder folder, LogWriter writer, LogRecords records)
    {
        (Node, this.folder, this.writer, Records) = (node, folder, writer, records);
    }

    /// <summary>The name of this process's chains.</summary>
    public string Node { get; }

    public ILogbook Logbook => writer;

    public ILogbookRecords Records { get; }

    /// <summary>
    /// Opens the logbook and anchors what a crash left without. Where database and anchors do not fit together, as after a restore, this process begins
    /// chains under a new name: what was before stays as it is, for <c>signals logbook verify</c> to tell of.
    /// </summary>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, the folder cannot be written, or another process has it.</exception>
    public static async Task<LogbookStore> Open(VaultStore vault, LogbookOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation = default)
    {
        options.Check();
        AnchorFolder? folder = null;
        try
        {
            folder = AnchorFolder.Open(options.Anchors);
            var store = folder.Name() is { } name && await Resume(vault, folder, name, options, time, logger, cancellation) is { } resumed
                ? resumed
                : await Begin(vault, folder, options, time, logger, cancellation);
            store.writer.AnchorEnds();
            return store;
        }
        catch (Exception failure)
        {
            if (folder is not null) await folder.DisposeAsync();
            if (failure is not (IOException or UnauthorizedAccessException)) throw;
            throw new JournalUnavailableException(
                $"The folder with the anchors of the logs, {options.Anchors}, cannot be used, or another process has it: {failure.Message} Give each process a folder of its own that it can write.", failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await folder.DisposeAsync();
    }

    private static async Task<LogbookStore> Begin(
        VaultStore vault, AnchorFolder folder, LogbookOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        var name = folder.NewName(options.Node);
        logger.LogInformation("The logs of this process go by the name {Node}.", name);
        return await Resume(vault, folder, name, options, time, logger, cancellation)
            ?? throw new InvalidOperationException("A name by chance was in use already.");
    }

    private static async Task<LogbookStore?> Resume(
        VaultStore vault, AnchorFolder folder, string name, LogbookOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        AnchorFile? anchors = null;
        var opened = false;
        try
        {
            anchors = folder.Of(name, options.AnchorDays);
            var chains = LogTable.All.ToDictionary(kind => kind, kind => new LogChain(kind, name));
            foreach (var chain in chains.Values)
                if (await chain.Find(vault.Database, anchors, cancellation) is { } misfit)
                {
                    logger.LogCritical("The logs named {Node} cannot go on: {Misfit}. Lines from now on go by a new name; run 'signals logbook verify', and see operations.md.", name, misfit);
                    return null;
                }
            var writer = new LogWriter(vault.Database, anchors, chains, options, time, logger);
            opened = true;
            return new(name, folder, writer, new(vault.Database, writer, time));
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            logger.LogCritical("The anchors of the logs named {Node} cannot be read. Lines from now on go by a new name; run 'signals logbook verify', and see operations.md.", name);
            return null;
        }
        finally
        {
            if (!opened) anchors?.Dispose();
        }
    }
}

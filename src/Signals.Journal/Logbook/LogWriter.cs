using Microsoft.Extensions.Logging;
using Signals.Grains.Logbook;

namespace Signals.Journal.Logbook;

/// <summary>
/// Writes both logs of one node. Entries that wait at the same moment share one commit and one anchor; whoever handed them in is told after both.
/// </summary>
internal sealed class LogWriter : ILogbook, IAsyncDisposable
{
    private readonly IDatabase database;
    private readonly AnchorFile anchors;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Rounds<WaitingEntry> rounds;
    private readonly Dictionary<LogKind, LogChain> chains;
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private bool isUnknown;

    /// <param name="chains">Both, each with its end found.</param>
    public LogWriter(
        IDatabase database, AnchorFile anchors, Dictionary<LogKind, LogChain> chains, LogbookOptions options, TimeProvider time, ILogger logger)
    {
        (this.database, this.anchors, this.chains, this.time, this.logger) = (database, anchors, chains, time, logger);
        rounds = new(options.MostWaiting, options.MostInBatch, mostLeaders: 1, Write);
    }

    public async Task Record(LogEntry entry, CancellationToken cancellation)
    {
        if (entry.Audit.Count + entry.Processing.Count is var count && count > LogEntry.MostLines) throw new ArgumentException($"An entry has at most {LogEntry.MostLines} lines.", nameof(entry));
        if (count == 0) return;
        cancellation.ThrowIfCancellationRequested();
        var waiting = new WaitingEntry(entry);
        try
        {
            rounds.Submit(waiting);
        }
        catch (Exception reason) when (reason is Grains.Journal.JournalOverloadedException or Grains.Journal.JournalUnavailableException)
        {
            throw new LogbookUnavailableException("The logbook takes no more for now.", reason);
        }
        await waiting.Outcome.WaitAsync(cancellation);
    }

    /// <summary>Anchors lines that no anchor covers yet, as after a crash.</summary>
    /// <exception cref="IOException">They could not be anchored.</exception>
    public void AnchorEnds()
    {
        var ahead = chains.Values.Where(chain => chain.IsAhead).ToList();
        anchors.Append([.. ahead.Select(chain => chain.ToAnchor(Now()))]);
        foreach (var chain in ahead) chain.NoteAnchored();
    }

    /// <summary>Anchors something else of this node's, between two rounds of writing.</summary>
    public Task Anchor(IReadOnlyList<Anchor> others)
    {
        var turn = new WaitingEntry(new([], [])) { Before = () => anchors.Append(others) };
        rounds.Submit(turn);
        return turn.Outcome;
    }

    public async ValueTask DisposeAsync()
    {
        await rounds.DisposeAsync();
        anchors.Dispose();
    }

    private async Task Write(IReadOnlyList<WaitingEntry> entries)
    {
        try
        {
            // What a commit of unknown outcome left behind shows in the database; a full disk, by an anchor that is still owed.
            if (isUnknown) await FindEnds();
            AnchorEnds();
            foreach (var entry in entries) entry.Before?.Invoke();
            await Commit(entries);
            AnchorEnds();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.LogError("The logbook could not write {Count} entries: {Failure}. What they tell of does not happen.", entries.Count, failure.GetType().Name);
            foreach (var entry in entries) entry.Failed(failure);
            return;
        }
        foreach (var entry in entries) entry.Acknowledge();
    }

    private async Task Commit(IReadOnlyList<WaitingEntry> entries)
    {
        var now = Instant.Of(Now());
        var audit = chains[LogKind.Audit].Bind(entries.SelectMany(entry => entry.Entry.Audit).Select(ToRow), now);
        var processing = chains[LogKind.Processing].Bind(entries.SelectMany(entry => entry.Entry.Processing).Select(ToRow), now);
        if (audit.Count + processing.Count == 0) return;
        isUnknown = true;
        await database.Transact(async connection =>
        {
            await LogRows.Insert(connection, LogKind.Audit, audit);
            await LogRows.Insert(connection, LogKind.Processing, processing);
            return true;
        }, CancellationToken.None);
        isUnknown = false;
        chains[LogKind.Audit].MoveTo(audit);
        chains[LogKind.Processing].MoveTo(processing);
    }

    private async Task FindEnds()
    {
        foreach (var chain in chains.Values)
            if (await chain.Find(database, anchors, CancellationToken.None) is { } misfit)
                throw new LogbookUnavailableException($"The logbook does not go on: {misfit}.");
        isUnknown = false;
    }

    // Lines of one chain never go back in time, whatever the clock does.
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return last = now > last ? now : last;
    }

    private static LogRow ToRow(AuditLine line) => new()
    {
        Municipality = line.Municipality.Number,
        Operation = new(line.Operation.Value),
        Event = line.Event,
        Account = line.Account,
        Payload = LogPayload.Of(line.Detail),
    };

    private static LogRow ToRow(ProcessingLine line) => new()
    {
        Municipality = line.Municipality.Number,
        Operation = new(line.Operation.Value),
        Subject = new(line.Subject.Value),
        Payload = LogPayload.Of(line.Detail),
    };
}

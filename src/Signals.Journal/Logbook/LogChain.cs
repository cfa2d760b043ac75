using Signals.Grains.Logbook;
using static System.FormattableString;

namespace Signals.Journal.Logbook;

/// <summary>One node's chain of one log: where it ends, and up to where that is anchored.</summary>
internal sealed class LogChain(LogKind kind, string node)
{
    /// <summary>The last line that was written.</summary>
    public ChainEnd End { get; private set; } = ChainEnd.None;

    /// <summary>The last line that was anchored.</summary>
    public long Anchored { get; private set; }

    /// <summary>Whether there are lines that no anchor covers yet.</summary>
    public bool IsAhead => End.Sequence > Anchored;

    /// <summary>The end, to be anchored.</summary>
    public Anchor ToAnchor(DateTimeOffset now) => new(Anchor.End, LogTable.NameOf(kind), node, End.Sequence, Convert.ToHexStringLower(End.Hash.Span), now);

    /// <summary>Binds rows to the end of the chain, without moving it.</summary>
    public IReadOnlyList<LogRow> Bind(IEnumerable<LogRow> rows, Instant now)
    {
        var bound = new List<LogRow>();
        var end = End;
        foreach (var row in rows)
        {
            var line = Copy(row, end.Sequence + 1, now, []);
            var hash = Chain.Hash(end.Hash.Span, kind, line);
            bound.Add(Copy(row, end.Sequence + 1, now, hash));
            end = new(end.Sequence + 1, hash);
        }
        return bound;
    }

    /// <summary>Moves the end to where such rows were written.</summary>
    public void MoveTo(IReadOnlyList<LogRow> written)
    {
        if (written.Count > 0) End = new(written[^1].Sequence, written[^1].Hash);
    }

    public void NoteAnchored() => Anchored = End.Sequence;

    /// <summary>Finds the end in the database, from what is anchored on.</summary>
    /// <param name="anchors">Where the chain is anchored.</param>
    /// <returns>What does not fit the anchor; null if everything does.</returns>
    public Task<string?> Find(IDatabase database, AnchorFile anchors, CancellationToken cancellation) => database.Read(async connection =>
    {
        var log = LogTable.NameOf(kind);
        var end = anchors.End(log)?.ToEnd() ?? ChainEnd.None;
        // The last line of a chain may have gone by its term.
        var isDeleted = anchors.Start(log)?.Sequence >= end.Sequence;
        var row = end.Sequence == 0 || isDeleted ? null : await LogRows.One(connection, kind, node, end.Sequence);
        if (end.Sequence > 0 && !isDeleted && !(row is not null && end.Is(row.Sequence, row.Hash))) return Invariant($"line {end.Sequence} of the {log} log is not as it is anchored");
        var anchored = end.Sequence;
        await foreach (var next in LogRows.After(connection, kind, node, anchored).WithCancellation(cancellation))
        {
            if (next.Sequence != end.Sequence + 1 || next.Anchored != anchored || !next.Hash.AsSpan().SequenceEqual(Chain.Hash(end.Hash.Span, kind, next)))
                return Invariant($"line {next.Sequence} of the {log} log, which is not anchored, does not follow the one before");
            end = new(next.Sequence, next.Hash);
        }
        (End, Anchored) = (end, anchored);
        return null;
    }, cancellation);

    private LogRow Copy(LogRow row, long sequence, Instant now, byte[] hash) => new()
    {
        Node = node,
        Sequence = sequence,
        RecordedAt = now,
        Anchored = Anchored,
        Municipality = row.Municipality,
        Operation = row.Operation,
        Event = row.Event,
        Account = row.Account,
        Subject = row.Subject,
        Payload = row.Payload,
        Hash = hash,
    };
}

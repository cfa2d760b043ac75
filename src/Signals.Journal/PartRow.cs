using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>A part of a stream, as read: its head, its snapshot or one of its commits.</summary>
internal sealed class PartRow
{
    /// <summary>Which of the streams that were read together, counting from 1.</summary>
    public long Ordinal { get; init; }

    /// <summary>0 for the head, 1 for the snapshot, 2 for a commit.</summary>
    public int Part { get; init; }

    public long Version { get; init; }

    /// <summary>Of the head, 1 if it has messages that are not delivered; of the snapshot, the algorithm.</summary>
    public int Detail { get; init; }

    public Instant At { get; init; }

    public byte[] Payload { get; init; } = [];

    /// <summary>Puts a stream together.</summary>
    /// <param name="rows">Its parts, in order of part and version; none for a stream that was never appended to.</param>
    public static StoredStream ToStream(IEnumerable<PartRow> rows)
    {
        var version = 0L;
        var sending = false;
        Snapshot? snapshot = null;
        var commits = new List<StoredCommit>();
        foreach (var row in rows)
        {
            switch (row.Part)
            {
                case 0: (version, sending) = (row.Version, row.Detail != 0); break;
                case 1: snapshot = new(row.Version, row.Detail, row.Payload, row.At.Time); break;
                default: commits.Add(new(row.Version, row.At.Time, row.Payload)); break;
            }
        }
        return new(version, snapshot, commits) { IsSending = sending };
    }
}

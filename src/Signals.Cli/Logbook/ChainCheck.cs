using Signals.Grains.Logbook;
using Signals.Journal.Logbook;
using static System.FormattableString;

namespace Signals.Cli.Logbook;

/// <summary>Goes along one chain from its first line to its last.</summary>
/// <param name="anchors">As they were after the lines were read: what they do not cover is not anchored.</param>
/// <param name="owed">The last line that was anchored before the lines were read, and so has to be there.</param>
internal sealed class ChainCheck(LogKind kind, string node, ChainAnchors anchors, long owed)
{
    // Telling lines that changed places from altered ones tries them all against each other.
    private const int MostCompared = 24;
    private const int MostFaults = 1_000;

    private readonly List<LogFault> faults = [];
    private readonly List<(InspectedLine Line, byte[] Before)> misfits = [];
    private byte[]? before = anchors.Start?.Hash ?? new byte[32];
    private long last = anchors.Start?.Sequence ?? 0;
    private long first;
    private long lines;
    private long claimed;

    public void Take(InspectedLine line)
    {
        // Past its term, and about to be deleted.
        if (line.Sequence <= (anchors.Start?.Sequence ?? 0)) return;
        if (line.Sequence != last + 1)
        {
            Add(LogFaultKind.Removed, last + 1, line.Sequence - 1, "lines are gone that were there");
            before = anchors.At(line.Sequence - 1);
        }
        if (before is not null && !Fits(before, line, line.Sequence)) misfits.Add((line, before));
        else if (anchors.At(line.Sequence) is { } anchored && !anchored.AsSpan().SequenceEqual(line.Hash))
            Add(LogFaultKind.Rewritten, line.Sequence, line.Sequence, "the line is not the one that was anchored: it, or one before it, was made again");
        if (line.Anchored >= line.Sequence || line.Anchored < claimed) Add(LogFaultKind.Altered, line.Sequence, line.Sequence, "the line tells of anchors that cannot have been");
        claimed = Math.Max(claimed, line.Anchored);
        first = lines++ == 0 ? line.Sequence : first;
        (before, last) = (line.Hash, line.Sequence);
    }

    public ChainReport Finish()
    {
        TellMisfits();
        if (last < owed) Add(LogFaultKind.Truncated, last + 1, owed, "lines are anchored that are not there");
        foreach (var sequence in anchors.Contradicted) Add(LogFaultKind.AnchorsChanged, sequence, sequence, "two anchors of the line contradict each other");
        var notAnchored = Math.Max(0, last - Math.Max(anchors.Last, anchors.Start?.Sequence ?? 0));
        // No anchor at all may only mean that this folder was not given.
        if (anchors.Last > 0 && claimed > anchors.Last) Add(LogFaultKind.AnchorsChanged, anchors.Last + 1, claimed, "anchors are gone: later lines tell that these were anchored");
        return new(LineHash.Name(kind), node, lines, first, lines == 0 ? 0 : last, notAnchored, anchors.Start, [.. faults.OrderBy(fault => fault.First)]);
    }

    private bool Fits(byte[] previous, InspectedLine line, long sequence) => LineHash.Of(previous, kind, line, sequence).AsSpan().SequenceEqual(line.Hash);

    // Two lines that changed places each fit where the other stands, and what follows them fits the hash that stood there.
    private void TellMisfits()
    {
        var compared = misfits.Take(MostCompared).ToList();
        var hashes = compared.SelectMany(misfit => (byte[][])[misfit.Before, misfit.Line.Hash]).ToList();
        var moved = new HashSet<long>();
        var intact = new HashSet<long>();
        foreach (var (line, _) in compared)
            foreach (var sequence in compared.Select(other => other.Line.Sequence))
                if (hashes.Exists(hash => Fits(hash, line, sequence))) (sequence == line.Sequence ? intact : moved).Add(line.Sequence);
        foreach (var (line, _) in misfits)
        {
            if (moved.Contains(line.Sequence)) Add(LogFaultKind.Reordered, line.Sequence, line.Sequence, "another line stood here");
            else if (moved.Count == 0 || !intact.Contains(line.Sequence)) Add(LogFaultKind.Altered, line.Sequence, line.Sequence, "the line, or the hash of the one before, is not what it was");
        }
    }

    private void Add(LogFaultKind fault, long from, long until, string explanation)
    {
        if (faults.Count < MostFaults) faults.Add(new(fault, from, until, from == until ? Invariant($"line {from}: {explanation}") : Invariant($"lines {from} to {until}: {explanation}")));
    }
}

using Signals.Grains.Logbook;
using Signals.Journal.Logbook;

namespace Signals.Cli.Logbook;

/// <summary>Checks both logs of an installation against their anchors.</summary>
internal static class LogbookCheck
{
    private static readonly LogKind[] Kinds = [LogKind.Audit, LogKind.Processing];

    /// <param name="logbook">The lines, all of one moment.</param>
    /// <param name="before">Anchors read before that moment: what they name has to be there.</param>
    /// <param name="anchors">Read after that moment, so that what a running platform anchored meanwhile covers them.</param>
    /// <returns>One report for each chain that has lines or anchors.</returns>
    public static async Task<IReadOnlyList<ChainReport>> Run(InspectedLogbook logbook, AnchorLines before, AnchorLines anchors, CancellationToken cancellation)
    {
        var reports = new List<ChainReport>();
        foreach (var kind in Kinds)
        {
            var seen = new HashSet<string>();
            ChainCheck? check = null;
            await foreach (var line in logbook.Lines(kind, cancellation))
            {
                if (seen.Add(line.Node))
                {
                    if (check is not null) reports.Add(check.Finish());
                    check = Check(kind, line.Node);
                }
                check!.Take(line);
            }
            if (check is not null) reports.Add(check.Finish());
            foreach (var (_, node) in anchors.Chains.Where(chain => chain.Log == LineHash.Name(kind) && !seen.Contains(chain.Node)).Order().ToList())
                reports.Add(Check(kind, node).Finish());
        }
        return reports;

        ChainCheck Check(LogKind kind, string node) => new(kind, node, anchors.Of(LineHash.Name(kind), node), before.Of(LineHash.Name(kind), node).Last);
    }
}

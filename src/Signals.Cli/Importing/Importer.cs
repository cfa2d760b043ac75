using Signals.Cli.Lines;
using Signals.Cli.Mappings;

namespace Signals.Cli.Importing;

/// <summary>Takes a file to the platform, chunk by chunk, and keeps count.</summary>
internal sealed class Importer(SourceFile file, Mapping mapping, InventedCodes invented, ImportCall call)
{
    /// <param name="state">Where to begin.</param>
    /// <param name="confirmed">Called when it is known what became of the next lines, at most <see cref="ImportCall.MostLines"/> of them.</param>
    /// <param name="cancellation">Stops between two lines.</param>
    /// <returns>What became of every line of the file.</returns>
    public async Task<ImportTotals> Run(ImportTotals state, Action<IReadOnlyList<LineResult>, ImportTotals> confirmed, CancellationToken cancellation)
    {
        var mapper = new LineMapper(mapping, invented);
        var totals = state;
        var passed = 0L;
        var chunk = new List<(MappedLine? Line, LineResult? Rejected)>();
        foreach (var line in file.Lines(mapping.Columns, mapping.Separator))
        {
            cancellation.ThrowIfCancellationRequested();
            // Lines that were confirmed before are read all the same: which of several equal lines one is depends on them.
            var (mapped, faults) = mapper.Map(line);
            if (passed++ < state.Lines) continue;
            chunk.Add((mapped, mapped is null ? new(line.Number, LineStatus.Rejected, null, faults) : null));
            if (chunk.Count == ImportCall.MostLines) await Confirm();
        }
        if (chunk.Count > 0) await Confirm();
        return totals;

        async Task Confirm()
        {
            var sent = new Queue<LineResult>(await call.Send([.. chunk.Select(entry => entry.Line).OfType<MappedLine>()], cancellation));
            var results = chunk.ConvertAll(entry => entry.Rejected ?? sent.Dequeue());
            totals = results.Aggregate(totals, (sum, result) => sum.And(result));
            confirmed(results, totals);
            chunk.Clear();
        }
    }
}

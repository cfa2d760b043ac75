using Microsoft.Extensions.Options;
using Signals.Core.Areas;
using Signals.Gateway.Access;
using Signals.Gateway.Problems;
using Signals.Grains.Neighbourhoods;

namespace Signals.Gateway.Imports;

/// <summary>Hands a window of lines to their neighbourhoods, many to a commit, and tries again for a while when the platform is busy.</summary>
internal sealed class ImportRecorder(GrainsWithinReach grains, TimeProvider clock, IOptions<GatewayOptions> options)
{
    private const int SideBySide = 16;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>Gives each line that can be recorded its result.</summary>
    public Task Record(IReadOnlyList<ImportLine> window, CancellationToken cancellation)
    {
        var portions =
            from line in window
            where line.Recording is not null
            group line by line.Neighbourhood into neighbourhood
            from portion in neighbourhood.Chunk(INeighbourhood.MostAtOnce)
            select (neighbourhood.Key, portion);
        return Parallel.ForEachAsync(portions, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation },
            async (portion, token) => await Record(portion.Key, portion.portion, token));
    }

    private async Task Record(NeighbourhoodCode neighbourhood, ImportLine[] lines, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + options.Value.ImportPatience;
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                var outcomes = await grains.Neighbourhood(neighbourhood).RecordMany([.. lines.Select(line => line.Recording!)], cancellation);
                for (var i = 0; i < lines.Length; i++) lines[i].Note(outcomes[i].Status);
                lines = [.. lines.Where(line => line.Result is null)];
            }
            catch (Exception passing) when (ProblemMiddleware.PassesByItself(passing))
            {
                // All of them are handed in again: those that got through after all are then known.
            }
            if (lines.Length == 0) return;
            if (clock.GetUtcNow() >= until) break;
            await Task.Delay(wait, clock, cancellation);
        }
        foreach (var line in lines) line.Refuse("even-niet-bereikbaar", "Dit lukte nu niet. Stuur het bestand straks nog eens: wat al binnen is, telt niet dubbel.");
    }
}

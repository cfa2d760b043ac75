using System.Globalization;
using System.IO.Compression;

namespace Signals.Calibration;

/// <summary>Turns the reference series of a regime into files that <c>signals detect</c> and <c>signals evaluate</c> read.</summary>
internal static class ReferenceSeries
{
    /// <param name="folder">Holds the series and truth of the regimes.</param>
    /// <param name="regime">A or B.</param>
    /// <param name="output">The folder for <c>counts.csv</c> and <c>truth.csv</c>; made if it does not exist.</param>
    public static void Convert(string folder, string regime, string output)
    {
        Directory.CreateDirectory(output);
        var truths = File.ReadLines(Path.Combine(folder, $"{regime}_truth.csv")).ToList();
        var header = truths[0].Split(',');
        var (id, scenario, start, end) = (Array.IndexOf(header, "id"), Array.IndexOf(header, "scenario"), Array.IndexOf(header, "start"), Array.IndexOf(header, "end"));
        var themes = new Dictionary<string, string>();
        using (var truth = new StreamWriter(Path.Combine(output, "truth.csv")) { NewLine = "\n" })
        {
            truth.WriteLine("theme,neighbourhood,start,end,scenario");
            foreach (var line in truths.Skip(1).Select(line => line.Split(',')))
            {
                // In A every series stands alone; in B those of a scenario are one theme.
                var theme = themes[line[id]] = regime == "A" ? line[id] : line[scenario];
                truth.WriteLine($"{theme},{line[id]},{line[start]},{line[end]},{line[scenario]}");
            }
        }
        using var series = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, $"{regime}_series.csv.gz")), CompressionMode.Decompress));
        using var counts = new StreamWriter(Path.Combine(output, "counts.csv")) { NewLine = "\n" };
        counts.WriteLine("theme,neighbourhood,week,count");
        series.ReadLine();
        while (series.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var name = line[..comma];
            var week = 0;
            foreach (var count in line[(comma + 1)..].Trim('"').Split(' ')) counts.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{themes[name]},{name},{++week},{count}"));
        }
    }
}

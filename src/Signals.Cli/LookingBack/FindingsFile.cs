using System.Globalization;
using Signals.Cli.Lines;
using Signals.Core.Detection;

namespace Signals.Cli.LookingBack;

/// <summary>What looking back saw in each week, as CSV.</summary>
internal sealed class FindingsFile : IDisposable
{
    /// <summary>The columns, in order.</summary>
    public static readonly string[] Columns = ["theme", "neighbourhood", "week", "count", "expected", "low", "high", "score", "tier", "kind", "window"];

    private readonly StreamWriter file;

    /// <exception cref="CommandFailedException">The file cannot be made.</exception>
    public FindingsFile(string path)
    {
        file = CsvOutput.Begin(path);
        file.WriteLine(string.Join(',', Columns));
    }

    public void Write(string theme, string neighbourhood, string week, in RecentWeeks recent, double score, int tier, string kind)
    {
        var rise = recent.Windows(score).First();
        var (count, expected) = recent.Over(rise.Window);
        file.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{CsvOutput.Quoted(theme)},{CsvOutput.Quoted(neighbourhood)},{week},{count},{expected.Mean:F3},{rise.Normal.Low},{rise.Normal.High},{rise.Score:F4},{tier},{kind},{rise.Window}"));
    }

    public void Dispose() => file.Dispose();
}

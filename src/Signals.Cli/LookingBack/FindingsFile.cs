using System.Globalization;
using System.Text;
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
        try
        {
            file = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be written: {failure.Message}", failure);
        }
        file.WriteLine(string.Join(',', Columns));
    }

    public void Write(string theme, string neighbourhood, string week, in RecentWeeks recent, int tier, string kind)
    {
        var rise = recent.Windows().First();
        var (count, expected) = recent.Over(rise.Window);
        file.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Quoted(theme)},{Quoted(neighbourhood)},{week},{count},{expected.Mean:F3},{rise.Normal.Low},{rise.Normal.High},{rise.Score:F4},{tier},{kind},{rise.Window}"));
    }

    public void Dispose() => file.Dispose();

    private static string Quoted(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}

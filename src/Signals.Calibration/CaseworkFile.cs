using System.Globalization;
using System.IO.Compression;
using Signals.Core.Time;

namespace Signals.Calibration;

/// <summary>Real cases of people who turned to somebody, as a council's offices wrote them down.</summary>
internal static class CaseworkFile
{
    /// <param name="path">A gzipped file with a line for each case, <c>date,area,category,…</c>, with a header.</param>
    public static List<(IsoWeek Week, string Area, string Category)> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        var cases = new List<(IsoWeek, string, string)>();
        while (reader.ReadLine()?.Split(',') is { } fields)
            if (DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) cases.Add((IsoWeek.Of(day), fields[1], fields[2]));
        return cases;
    }
}

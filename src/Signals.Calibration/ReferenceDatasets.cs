using System.Globalization;
using System.IO.Compression;

namespace Signals.Calibration;

/// <summary>Holds what <c>signals detect</c> sees in the data sets of the R package surveillance against what its farringtonFlexible saw there.</summary>
internal static class ReferenceDatasets
{
    private static readonly double[] Scores = [2, 3];

    /// <summary>Turns the series into a file that <c>signals detect</c> reads, each a theme of its own.</summary>
    /// <param name="folder">Holds the series.</param>
    /// <param name="output">The folder for <c>counts.csv</c>; made if it does not exist.</param>
    public static void Convert(string folder, string output)
    {
        Directory.CreateDirectory(output);
        using var counts = new StreamWriter(Path.Combine(output, "counts.csv")) { NewLine = "\n" };
        counts.WriteLine("theme,neighbourhood,week,count");
        foreach (var line in Rows(Path.Combine(folder, "ref_datasets_series.csv.gz"))) counts.WriteLine($"{line["set"]},{line["set"]},{line["week"]},{line["y"]}");
    }

    /// <summary>Counts the weeks in which the one, the other and both saw something, and lists those weeks.</summary>
    /// <param name="folder">Holds the output of farringtonFlexible.</param>
    /// <param name="findings">What <c>signals detect</c> wrote.</param>
    /// <param name="listing">The file for the weeks.</param>
    /// <param name="output">Receives the table.</param>
    public static void Compare(string folder, string findings, string listing, TextWriter output)
    {
        var seen = Rows(findings).ToDictionary(row => (row["theme"], row["week"]));
        var sets = Rows(Path.Combine(folder, "ref_datasets.csv.gz")).Where(row => row["ff"] is "0" or "1" && seen.ContainsKey((row["set"], row["week"])))
            .Select(row => new Week(row, seen[(row["set"], row["week"])])).GroupBy(week => week.Set).Select(weeks => weeks.ToList()).ToList();
        output.WriteLine("set               weeks  farrington  score>=2  both  score>=3  both  as many  both");
        foreach (var set in sets) Row(set[0].Set, [set]);
        Row("all", sets);

        using var list = new StreamWriter(listing) { NewLine = "\n" };
        list.WriteLine("set,week,count,score,window,count_in_window,expected_in_window,farrington_expected,farrington_p,farrington");
        foreach (var week in sets.SelectMany(set => set).Where(week => week.Farrington || week.Score >= Scores[0])) list.WriteLine(week.Listed);

        void Row(string name, List<List<Week>> sets)
        {
            var weeks = sets.SelectMany(set => set).ToList();
            var asMany = sets.SelectMany(set => set.OrderByDescending(week => week.Score).Take(set.Count(week => week.Farrington))).ToList();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-17} {weeks.Count,5} {weeks.Count(week => week.Farrington),11} {Both(weeks, Scores[0])} {Both(weeks, Scores[1])} {asMany.Count,8} {asMany.Count(week => week.Farrington),5}"));
        }

        static string Both(List<Week> weeks, double score) => string.Create(CultureInfo.InvariantCulture,
            $"{weeks.Count(week => week.Score >= score),9} {weeks.Count(week => week.Score >= score && week.Farrington),5}");
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using Stream file = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var reader = new StreamReader(file);
        var columns = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is { } line) yield return columns.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second);
    }

    private sealed class Week(Dictionary<string, string> theirs, Dictionary<string, string> ours)
    {
        public string Set => theirs["set"];

        public double Score { get; } = double.Parse(ours["score"], CultureInfo.InvariantCulture);

        public bool Farrington => theirs["ff"] == "1";

        public string Listed =>
            string.Join(',', Set, theirs["week"], theirs["y"], ours["score"], ours["window"], ours["count"], ours["expected"], theirs["ff_mu"], theirs["ff_p"], theirs["ff"]);
    }
}

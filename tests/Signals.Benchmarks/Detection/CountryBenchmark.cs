using System.Globalization;
using Spectre.Console;

namespace Signals.Benchmarks.Detection;

/// <summary>
/// One week of the whole country on one core: every theme in every neighbourhood, with two years behind it, takes in the week that has closed and is scored. Once as detection alone, and once
/// through the neighbourhoods as the platform has them.
/// </summary>
internal static class CountryBenchmark
{
    public const int Neighbourhoods = 14_500;
    public const int Themes = 15;
    public const int WeeksLearned = 104;

    private const double LowestRate = 0.05;
    private const double HighestRate = 2;

    public static void Run()
    {
        AnsiConsole.WriteLine($"{Neighbourhoods:N0} neighbourhoods, {Themes} themes, {WeeksLearned} weeks learned; one of {Environment.ProcessorCount} cores, {Environment.OSVersion}");
        var table = new Table().AddColumns(
            "one week of", "seconds", "ms per series-week", "bytes allocated per series-week", "bytes in memory per stream", "bytes in a snapshot per stream");
        foreach (var (name, cost) in (ReadOnlySpan<(string, CountryCost)>)[("detection alone", DetectionAlone.Measure()), ("whole neighbourhoods", WholeNeighbourhoods.Measure())])
            table.AddRow(
                name, Number(cost.Seconds, "N3"), Number(1_000 * cost.Seconds / cost.Streams, "N6"), Number((double)cost.Allocated / cost.Streams, "N1"),
                Number((double)cost.InMemory / cost.Streams, "N0"), Number((double)cost.InSnapshot / cost.Streams, "N0"));
        AnsiConsole.Write(table);

        var (seconds, allocated, inMessages) = WholeNeighbourhoods.MeasureQuarter();
        const double Streams = (double)Neighbourhoods * Themes;
        AnsiConsole.Write(new Table().AddColumns("once in thirteen weeks", "seconds", "ms per series", "bytes allocated per series", "bytes told per series").AddRow(
            "a closed quarter told", Number(seconds, "N3"), Number(1_000 * seconds / Streams, "N6"), Number(allocated / Streams, "N1"), Number(inMessages / Streams, "N0")));
    }

    /// <summary>The usual rate of every stream: few, and far from alike.</summary>
    public static double Rate(Chance chance) => chance.Rate(LowestRate, HighestRate);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>What a week of the country costs.</summary>
/// <param name="Streams">How many streams there are.</param>
/// <param name="Seconds">How long the week took.</param>
/// <param name="Allocated">Bytes that were allocated meanwhile.</param>
/// <param name="InMemory">Bytes that all streams take in memory.</param>
/// <param name="InSnapshot">Bytes that they take as JSON in the snapshots of their grains.</param>
internal sealed record CountryCost(int Streams, double Seconds, long Allocated, long InMemory, long InSnapshot);

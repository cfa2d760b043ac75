using Signals.Benchmarks;
using Signals.Benchmarks.Detection;

switch (args)
{
    case ["ingest"]:
        await IngestBenchmark.Run(TimeSpan.FromSeconds(4));
        return 0;
    case ["ingest", var seconds] when int.TryParse(seconds, out var number) && number is > 0 and <= 600:
        await IngestBenchmark.Run(TimeSpan.FromSeconds(number));
        return 0;
    case ["detection"]:
        DetectionBenchmark.Run();
        return 0;
    case ["country"]:
        CountryBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project tests/Signals.Benchmarks -- ingest [seconds per measurement, 1 to 600]
                   dotnet run -c Release --project tests/Signals.Benchmarks -- detection
                   dotnet run -c Release --project tests/Signals.Benchmarks -- country
            """);
        return 1;
}

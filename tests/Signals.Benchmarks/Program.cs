using Signals.Benchmarks;

switch (args)
{
    case ["ingest"]:
        await IngestBenchmark.Run(TimeSpan.FromSeconds(4));
        return 0;
    case ["ingest", var seconds] when int.TryParse(seconds, out var number) && number is > 0 and <= 600:
        await IngestBenchmark.Run(TimeSpan.FromSeconds(number));
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Signals.Benchmarks -- ingest [seconds per measurement, 1 to 600]");
        return 1;
}

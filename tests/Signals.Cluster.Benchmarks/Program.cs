using Signals.Cluster.Benchmarks;

switch (args)
{
    case ["throughput"]:
        await ThroughputBenchmark.Run(TimeSpan.FromSeconds(10));
        return 0;
    case ["throughput", var seconds] when int.TryParse(seconds, out var number) && number is > 0 and <= 600:
        await ThroughputBenchmark.Run(TimeSpan.FromSeconds(number));
        return 0;
    case ["growth"]:
        await GrowthBenchmark.Run();
        return 0;
    case [BenchmarkSilo.Argument, var database, var id, var siloPort, var gatewayPort]:
        await BenchmarkSilo.Run(database, id, int.Parse(siloPort), int.Parse(gatewayPort));
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: UseOrleans=true dotnet run -c Release --project tests/Signals.Cluster.Benchmarks -- throughput [seconds per measurement, 1 to 600]
                   UseOrleans=true dotnet run -c Release --project tests/Signals.Cluster.Benchmarks -- growth
            """);
        return 1;
}

using System.Globalization;
using Signals.Calibration;
using Signals.Calibration.Attacks;
using Signals.Calibration.Effects;
using Signals.Calibration.Towns;

switch (args)
{
    case ["thresholds", var path, var themes] when int.TryParse(themes, CultureInfo.InvariantCulture, out var number) && number > 0:
        Write(NullTable.OfStream, path, number);
        return 0;
    case ["zone-thresholds", var path, var themes] when int.TryParse(themes, CultureInfo.InvariantCulture, out var number) && number > 0:
        Write(NullTable.OfZone, path, number);
        return 0;
    case ["intervals", var path, var themes] when int.TryParse(themes, CultureInfo.InvariantCulture, out var number) && number > 0:
        using (var table = new StreamWriter(path) { NewLine = "\n" }) IntervalTable.Write(table, number);
        return 0;
    case ["compare", "A", var streams, var seed] when Counts(streams, seed) is var (a, s):
        Comparison.Run(BusySeries.Draw, BusySeries.Scenarios, BusySeries.FirstScored, alone: true, a, s, Console.Out);
        return 0;
    case ["compare", "B", var streams, var seed] when Counts(streams, seed) is var (a, s):
        Comparison.Run(SparseTowns.Draw, SparseTowns.Scenarios, SparseTowns.FirstScored, alone: false, a, s, Console.Out);
        return 0;
    case ["compare", "C", var grids, var seed] when Counts(grids, seed) is var (c, s):
        GridComparison.Run(c, s, Console.Out);
        return 0;
    case ["effect", var towns, var seed] when Counts(towns, seed) is var (n, s):
        EffectTable.Write(n, s, Console.Out);
        return 0;
    case ["effect-placebo", var path]:
        Placebo.Run(path, Console.Out);
        return 0;
    case ["silence", var towns, var seed] when Counts(towns, seed) is var (v, s):
        SilenceTable.Write(v, s, Console.Out);
        return 0;
    case ["attack", var path]:
        AttackTable.Run(path, Console.Out);
        return 0;
    case ["convert", var folder, ("A" or "B") and var regime, var output]:
        ReferenceSeries.Convert(folder, regime, output);
        return 0;
    case ["datasets", var folder, var output]:
        ReferenceDatasets.Convert(folder, output);
        return 0;
    case ["datasets", var folder, var findings, var listing]:
        ReferenceDatasets.Compare(folder, findings, listing, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine(
            """
            Usage: dotnet run -c Release --project src/Signals.Calibration -- thresholds|zone-thresholds|intervals FILE THEMES
                   dotnet run -c Release --project src/Signals.Calibration -- compare A|B STREAMS SEED
                   dotnet run -c Release --project src/Signals.Calibration -- compare C GRIDS SEED
                   dotnet run -c Release --project src/Signals.Calibration -- effect TOWNS SEED
                   dotnet run -c Release --project src/Signals.Calibration -- effect-placebo FILE
                   dotnet run -c Release --project src/Signals.Calibration -- silence MUNICIPALITIES SEED
                   dotnet run -c Release --project src/Signals.Calibration -- attack FILE
                   dotnet run -c Release --project src/Signals.Calibration -- convert FOLDER A|B OUTPUT
                   dotnet run -c Release --project src/Signals.Calibration -- datasets FOLDER OUTPUT
                   dotnet run -c Release --project src/Signals.Calibration -- datasets FOLDER FINDINGS LISTING
            """);
        return 1;
}

static void Write(NullTable table, string path, int themes)
{
    using var file = new StreamWriter(path) { NewLine = "\n" };
    table.Write(file, themes);
}

static (int Streams, int Seed)? Counts(string streams, string seed) =>
    int.TryParse(streams, CultureInfo.InvariantCulture, out var number) && number > 0 && int.TryParse(seed, CultureInfo.InvariantCulture, out var value)
        ? (number, value)
        : null;

using System.Globalization;
using Signals.Soak;

var usage = $"Usage: UseOrleans=true dotnet run -c Release --project tests/Signals.Soak -- {string.Join('|', Disturbance.Kinds)} [minutes, 1 to 600] [signals per second, 1 to 10000]";
var (minutes, rate) = (10, 300);
if (args.Length is 0 or > 3 || !Disturbance.Kinds.Contains(args[0])
    || (args.Length > 1 && !(int.TryParse(args[1], CultureInfo.InvariantCulture, out minutes) && minutes is >= 1 and <= 600))
    || (args.Length > 2 && !(int.TryParse(args[2], CultureInfo.InvariantCulture, out rate) && rate is >= 1 and <= 10_000)))
{
    Console.Error.WriteLine(usage);
    return 2;
}
if (args[0] == "upgrade" && !File.Exists(Environment.GetEnvironmentVariable(Soak.OlderProgram)))
{
    Console.Error.WriteLine($"{Soak.OlderProgram} must name the Signals.Silo.dll of the older version. deploy/rolling-upgrade builds one and sets it.");
    return 2;
}
return await Soak.Run(args[0], TimeSpan.FromMinutes(minutes), rate) ? 0 : 1;

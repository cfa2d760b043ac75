using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Signals.Cli.Lines;
using Signals.Cli.Platform;
using Spectre.Console;

namespace Signals.Cli.Addresses;

/// <summary><c>signals addresses import FILE</c></summary>
internal sealed class AddressesCommand(IAnsiConsole console, RetryOptions retry)
{
    private const int Rejected = 2;

    private static readonly Argument<string> FileArgument = new("file")
    {
        Description = "The list 'Buurt, wijk en gemeente voor postcode huisnummer' of CBS: a CSV file, gzipped or not, or the zip that holds it.",
    };

    private static readonly Option<int?> YearOption = new("--year") { Description = "The edition, where the header does not name it as in Buurt2024." };

    public Command Build()
    {
        var import = new Command("import", "Loads which neighbourhood each address lies in, of the municipalities that are served. Loading the same list again changes nothing.")
        {
            FileArgument, YearOption, PlatformAddress.UrlOption, PlatformAddress.TokenOption,
        };
        import.SetAction((parsed, cancellation) =>
            Run(new(parsed.GetRequiredValue(FileArgument)), parsed.GetValue(YearOption), PlatformAddress.Of(parsed), cancellation));
        return new("addresses", "Addresses, by which residents find their neighbourhood.") { import };
    }

    /// <returns>0; 2 if lines were rejected.</returns>
    public async Task<int> Run(AddressFile file, int? year, PlatformAddress address, CancellationToken cancellation)
    {
        file.Check();
        using var platform = new PlatformClient(address, retry, console.WriteLine);
        var path = year is null ? "/v1/adressen" : string.Create(CultureInfo.InvariantCulture, $"/v1/adressen?jaar={year}");
        using var answer = console.Profile.Capabilities.Interactive
            ? await console.Status().StartAsync("Sending", _ => platform.Upload(path, file.CopyTo, "text/csv", cancellation))
            : await platform.Upload(path, file.CopyTo, "text/csv", cancellation);
        try
        {
            return Tell(answer.RootElement);
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CommandFailedException("The addresses were taken in, but the platform's answer has a form that this program does not know.", failure);
        }
    }

    private int Tell(JsonElement answer)
    {
        var (lines, loaded, passedOver, rejected) = (Count("gelezen"), Count("geladen"), Count("overgeslagen"), Count("afgewezen"));
        var told = 0;
        foreach (var fault in answer.GetProperty("fouten").EnumerateArray())
        {
            told++;
            console.WriteLine($"Line {fault.GetProperty("regel").GetInt64()} is rejected: {fault.GetProperty("veld").GetString()}: {fault.GetProperty("melding").GetString()}");
        }
        if (rejected > told) console.WriteLine("More lines are rejected; these are the first.");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{lines} lines of edition {answer.GetProperty("jaar").GetInt32()}: {loaded} loaded, {passedOver} of municipalities that are not served here, {rejected} rejected."));
        if (lines > 0 && passedOver == lines) console.WriteLine("No municipality of the list is served here. Load its areas first: signals areas import.");
        return rejected > 0 ? Rejected : 0;

        long Count(string name) => answer.GetProperty(name).GetInt64();
    }
}

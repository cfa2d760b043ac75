using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Signals.Cli.Lines;
using Signals.Cli.Platform;
using Spectre.Console;

namespace Signals.Cli.Areas;

/// <summary><c>signals areas import FILE.geojson</c></summary>
internal sealed class AreasCommand(IAnsiConsole console, RetryOptions retry)
{
    private static readonly Argument<string> FileArgument = new("file") { Description = "GeoJSON of neighbourhoods or districts, as in the Wijk- en Buurtkaart of CBS." };

    public Command Build()
    {
        var import = new Command("import", "Loads districts and neighbourhoods. Loading the same file again changes nothing.")
        {
            FileArgument, PlatformAddress.UrlOption, PlatformAddress.TokenOption,
        };
        import.SetAction((parsed, cancellation) => Run(parsed.GetRequiredValue(FileArgument), PlatformAddress.Of(parsed), cancellation));
        return new("areas", "Districts and neighbourhoods.") { import };
    }

    public async Task<int> Run(string path, PlatformAddress address, CancellationToken cancellation)
    {
        var file = AreaFile.Read(path);
        using var platform = new PlatformClient(address, retry, console.WriteLine);
        using var answer = await platform.Post("/v1/gebieden", file.Content, "application/geo+json", cancellation);
        try
        {
            Tell(answer.RootElement);
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException)
        {
            throw new CommandFailedException("The areas were taken in, but the platform's answer has a form that this program does not know.", failure);
        }
        return 0;
    }

    private void Tell(JsonElement answer)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Code", "Municipality", "Edition");
        foreach (var count in (string[])["Districts", "Neighbourhoods"]) table.AddColumn(new TableColumn(count).RightAligned());
        var edition = answer.TryGetProperty("jaar", out var year) && year.ValueKind == JsonValueKind.Number ? year.GetRawText() : "";
        foreach (var municipality in answer.GetProperty("gemeenten").EnumerateArray())
            table.AddRow(
                Markup.Escape(municipality.GetProperty("code").GetString() ?? ""), Markup.Escape(municipality.GetProperty("naam").GetString() ?? ""), edition,
                Number(municipality.GetProperty("wijken")), Number(municipality.GetProperty("buurten")));
        console.Write(table);
        foreach (var municipality in answer.GetProperty("gemeenten").EnumerateArray())
        {
            var code = municipality.GetProperty("code").GetString();
            if (municipality.TryGetProperty("opmerking", out var remark)) console.WriteLine($"{code}: {remark.GetString()}");
            if (municipality.TryGetProperty("teBeslissen", out var open)) console.WriteLine($"{code}: the newest map no longer draws {Number(open)} neighbourhoods, or draws them otherwise. Say on /beheer/gebieden what takes their place.");
        }
    }

    private static string Number(JsonElement count) =>
        (count.ValueKind == JsonValueKind.Array ? count.GetArrayLength() : count.GetInt32()).ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Signals.Cli.Lines;
using Signals.Core.Prompts;
using Signals.Core.Time;

namespace Signals.Cli.Replaying;

/// <summary>Prompts as CSV.</summary>
internal sealed class PromptTable : IDisposable
{
    private readonly StreamWriter file;

    /// <exception cref="CommandFailedException">The file cannot be made.</exception>
    public PromptTable(string path)
    {
        file = CsvOutput.Begin(path);
        file.WriteLine("date,area,area_name,theme,theme_name,from,to,households,expected,sentence");
    }

    public void Write(Prompt prompt) => file.WriteLine(string.Join(',', new[]
    {
        Day(DutchTime.DateOf(prompt.RaisedAt)), prompt.Id.Neighbourhood.ToString(), prompt.NeighbourhoodName, prompt.Theme.Code.ToString(), prompt.Theme.Name,
        Day(prompt.From), Day(prompt.To), prompt.Households.ToString(), prompt.Expected.ToString(), prompt.Explanation,
    }.Select(CsvOutput.Quoted)));

    public void Dispose() => file.Dispose();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
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
        try
        {
            file = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be written: {failure.Message}", failure);
        }
        file.WriteLine("date,area,area_name,theme,theme_name,from,to,households,expected,sentence");
    }

    public void Write(Prompt prompt) => file.WriteLine(string.Join(',', new[]
    {
        Day(DutchTime.DateOf(prompt.RaisedAt)), prompt.Id.Neighbourhood.ToString(), prompt.NeighbourhoodName, prompt.Theme.Code.ToString(), prompt.Theme.Name,
        Day(prompt.From), Day(prompt.To), prompt.Households.ToString(), prompt.Expected.ToString(), prompt.Explanation,
    }.Select(Quoted)));

    public void Dispose() => file.Dispose();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}

using System.CommandLine;
using System.Globalization;
using Signals.Cli.Lines;
using Spectre.Console;

namespace Signals.Cli.Registering;

/// <summary><c>signals register register.json --page register.md --papers papers</c></summary>
internal sealed class RegisterCommand(IAnsiConsole console)
{
    private static readonly Argument<string> FileArgument = new("file") { Description = "The register, as in docs/register.json." };

    private static readonly Option<string?> PageOption = new("--page") { Description = "The Markdown file to write." };

    private static readonly Option<string?> PapersOption = new("--papers") { Description = "The folder of papers, of which the marked sections are written anew." };

    public Command Build()
    {
        var command = new Command("register", "Writes the register of stored data as a page to read and sign, and into the papers of a municipality.") { FileArgument, PageOption, PapersOption };
        command.SetAction((parsed, cancellation) => Run(parsed.GetRequiredValue(FileArgument), parsed.GetValue(PageOption), parsed.GetValue(PapersOption), cancellation));
        return command;
    }

    /// <exception cref="CommandFailedException">The register or a paper lacks something, or a file cannot be read or written.</exception>
    public async Task<int> Run(string path, string? page, string? papers, CancellationToken cancellation)
    {
        if (page is null && papers is null) throw new CommandFailedException("register: nothing to write. Give --page, --papers, or both.");
        var register = RegisterFile.Read(path);
        if (RegisterFile.Faults(register) is { Count: > 0 } faults) throw new CommandFailedException(string.Join('\n', faults));
        if (page is not null) await Write("--page", page, RegisterPage.Write(register), cancellation);
        if (papers is not null)
            foreach (var (file, text) in Papers.Fill(papers, register)) await Write("--papers", file, text, cancellation);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{register.FieldCount} fields in {register.Categories.Count} categories"));
        return 0;
    }

    private static async Task Write(string option, string file, string text, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(file, text, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{option}: {file} cannot be written. {failure.Message}", failure);
        }
    }
}

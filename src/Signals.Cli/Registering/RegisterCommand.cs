using System.CommandLine;
using System.Globalization;
using Signals.Cli.Lines;
using Spectre.Console;

namespace Signals.Cli.Registering;

/// <summary><c>signals register register.json --page register.md</c></summary>
internal sealed class RegisterCommand(IAnsiConsole console)
{
    private static readonly Argument<string> FileArgument = new("file") { Description = "The register, as in docs/register.json." };

    private static readonly Option<string> PageOption = new("--page") { Description = "The Markdown file to write.", Required = true };

    public Command Build()
    {
        var command = new Command("register", "Writes the register of stored data as a page to read and sign.") { FileArgument, PageOption };
        command.SetAction((parsed, cancellation) => Run(parsed.GetRequiredValue(FileArgument), parsed.GetRequiredValue(PageOption), cancellation));
        return command;
    }

    /// <exception cref="CommandFailedException">The register lacks something, or a file cannot be read or written.</exception>
    public async Task<int> Run(string path, string page, CancellationToken cancellation)
    {
        var register = RegisterFile.Read(path);
        if (RegisterFile.Faults(register) is { Count: > 0 } faults) throw new CommandFailedException(string.Join('\n', faults));
        try
        {
            await File.WriteAllTextAsync(page, RegisterPage.Write(register), cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"--page: {page} cannot be written. {failure.Message}", failure);
        }
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{register.FieldCount} fields in {register.Categories.Count} categories"));
        return 0;
    }
}

using Spectre.Console;

namespace Signals.Cli.Tests;

/// <summary>A console that keeps what is written, without colours or moving parts.</summary>
internal sealed class CommandConsole
{
    private readonly StringWriter written = new();

    public CommandConsole()
    {
        Console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(written) });
        Console.Profile.Width = 10_000;
    }

    public IAnsiConsole Console { get; }

    public string Text => written.ToString();

    public IReadOnlyList<string> Lines => Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

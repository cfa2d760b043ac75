using System.Globalization;
using Spectre.Console;

namespace Signals.Cli.Installations;

/// <summary>One line that tells how far a long command has come; nothing where the output goes to a file.</summary>
internal static class ProgressLine
{
    public static async Task<T> WithProgress<T>(this IAnsiConsole console, Func<Action<string, long>, Task<T>> work)
    {
        if (!console.Profile.Capabilities.Interactive) return await work((_, _) => { });
        return await console.Status().StartAsync("Opening", status => work((what, count) =>
            status.Status(string.Create(CultureInfo.InvariantCulture, $"{Markup.Escape(what)}: {count}"))));
    }
}

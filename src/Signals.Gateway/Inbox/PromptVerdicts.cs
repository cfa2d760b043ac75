using Signals.Core.Prompts;

namespace Signals.Gateway.Inbox;

/// <summary>The codes by which the interface names what a team thought of a prompt, and their words on screens.</summary>
internal static class PromptVerdicts
{
    public static readonly IReadOnlyList<(string Code, PromptVerdict Verdict, string Words)> All =
    [
        ("nuttig", PromptVerdict.Useful, "Hier hadden we iets aan"),
        ("niets", PromptVerdict.Nothing, "Er was niets bijzonders"),
        ("bekend", PromptVerdict.Known, "Dit wisten we al"),
    ];

    public static string Code(PromptVerdict verdict) => All.First(entry => entry.Verdict == verdict).Code;
}

using Signals.Core.Prompts;

namespace Signals.Gateway.Inbox;

/// <summary>The codes by which the interface names what a team did with a prompt.</summary>
internal static class PromptStatuses
{
    public static readonly IReadOnlyDictionary<string, PromptStatus> All = new Dictionary<string, PromptStatus>(StringComparer.Ordinal)
    {
        ["nieuw"] = PromptStatus.New,
        ["gezien"] = PromptStatus.Seen,
        ["opgepakt"] = PromptStatus.TakenUp,
        ["terzijde"] = PromptStatus.SetAside,
        ["verlopen"] = PromptStatus.Expired,
    };

    public static string Code(PromptStatus status) => All.First(entry => entry.Value == status).Key;
}

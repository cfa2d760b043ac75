using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Inbox;

/// <summary>A prompt as a team reads it.</summary>
public sealed record PromptAnswer(
    string Id, NamedCode Buurt, NamedCode Thema, string Soort, PeriodAnswer Periode, string Huishoudens, int Bronsoorten, string Verwacht, string Uitleg,
    IReadOnlyList<string> NietBekend, RuleAnswer Regel, IReadOnlyList<string> Vragen, IReadOnlyList<MenuCard> Menukaart, string Status,
    DateTimeOffset VervaltOp)
{
    internal static PromptAnswer Of(InboxEntry entry)
    {
        var prompt = entry.Prompt;
        return new(
            prompt.Id.ToString(),
            new(prompt.Id.Neighbourhood.ToString(), prompt.NeighbourhoodName),
            new(prompt.Theme.Code.ToString(), prompt.Theme.Name),
            prompt.Kind == PromptKind.Strength ? "kracht" : "toename",
            new(prompt.From, prompt.To),
            prompt.Households.ToString(),
            prompt.SourceKinds,
            prompt.Expected.ToString(),
            prompt.Explanation,
            prompt.NotKnown,
            new(prompt.Rule.Id, prompt.Rule.Version, prompt.Rule.InWords),
            prompt.Questions,
            Menu.For(prompt),
            PromptStatuses.Code(entry.Status),
            DutchTime.Local(prompt.ExpiresAt));
    }
}

/// <summary>The days that a prompt is about, both inclusive.</summary>
public sealed record PeriodAnswer(DateOnly Van, DateOnly Tot);

/// <summary>The rule that raised a prompt.</summary>
public sealed record RuleAnswer(string Id, int Versie, string InWoorden);

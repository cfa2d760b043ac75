using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Gateway.Areas;
using Signals.Gateway.Menus;

namespace Signals.Gateway.Inbox;

/// <summary>A prompt as a team reads it.</summary>
/// <param name="Thema">The theme; of several, the one that is most alive.</param>
/// <param name="OokThemas">The other themes that are part of it.</param>
/// <param name="OokBuurten">The other neighbourhoods that it spans, by name.</param>
/// <param name="Plek">The listed place that it is about; null for the whole neighbourhood.</param>
/// <param name="Menukaart">What the team and residents can choose together; the order says nothing.</param>
/// <param name="Oordeel">What the team thought of it; null if it did not say.</param>
/// <param name="Aanpak">The approach that answers it; null for none.</param>
/// <param name="Proeftijd">Whether it was raised while the platform only looked along with the team.</param>
public sealed record PromptAnswer(
    string Id, NamedCode Buurt, NamedCode Thema, IReadOnlyList<NamedCode> OokThemas, IReadOnlyList<string> OokBuurten, NamedCode? Plek, string Soort, PeriodAnswer Periode,
    string Huishoudens, int Bronsoorten, string Verwacht, string Uitleg, IReadOnlyList<string> NietBekend, RuleAnswer Regel, IReadOnlyList<string> Vragen,
    IReadOnlyList<MenuCardAnswer> Menukaart, string Status, DateTimeOffset VervaltOp, string? Oordeel, string? Aanpak, bool Proeftijd)
{
    internal static PromptAnswer Of(InboxEntry entry, TeamId team, KnownMunicipality municipality, DateOnly today)
    {
        var prompt = entry.Prompt;
        return new(
            prompt.Id.ToString(),
            new(prompt.Id.Neighbourhood.ToString(), prompt.NeighbourhoodName),
            Named(prompt.Theme),
            [.. prompt.OtherThemes.Select(Named)],
            prompt.OtherNeighbourhoods,
            prompt.Place is { } place ? new(place, municipality.Places(prompt.Id.Neighbourhood)?.NameOf(place) ?? place) : null,
            Kind(prompt.Kind),
            new(prompt.From, prompt.To),
            prompt.Households.ToString(),
            prompt.SourceKinds,
            prompt.Expected.ToString(),
            prompt.Explanation,
            prompt.NotKnown,
            new(prompt.Rule.Id, prompt.Rule.Version, prompt.Rule.InWords),
            prompt.Questions,
            [.. municipality.View.Menu.For(prompt, municipality.LeftOutBy(team)).Select(card => MenuCardAnswer.Of(card, today))],
            PromptStatuses.Code(entry.Status),
            DutchTime.Local(prompt.ExpiresAt),
            entry.Verdict is { } verdict ? PromptVerdicts.Code(verdict) : null,
            entry.Approach?.ToString(),
            prompt.IsInShadow);
    }

    private static NamedCode Named(Theme theme) => new(theme.Code.ToString(), theme.Name);

    private static string Kind(PromptKind kind) => kind switch
    {
        PromptKind.Strength => "kracht",
        PromptKind.Cluster => "cluster",
        PromptKind.Coincidence => "samenloop",
        PromptKind.Dilemma => "dilemma",
        _ => "toename",
    };
}

/// <summary>The days that a prompt is about, both inclusive.</summary>
public sealed record PeriodAnswer(DateOnly Van, DateOnly Tot);

/// <summary>The rule that raised a prompt.</summary>
public sealed record RuleAnswer(string Id, int Versie, string InWoorden);

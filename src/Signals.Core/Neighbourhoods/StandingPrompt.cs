using System.Text.Json.Serialization;
using Signals.Core.Approaches;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Themes;

namespace Signals.Core.Neighbourhoods;

/// <summary>What a neighbourhood remembers of a prompt that it raised.</summary>
public sealed record StandingPrompt(PromptId Id, ThemeCode Theme, DateOnly From, DateOnly To, DateTimeOffset RaisedAt, PromptStatus Status)
{
    /// <summary>The other themes that are part of it; null for none.</summary>
    public IReadOnlyList<ThemeCode>? OtherThemes { get; init; }

    /// <summary>The listed place that it is about; null for the whole neighbourhood.</summary>
    public string? Place { get; init; }

    /// <summary>The team that took it up; null if none did, or if an older version did not say which.</summary>
    public TeamId? TakenUpBy { get; init; }

    /// <summary>What the team thought of it; null if it did not say.</summary>
    public PromptVerdict? Verdict { get; init; }

    /// <summary>The approach that answers it; null for none.</summary>
    public ApproachId? Approach { get; init; }

    /// <summary>Whether that approach has ended.</summary>
    public bool IsApproachClosed { get; init; }

    /// <summary>Whether its team was not switched on yet when it was raised.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsInShadow { get; init; }

    /// <summary>Whether those who told what it rests on may know of it. Of one that was raised in shadow only once the team took it up.</summary>
    [JsonIgnore]
    public bool IsTold => !IsInShadow || Status == PromptStatus.TakenUp;

    /// <summary>Whether the team holds that it is a rise: then it does not teach what is usual.</summary>
    [JsonIgnore]
    public bool IsConfirmed => Verdict == PromptVerdict.Known || (Status == PromptStatus.TakenUp && Verdict != PromptVerdict.Nothing);

    /// <summary>Whether the team holds that there was nothing to it: then it teaches what is usual in full.</summary>
    [JsonIgnore]
    public bool IsUsual => Verdict == PromptVerdict.Nothing;

    /// <summary>Whether it is about a theme.</summary>
    public bool Concerns(ThemeCode theme) => Theme == theme || OtherThemes?.Contains(theme) == true;

    /// <summary>Whether a signal on a theme is among those that it rests on.</summary>
    internal bool RestsOn(ThemeCode theme, Sighting sighting) =>
        Concerns(theme) && From <= sighting.ObservedOn && sighting.ObservedOn <= To && (Place is null || Place == sighting.Place);

    /// <summary>The same prompt once the team did something with it.</summary>
    internal StandingPrompt With(PromptStatusNoted noted) => this with
    {
        Status = noted.Status,
        TakenUpBy = noted.Status == PromptStatus.TakenUp ? noted.Team : null,
        Verdict = noted.Verdict,
        Approach = noted.Approach,
        IsApproachClosed = noted.IsApproachClosed,
    };
}

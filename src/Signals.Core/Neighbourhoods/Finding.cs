using Signals.Core.Detection;
using Signals.Core.Prompts;
using Signals.Core.Themes;

namespace Signals.Core.Neighbourhoods;

/// <summary>What detection found in a neighbourhood, before it becomes a prompt.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Theme">The theme that is most alive.</param>
/// <param name="Rise">How unusual it is.</param>
/// <param name="Telling">Who told it.</param>
internal sealed record Finding(PromptKind Kind, ThemeCode Theme, Rise Rise, WeekTelling Telling)
{
    /// <summary>The other themes that are part of it.</summary>
    public IReadOnlyList<ThemeCode> OtherThemes { get; init; } = [];

    /// <summary>The listed place that it is about; null for the whole neighbourhood.</summary>
    public string? Place { get; init; }

    /// <summary>The other neighbourhoods that it spans, by name.</summary>
    public IReadOnlyList<string> OtherNeighbourhoods { get; init; } = [];

    /// <summary>Whether it rests on enough households and kinds of source.</summary>
    public bool Suffices(DetectionSettings settings) =>
        Telling.Households >= settings.MinimumHouseholds && Telling.SourceKinds >= settings.MinimumSourceKinds;
}

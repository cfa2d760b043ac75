using System.Text.Json.Serialization;
using Signals.Core.Themes;

namespace Signals.Core.Prompts;

/// <summary>An open question to a team: is this one for a collective approach? Recorded whole, as the team will read it.</summary>
public sealed record Prompt
{
    public required PromptId Id { get; init; }

    /// <summary>The neighbourhood's name when the prompt was raised.</summary>
    public required string NeighbourhoodName { get; init; }

    /// <summary>The theme; of several, the one that is most alive.</summary>
    public required Theme Theme { get; init; }

    /// <summary>The other themes that are part of it; empty for most kinds.</summary>
    public IReadOnlyList<Theme> OtherThemes { get; init; } = [];

    /// <summary>The listed place that it is about, by its code; null for the whole neighbourhood.</summary>
    public string? Place { get; init; }

    /// <summary>The other neighbourhoods that it spans, by name; empty for most.</summary>
    public IReadOnlyList<string> OtherNeighbourhoods { get; init; } = [];

    public required PromptKind Kind { get; init; }

    /// <summary>The first day of the weeks that it is about.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the weeks that it is about.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How many different households, banded.</summary>
    public required BandedCount Households { get; init; }

    /// <summary>How many kinds of source.</summary>
    public required int SourceKinds { get; init; }

    public required NormalRange Expected { get; init; }

    /// <summary>Why the platform asks, in plain Dutch.</summary>
    public required string Explanation { get; init; }

    /// <summary>What is not known, in plain Dutch; may be empty.</summary>
    public required IReadOnlyList<string> NotKnown { get; init; }

    /// <summary>At least three open questions, in plain Dutch.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    public required PromptRule Rule { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it lapses if nobody takes it up.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether its team was not switched on yet when it was raised: then only the people of the pilot see it until the team is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsInShadow { get; init; }
}

/// <summary>The rule that raised a prompt.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version, counting from 1.</param>
/// <param name="InWords">What it does, in plain Dutch.</param>
public sealed record PromptRule(string Id, int Version, string InWords);

/// <summary>What a prompt is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromptKind>))]
public enum PromptKind
{
    /// <summary>One theme is more alive than usual (toename).</summary>
    Rise,

    /// <summary>Strengths and ideas are more alive than usual (kracht).</summary>
    Strength,

    /// <summary>A theme is more alive than usual in a block, or over adjacent neighbourhoods together (cluster).</summary>
    Cluster,

    /// <summary>Several themes in one neighbourhood are a little more alive than usual together (samenloop).</summary>
    Coincidence,

    /// <summary>Nuisance about, and distress of, one place come together (dilemma).</summary>
    Dilemma,
}

/// <summary>What a team thought of a prompt. It never has to say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromptVerdict>))]
public enum PromptVerdict
{
    /// <summary>It was of use (nuttig).</summary>
    Useful,

    /// <summary>There was nothing to it: so much is usual there (niets).</summary>
    Nothing,

    /// <summary>There is something, and the team knew (bekend).</summary>
    Known,
}

/// <summary>What a team did with a prompt.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromptStatus>))]
public enum PromptStatus
{
    /// <summary>Nobody has looked yet (nieuw).</summary>
    New,

    /// <summary>Somebody of the team has read it (gezien).</summary>
    Seen,

    /// <summary>The team does something with it (opgepakt).</summary>
    TakenUp,

    /// <summary>The team does nothing with it (terzijde). It never needs a reason.</summary>
    SetAside,

    /// <summary>Its time passed (verlopen).</summary>
    Expired,
}

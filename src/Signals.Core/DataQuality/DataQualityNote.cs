using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;

namespace Signals.Core.DataQuality;

/// <summary>Something about how signals come in, rather than about what people tell: it changes counts without anything having changed in the neighbourhood.</summary>
public sealed record DataQualityNote
{
    public required DataQualityNoteKind Kind { get; init; }

    /// <summary>The neighbourhood; null where it concerns the whole municipality.</summary>
    public NeighbourhoodCode? Neighbourhood { get; init; }

    /// <summary>The theme; null where it concerns all of them.</summary>
    public Theme? Theme { get; init; }

    /// <summary>The kind of source; null where it concerns all of them.</summary>
    public Source? Source { get; init; }

    /// <summary>The first day that it is about.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day that it is about.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What was noticed and what the platform did with it, in plain Dutch.</summary>
    public required string Explanation { get; init; }

    public required DateTimeOffset NotedAt { get; init; }
}

/// <summary>What was noticed about how signals come in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataQualityNoteKind>))]
public enum DataQualityNoteKind
{
    /// <summary>A kind of source brought many times its usual number in one day (invoer ineens). Those signals are kept and not counted.</summary>
    BulkEntry,

    /// <summary>Nearly every theme rises at once in one neighbourhood (overal meer): more is registered, or more is told to everyone.</summary>
    GeneralRise,

    /// <summary>A theme that hardly anyone told of appears in many neighbourhoods (thema verschenen).</summary>
    ThemeAppeared,

    /// <summary>A theme that was told of every week is told of nowhere (thema verdwenen).</summary>
    ThemeDisappeared,

    /// <summary>Far too little comes from a kind of source in the whole municipality (bron stil).</summary>
    SourceSilent,

    /// <summary>Something comes from it again (bron weer gehoord).</summary>
    SourceHeardAgain,

    /// <summary>Far too little is found in the whole municipality (niets gevonden).</summary>
    NothingFound,

    /// <summary>Something is found again (weer gevonden).</summary>
    FindsAgain,
}

using System.Text.Json.Serialization;

namespace Signals.Core.Neighbourhoods;

/// <summary>The kind of place that a signal came from. A prompt asks for at least two kinds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Source>))]
public enum Source
{
    /// <summary>A walk-in hour (inloopspreekuur).</summary>
    WalkIn,

    /// <summary>A stop of the coffee cart (koffiekar).</summary>
    CoffeeCart,

    /// <summary>The resident's own web form.</summary>
    Resident,

    /// <summary>A home visit (huisbezoek).</summary>
    HomeVisit,

    /// <summary>A partner organisation.</summary>
    Partner,
}

/// <summary>The codes and names by which screens and the interface name sources.</summary>
public static class SourceCodes
{
    /// <summary>Every source with its code.</summary>
    public static readonly IReadOnlyDictionary<string, Source> All = new Dictionary<string, Source>(StringComparer.Ordinal)
    {
        ["inloop"] = Source.WalkIn,
        ["koffiekar"] = Source.CoffeeCart,
        ["bewoner"] = Source.Resident,
        ["huisbezoek"] = Source.HomeVisit,
        ["partner"] = Source.Partner,
    };

    /// <summary>The name of a source on screens.</summary>
    public static string Name(this Source source) => source switch
    {
        Source.WalkIn => "Inloopspreekuur",
        Source.CoffeeCart => "Koffiekar",
        Source.Resident => "Bewoners zelf",
        Source.HomeVisit => "Huisbezoek",
        _ => "Partners in de wijk",
    };

    /// <summary>The code of a source.</summary>
    public static string Code(this Source source) => All.First(entry => entry.Value == source).Key;

    /// <summary>Whether signals from this source grow with the hours that the municipality puts in.</summary>
    public static bool IsOutreach(this Source source) => source is Source.WalkIn or Source.CoffeeCart;
}

using Signals.Core.Trends;

namespace Signals.Gateway.Trends;

/// <summary>Levels as the interface names them.</summary>
internal static class TrendLevels
{
    private static readonly OrderedDictionary<string, TrendLevel> Known = new(StringComparer.Ordinal)
    {
        ["gemeente"] = TrendLevel.Municipality,
        ["wijk"] = TrendLevel.District,
        ["buurt"] = TrendLevel.Neighbourhood,
    };

    public static IReadOnlyDictionary<string, TrendLevel> All => Known;

    /// <summary>Those that a map shows.</summary>
    public static readonly IReadOnlyDictionary<string, TrendLevel> OnMap = new OrderedDictionary<string, TrendLevel>(Known.Where(level => level.Value != TrendLevel.Municipality));

    public static string Name(TrendLevel level) => Known.First(known => known.Value == level).Key;
}

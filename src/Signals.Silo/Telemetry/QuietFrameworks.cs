using Microsoft.Extensions.Options;

namespace Signals.Silo.Telemetry;

/// <summary>Keeps what frameworks tell of paths, queries, addresses and arguments out of every log, whatever level an installation asks for.</summary>
/// <remarks>Somebody who looks for a fault sets everything to Trace; what a person wrote must not be what that costs.</remarks>
internal sealed class QuietFrameworks : IPostConfigureOptions<LoggerFilterOptions>
{
    // From which level each is let through; what tells of starting and stopping is not among them.
    private static readonly (string Category, LogLevel From)[] Floors =
    [
        ("Microsoft.AspNetCore", LogLevel.Warning),
        ("Microsoft.Extensions.Http", LogLevel.Warning),
        ("System", LogLevel.Warning),
        ("Npgsql", LogLevel.Warning),
        ("Orleans", LogLevel.Information),
    ];

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // For what no other rule is about.
        options.Rules.Insert(0, new(null, null, options.MinLevel, null));
        for (var i = 0; i < options.Rules.Count; i++)
        {
            var rule = options.Rules[i];
            options.Rules[i] = new(rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) =>
                (rule.Filter?.Invoke(provider, category, level) ?? true) && IsLetThrough(category, level));
        }
    }

    internal static bool IsLetThrough(string? category, LogLevel level)
    {
        foreach (var (prefix, from) in Floors)
            if (level < from && category is not null && category.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (category.Length == prefix.Length || category[prefix.Length] == '.'))
                return false;
        return true;
    }
}

using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Signals.Gateway.Pages.Privacy;

/// <summary>How long what residents tell is kept, as the register of stored data says.</summary>
public static class ResidentTerms
{
    /// <summary>ISO 8601 durations of one unit, as in <c>P13W</c>, by the code of their category. Others are not told to residents.</summary>
    public static FrozenDictionary<string, string> ByCategory { get; } = Read();

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("register.json")
            ?? throw new InvalidOperationException("The register of stored data is not part of the assembly.");
        using var register = JsonDocument.Parse(stream);
        return
            (from category in register.RootElement.GetProperty("categories").EnumerateArray()
             from kept in category.GetProperty("kept").EnumerateArray()
             where kept.TryGetProperty("term", out _)
             select (Code: category.GetProperty("code").GetString()!, Term: kept.GetProperty("term").GetString()!))
            .ToFrozenDictionary(told => told.Code, told => told.Term);
    }
}

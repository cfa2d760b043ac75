using System.Text.RegularExpressions;
using Signals.Testing;

namespace Signals.Gateway.Tests.Operations;

/// <summary>Tests as tables in documents name them.</summary>
internal static partial class NamedTests
{
    /// <summary>What stands between backticks.</summary>
    public static IReadOnlyList<string> In(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups[1].Value)];

    /// <summary>Every test that there is, by class and method.</summary>
    public static HashSet<string> All()
    {
        var tests = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories))
        {
            if (file.Contains("/obj/", StringComparison.Ordinal)) continue;
            var text = File.ReadAllText(file);
            if (Class().Match(text) is { Success: true } type)
                foreach (Match method in Method().Matches(text)) tests.Add($"{type.Groups[1].Value}.{method.Groups[1].Value}");
        }
        return tests;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"public sealed (?:partial )?class (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"public (?:async Task|void|Task) (\w+)\(")]
    private static partial Regex Method();
}

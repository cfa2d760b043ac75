using System.Text.RegularExpressions;
using Signals.Testing;

namespace Signals.Register.Tests.Finding;

/// <summary>Finds what is stored where no serialiser or database can be asked: cookies, the browser's own store, logs, metrics and traces.</summary>
internal static partial class SourceFields
{
    /// <summary>Names of cookies.</summary>
    public static IReadOnlyList<StoredField> Cookies() => In("src/Signals.Gateway", "cookie", "cookie", CookieForm());

    /// <summary>What a device keeps until it was sent.</summary>
    public static IReadOnlyList<StoredField> Browser()
    {
        var found = new List<StoredField>();
        foreach (var file in (string[])["item.ts", "sealing.ts"])
            foreach (Match type in TypeForm().Matches(File.ReadAllText(Repository.File($"src/Signals.Gateway/Web/scripts/outreach/{file}"))))
                foreach (Match field in FieldForm().Matches(type.Groups["fields"].Value))
                    found.Add(new("browser", $"browser.{type.Groups["name"].Value}", field.Groups["name"].Value));
        foreach (Match store in StoreForm().Matches(File.ReadAllText(Repository.File("src/Signals.Gateway/Web/scripts/outreach/database.ts"))))
            found.Add(new("browser", "browser.store", store.Groups["name"].Value));
        return found;
    }

    /// <summary>What log lines name.</summary>
    public static IReadOnlyList<StoredField> Logs()
    {
        var lines = In("src", "log", "log", LogForm());
        return [.. lines.SelectMany(line => HoleForm().Matches(line.Name)).Select(hole => new StoredField("log", "log", hole.Groups["name"].Value)).Distinct()];
    }

    /// <summary>Labels of metrics.</summary>
    public static IReadOnlyList<StoredField> Metrics() => In("src", "metric", "metric", LabelForm());

    /// <summary>What spans tell of themselves, and what is left on those of requests.</summary>
    public static IReadOnlyList<StoredField> Traces() => [.. In("src", "trace", "trace", TagForm()), .. In("src/Signals.Silo/Telemetry", "trace", "trace", KeptTagForm())];

    private static IReadOnlyList<StoredField> In(string folder, string place, string owner, Regex form) =>
    [
        .. (from file in Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            from match in form.Matches(File.ReadAllText(file))
            select new StoredField(place, owner, match.Groups["name"].Value)).Distinct(),
    ];

    [GeneratedRegex("\"(?<name>signals-[a-z-]+)\"")]
    private static partial Regex CookieForm();

    [GeneratedRegex(@"export interface (?<name>\w+) \{\n(?<fields>.*?)\n\}", RegexOptions.Singleline)]
    private static partial Regex TypeForm();

    [GeneratedRegex(@"^  (?<name>\w+)\??:", RegexOptions.Multiline)]
    private static partial Regex FieldForm();

    [GeneratedRegex(@"createObjectStore\(""(?<name>\w+)""")]
    private static partial Regex StoreForm();

    [GeneratedRegex(@"(?:\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\((?:\w+,)?|LoggerMessage\(LogLevel\.\w+,)\s*""(?<name>(?:[^""\\]|\\.)*)""")]
    private static partial Regex LogForm();

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex HoleForm();

    [GeneratedRegex(@"KeyValuePair(?:\.Create<string, object\?>\(|<string, object\?> \w+\([^)]*\) => new\()""(?<name>[\w.]+)""")]
    private static partial Regex LabelForm();

    [GeneratedRegex(@"\.(?:SetTag|AddTag)\(""(?<name>[\w.]+)""")]
    private static partial Regex TagForm();

    [GeneratedRegex(@"""(?<name>(?:http|error)\.[\w.]+)""")]
    private static partial Regex KeptTagForm();
}

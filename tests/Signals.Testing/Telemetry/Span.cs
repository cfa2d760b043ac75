using System.Globalization;
using System.Text;

namespace Signals.Testing.Telemetry;

/// <summary>A span as it was exported.</summary>
/// <param name="Process">The instance of the service that made it.</param>
public sealed record Span(
    string Process, string Trace, string Id, string Parent, string State, string Name, ulong Began, ulong Ended, IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<(string Trace, string Span)> Links)
{
    /// <summary>The spans of one export request of OTLP.</summary>
    public static IEnumerable<Span> Of(WireMessage request) =>
        from resource in request.Messages(1)
        let process = resource.Messages(1).Single().Attributes(1)["service.instance.id"]
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new Span(
            process, span.Hex(1), span.Hex(2), span.Hex(4), span.Text(3), span.Text(5), span.Number(7), span.Number(8), span.Attributes(9),
            [.. span.Messages(13).Select(link => (link.Hex(1), link.Hex(2)))]);

    /// <summary>A trace as indented text, with a letter for each process.</summary>
    public static string Tree(IReadOnlyCollection<Span> spans)
    {
        var processes = spans.Select(span => span.Process).Distinct().ToList();
        var text = new StringBuilder();
        foreach (var root in spans.Where(span => spans.All(other => other.Id != span.Parent))) Add(root, 0);
        return text.ToString();

        void Add(Span span, int depth)
        {
            var tags = string.Join(", ", span.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
            text.Append(' ', depth * 2).Append(CultureInfo.InvariantCulture, $"{(char)('A' + processes.IndexOf(span.Process))}  {span.Name}  {(span.Ended - span.Began) / 1e6:0.00} ms  {tags}")
                .AppendLine(span.Links.Count > 0 ? $"  links={span.Links.Count}" : "");
            foreach (var child in spans.Where(other => other.Parent == span.Id).OrderBy(child => child.Began)) Add(child, depth + 1);
        }
    }
}

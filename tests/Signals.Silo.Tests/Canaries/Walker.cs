using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Signals.Testing;

namespace Signals.Silo.Tests.Canaries;

/// <summary>Walks past pages as a browser without scripts, and fills in every form that it meets: once wrongly, and then as it is meant.</summary>
/// <param name="role">A role of the demonstration; null for a resident.</param>
/// <param name="stays">Where what is filled in may be found.</param>
internal sealed partial class Walker(SiloProcess platform, Aviary aviary, string? role, Func<string, Stays> stays) : IDisposable
{
    private const int MostPages = 120;
    private const int MostForms = 160;

    // What changes who somebody is, throws answers away, or leaves.
    private static readonly string[] Avoided = ["/rol", "/wissen", "/web/", "/v1/", "/afmelden", ".csv", ".js"];

    private readonly HttpClient browser = new(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = platform.Address };
    private readonly HashSet<string> seen = [];
    private readonly HashSet<string> sent = [];
    private readonly Queue<string> ahead = new();

    /// <summary>Forms that were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Every page that was shown to it while it only read, with its path.</summary>
    public List<(string Path, string Text)> Read { get; } = [];

    public void Dispose() => browser.Dispose();

    /// <param name="starts">Paths to begin at; what they lead to comes after.</param>
    /// <param name="fills">Whether forms are filled in, or pages only read.</param>
    public async Task Walk(IEnumerable<string> starts, bool fills)
    {
        if (role is not null)
        {
            var choice = await Get("/rol");
            foreach (var form in Form().Matches(choice.Text).Where(form => form.Groups["tag"].Value.Contains("/rol", StringComparison.Ordinal)).Take(1))
                await Send("/rol", [.. Hidden(form.Groups["body"].Value), new("rol", role)]);
        }
        foreach (var start in starts) Enqueue(start);
        while (ahead.TryDequeue(out var path) && Read.Count < MostPages)
        {
            var page = await Get(path);
            Read.Add((path, page.Text));
            foreach (Match link in Link().Matches(page.Text)) Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
            if (fills) await FillIn(path, page, depth: 0);
        }
    }

    private async Task FillIn(string path, Page page, int depth)
    {
        // A wizard has a dozen steps.
        if (depth > 16) return;
        foreach (Match form in Form().Matches(page.Text))
        {
            var action = Action().Match(form.Groups["tag"].Value) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : path;
            if (Avoided.Any(action.Contains) || sent.Count >= MostForms || !form.Groups["tag"].Value.Contains("post", StringComparison.OrdinalIgnoreCase)) continue;
            var fields = Fields(form.Groups["body"].Value);
            foreach (var isRight in new[] { false, true })
            {
                if (!sent.Add($"{isRight} {Varying().Replace(action, "#")} {string.Join(' ', fields.Select(field => field.Name).Distinct())}")) continue;
                var answer = await Send(action, Values(fields, $"{role ?? "bewoner"} {Varying().Replace(action, "#")}", isRight));
                if (answer.Location is { } next)
                {
                    Taken++;
                    Enqueue(next);
                    if (isRight) await FillIn(next, await Get(next), depth + 1);
                }
                else if (isRight)
                {
                    // It may ask about what it found in the words.
                    await FillIn(action, answer, depth + 1);
                }
            }
        }
    }

    private List<KeyValuePair<string, string>> Values(List<Field> fields, string place, bool isRight)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var group in fields.GroupBy(field => field.Name))
        {
            var first = group.First();
            switch (first.Kind)
            {
                case "hidden":
                    values.Add(new(first.Name, first.Value));
                    break;
                case "radio" or "select" or "checkbox" or "submit":
                    // Words with somebody in them stay as they are.
                    var chosen = group.FirstOrDefault(one => one.Value == "laten-staan") ?? group.FirstOrDefault(one => one.Value.Length > 0);
                    if (chosen is not null) values.Add(new(chosen.Name, isRight ? chosen.Value : aviary.Word($"{place} {first.Name}")));
                    break;
                // What only programs see stays empty.
                case "text" when first.Name == "website":
                    break;
                default:
                    values.Add(new(first.Name, isRight ? Right(first, place) : aviary.Story($"{place} {first.Name} (wrong)")));
                    break;
            }
        }
        return values;
    }

    private string Right(Field field, string place)
    {
        var where = $"{place} {field.Name}";
        var may = stays(field.Name);
        return field.Name switch
        {
            var name when name.EndsWith("postcode", StringComparison.Ordinal) => aviary.Household(where, may).Postcode,
            var name when name.EndsWith("huisnummer", StringComparison.Ordinal) => "48213",
            var name when name.EndsWith("toevoeging", StringComparison.Ordinal) => "A",
            var name when name.EndsWith("mail", StringComparison.Ordinal) => aviary.Email(where, Stays.Mail),
            var name when field.Kind is "number" || name.Contains("aan", StringComparison.Ordinal) && field.Mode is "numeric" => "3",
            _ when field.Kind is "date" => DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when field.Kind is "time" => "10:00",
            _ when field.Kind is "textarea" => aviary.Story(where, may),
            _ => aviary.Word(where, may),
        };
    }

    private async Task<Page> Get(string path)
    {
        using var response = await browser.GetAsync(path);
        return new(await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString);
    }

    private async Task<Page> Send(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await browser.PostAsync(path, content);
        return new(await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString);
    }

    private void Enqueue(string path)
    {
        if (!path.StartsWith('/') || Avoided.Any(path.Contains)) return;
        path = path.Split('#')[0];
        if (seen.Add(Varying().Replace(path, "#"))) ahead.Enqueue(path);
    }

    private static IEnumerable<KeyValuePair<string, string>> Hidden(string form) =>
        Fields(form).Where(field => field.Kind == "hidden").Select(field => KeyValuePair.Create(field.Name, field.Value));

    private static List<Field> Fields(string form)
    {
        var fields = new List<Field>();
        foreach (Match match in Input().Matches(form))
        {
            var tag = match.Value;
            if (Attribute(tag, "name") is not { Length: > 0 } name) continue;
            var kind = tag.StartsWith("<textarea", StringComparison.Ordinal) ? "textarea" : tag.StartsWith("<button", StringComparison.Ordinal) ? "submit"
                : tag.StartsWith("<select", StringComparison.Ordinal) ? "select" : Attribute(tag, "type") ?? "text";
            if (kind != "select") fields.Add(new(name, kind, Attribute(tag, "value") ?? "", Attribute(tag, "inputmode")));
            else fields.AddRange(Option().Matches(match.Value).Select(option => new Field(name, kind, WebUtility.HtmlDecode(option.Groups[1].Value), null)));
        }
        return fields;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    private sealed record Page(string Text, string? Location);

    private sealed record Field(string Name, string Kind, string Value, string? Mode);

    [GeneratedRegex("<form(?<tag>[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<select.*?</select>|<(?:input|textarea|button)\\b[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Input();

    [GeneratedRegex("<option value=\"([^\"]*)\"")]
    private static partial Regex Option();

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Link();

    // Numbers and ids, so that two of a kind are walked past once.
    [GeneratedRegex("[0-9a-f]{8,}|[0-9]+")]
    private static partial Regex Varying();
}

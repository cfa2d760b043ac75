using System.Globalization;
using System.Text.Json;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Reading;

/// <summary>Reads the fields of a JSON object strictly, and notes everything that is wrong with them.</summary>
internal sealed class JsonFields
{
    private const int MostWord = 60;
    private const int FirstYear = 2000;

    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly string pointer;
    private readonly FieldErrors errors;

    /// <param name="element">What should be an object.</param>
    /// <param name="pointer">Where it stands; empty for the whole body.</param>
    /// <param name="known">The fields that there can be; null if others do not matter.</param>
    public JsonFields(JsonElement element, string pointer, FieldErrors errors, IReadOnlyCollection<string>? known)
    {
        (this.pointer, this.errors) = (pointer, errors);
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(pointer, "verkeerd-type", "Hier hoort een object te staan.");
            return;
        }
        foreach (var property in element.EnumerateObject())
        {
            var name = Name(property);
            if (known?.Contains(name) == false) errors.Add(At(name), "onbekend-veld", "Dit veld bestaat niet.");
            else if (!fields.TryAdd(name, property.Value)) errors.Add(At(name), "dubbel-veld", "Dit veld staat er meer dan één keer.");
        }
    }

    /// <summary>The pointer of a field.</summary>
    public string At(string field) => $"{pointer}/{field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public bool Has(string field) => fields.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <returns>The text, or null if there is none or it is not right.</returns>
    public string? Text(string field, int most) => Has(field) ? Text(fields[field], At(field), most) : null;

    public int? Whole(string field, int from, int to)
    {
        if (!Has(field)) return null;
        var value = fields[field];
        if (value.ValueKind != JsonValueKind.Number)
        {
            Wrong(field, "Hier hoort een getal te staan.");
            return null;
        }
        if (value.TryGetInt32(out var number) && number >= from && number <= to) return number;
        errors.Add(At(field), "buiten-bereik", $"Hier hoort een heel getal van {from} tot en met {to} te staan.");
        return null;
    }

    public bool? Flag(string field)
    {
        if (!Has(field)) return null;
        if (fields[field].ValueKind is JsonValueKind.True or JsonValueKind.False) return fields[field].GetBoolean();
        Wrong(field, "Hier hoort true of false te staan.");
        return null;
    }

    public JsonFields? Object(string field, IReadOnlyCollection<string> known) => Has(field) ? new(fields[field], At(field), errors, known) : null;

    /// <returns>The text on one line, without space around it; null if there is none or it is not right, which is then noted.</returns>
    public string? Line(string field, int most)
    {
        var text = Text(field, most)?.Trim();
        if (!string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAny('\n', '\r', '\t')) return text;
        if (!errors.Has(At(field)))
            errors.Add(At(field), string.IsNullOrEmpty(text) ? "verplicht" : "meer-regels", string.IsNullOrEmpty(text) ? "Dit veld is verplicht." : "Hier past één regel tekst, zonder tabs.");
        return null;
    }

    /// <returns>What a word stands for; null if it is missing or not known, which is then noted.</returns>
    public T? OneOf<T>(string field, IEnumerable<(string Code, T Value)> known) where T : struct
    {
        var codes = known.ToList();
        if (Text(field, MostWord) is { } text)
        {
            if (codes.FindIndex(entry => entry.Code == text) is >= 0 and var index) return codes[index].Value;
            errors.Add(At(field), "onbekende-keuze", $"Kies uit {string.Join(", ", codes.Select(entry => entry.Code))}.");
        }
        else if (!errors.Has(At(field)))
        {
            errors.Add(At(field), "verplicht", "Dit veld is verplicht.");
        }
        return null;
    }

    /// <returns>The elements; none if there is no array.</returns>
    public IReadOnlyList<JsonElement> Array(string field, int most, int least = 1)
    {
        if (!Has(field))
        {
            errors.Add(At(field), "verplicht", "Dit veld is verplicht.");
            return [];
        }
        if (fields[field].ValueKind != JsonValueKind.Array)
        {
            Wrong(field, "Hier hoort een lijst te staan.");
            return [];
        }
        if (fields[field].GetArrayLength() is var length && (length < least || length > most))
        {
            errors.Add(At(field), "aantal", $"Deze lijst hoort {least} tot en met {most} onderdelen te hebben.");
            return [];
        }
        return [.. fields[field].EnumerateArray()];
    }

    /// <returns>Where each text of a list stands, and the text; those that are not right are noted and left out.</returns>
    public IReadOnlyList<(string At, string Text)> Texts(string field, int most, int least, int mostCharacters)
    {
        var texts = new List<(string, string)>();
        foreach (var (index, element) in Array(field, most, least).Index())
        {
            var at = $"{At(field)}/{index.ToString(CultureInfo.InvariantCulture)}";
            if (Text(element, at, mostCharacters) is { } text) texts.Add((at, text));
        }
        return texts;
    }

    /// <param name="known">What a text stands for; null if it is not known.</param>
    /// <returns>The codes of a list, each once. Those that are not known or stand there twice are noted and left out.</returns>
    public IReadOnlyList<T> Codes<T>(string field, int most, Func<string, T?> known, string problem, string message)
    {
        var codes = new List<T>();
        foreach (var (at, text) in Texts(field, most, least: 0, MostWord))
        {
            if (known(text) is not { } code) errors.Add(at, problem, message);
            else if (codes.Contains(code)) errors.Add(at, "dubbele-code", "Deze code staat er meer dan één keer.");
            else codes.Add(code);
        }
        return codes;
    }

    /// <returns>The day on which something was looked at last: today if it is not said. A day before 2000 or after today is noted.</returns>
    public DateOnly CheckedOn(string field, DateOnly today)
    {
        if (Text(field, 20) is not { } text) return today;
        if (TextRules.TryDay(text, out var day) && day.Year >= FirstYear && day <= today) return day;
        errors.Add(At(field), "ongeldige-dag", $"Hier hoort een dag te staan zoals {today:yyyy-MM-dd}, niet voor {FirstYear} en niet in de toekomst.");
        return today;
    }

    private string? Text(JsonElement value, string at, int most)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            errors.Add(at, "verkeerd-type", "Hier hoort tekst te staan.");
            return null;
        }
        try
        {
            var text = value.GetString()!;
            return TextRules.Check(text, most, at, errors) ? text : null;
        }
        catch (InvalidOperationException)
        {
            errors.Add(at, "ongeldige-tekens", "Hier staan tekens die niet kunnen.");
            return null;
        }
    }

    private void Wrong(string field, string message) => errors.Add(At(field), "verkeerd-type", message);

    private static string Name(JsonProperty property)
    {
        try
        {
            return property.Name is { Length: <= 100 } name ? name : property.Name[..100];
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}

using System.Text.Json;
using Signals.Cli.Lines;

namespace Signals.Cli.Mappings;

/// <summary>A JSON object of which every property must be known: a misspelt one that is passed over would load the wrong thing.</summary>
internal sealed class StrictJson
{
    private readonly string path;
    private readonly Dictionary<string, JsonElement> left = new(StringComparer.Ordinal);

    /// <exception cref="CommandFailedException">It is no object, or names a property twice.</exception>
    public StrictJson(JsonElement json, string path)
    {
        this.path = path;
        if (json.ValueKind != JsonValueKind.Object) throw Wrong(path, "must be an object");
        foreach (var property in json.EnumerateObject())
            if (!left.TryAdd(property.Name, property.Value))
                throw Wrong($"{path}/{property.Name}", "stands there twice");
    }

    public string? Text(string name) => Take(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text
        : throw Wrong($"{path}/{name}", "must be a text that is not empty");

    public string NeededText(string name) => Text(name) ?? throw Wrong($"{path}/{name}", "is missing");

    public bool Flag(string name) => Take(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"{path}/{name}", "must be true or false"),
    };

    /// <summary>One text or a list of them.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Take(name) is not { } value) throw Wrong($"{path}/{name}", "is missing");
        var texts = (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value])
            .Select(text => text.ValueKind == JsonValueKind.String ? text.GetString()! : "").ToList();
        return texts.Count > 0 && texts.TrueForAll(text => text.Length > 0) ? texts : throw Wrong($"{path}/{name}", "must be a text, or a list of texts");
    }

    /// <summary>Texts by name; empty where the property is absent.</summary>
    public IReadOnlyDictionary<string, string> Table(string name)
    {
        if (Take(name) is not { } value) return new Dictionary<string, string>();
        var table = new StrictJson(value, $"{path}/{name}");
        return table.left.Keys.ToDictionary(key => key.Trim(), table.NeededText);
    }

    public StrictJson? Object(string name) => Take(name) is { } value ? new(value, $"{path}/{name}") : null;

    public StrictJson NeededObject(string name) => Object(name) ?? throw Wrong($"{path}/{name}", "is missing");

    /// <exception cref="CommandFailedException">A property was given that nobody asked for.</exception>
    public void End()
    {
        if (left.Count > 0) throw Wrong($"{path}/{left.Keys.First()}", "is not known here");
    }

    public CommandFailedException Wrong(string name, string what) => new($"The mapping is not right: {(name.StartsWith('/') ? name : $"{path}/{name}")} {what}.");

    // Null says the same as being absent.
    private JsonElement? Take(string name) => left.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

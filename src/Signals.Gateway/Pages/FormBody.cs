using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages;

/// <summary>A form as the interface would have got it, so that pages and interface read, check and refuse by the same code.</summary>
internal static class FormBody
{
    /// <param name="form">The form as it was sent. Fields that were left empty are left out.</param>
    /// <param name="texts">The fields that are texts.</param>
    /// <param name="numbers">The fields that are whole numbers; what is no number stays a text, and so is refused as one.</param>
    /// <param name="lists">The fields that have any number of values.</param>
    /// <param name="flags">The fields that are checked or not.</param>
    /// <param name="lines">The fields that have a value on each line; empty lines are left out.</param>
    public static JsonElement Of(
        IFormCollection form, IEnumerable<string> texts, IEnumerable<string>? numbers = null, IEnumerable<string>? lists = null, IEnumerable<string>? flags = null,
        IEnumerable<string>? lines = null)
    {
        var body = new JsonObject();
        foreach (var name in texts)
            if (Text(form, name) is { } text) body[name] = text;
        foreach (var name in numbers ?? [])
            if (Text(form, name) is { } text) body[name] = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text;
        foreach (var name in lists ?? []) body[name] = new JsonArray([.. form[name].Where(value => !string.IsNullOrEmpty(value)).Select(value => JsonValue.Create(value))]);
        foreach (var name in lines ?? []) body[name] = new JsonArray([.. Lines(form, name).Select(line => JsonValue.Create(line))]);
        foreach (var name in flags ?? []) body[name] = form[name] == "ja";
        return JsonSerializer.SerializeToElement(body);
    }

    /// <summary>What stands on each line of a field; empty lines are left out.</summary>
    public static IEnumerable<string> Lines(IFormCollection form, string name) => (Text(form, name) ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    /// <summary>What is wrong, as pages tell it: by the name of the field rather than its pointer, and by what is asked where nothing was filled in.</summary>
    /// <param name="errors">What is wrong.</param>
    /// <param name="asked">What each field asks for, to go after "vul in".</param>
    public static IReadOnlyList<(string Field, string Message)> Errors(FieldErrors errors, IReadOnlyDictionary<string, string> asked) =>
    [
        .. from error in errors.All
           let field = error.Veld.Split('/') is [_, var name, ..] ? name : error.Veld
           select (field, error.Code == "verplicht" && asked.TryGetValue(field, out var what) ? $"Vul in {what}." : error.Melding),
    ];

    private static string? Text(IFormCollection form, string name) =>
        form[name].ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Signals.Gateway.Intake;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Pages.Outreach;

/// <summary>Reads a signal from the fields of a form, which are called as in the interface, with the form's own prefix.</summary>
internal static class SignalForm
{
    private static readonly string[] Texts = ["thema", "buurt", "plek", "waarneming", "duiding"];
    private static readonly string[] Numbers = ["aantal"];
    private static readonly string[] Flags = ["overAnder", "bijElkaarHouden"];

    /// <param name="source">The code of the kind of source.</param>
    /// <param name="area">The neighbourhood, where the form does not ask for it.</param>
    /// <param name="errors">Takes what is wrong with it.</param>
    public static SignalRequest Read(IFormCollection form, string prefix, string source, string? area, FieldErrors errors)
    {
        var body = new JsonObject { ["bron"] = source };
        foreach (var name in Texts) Set(body, name, Value(form, prefix + name));
        foreach (var name in Numbers) SetNumber(body, name, Value(form, prefix + name));
        foreach (var name in Flags) if (Value(form, prefix + name).Length > 0) body[name] = true;
        if (area is not null) body["buurt"] = area;
        var household = new JsonObject();
        Set(household, "postcode", Value(form, prefix + "postcode"));
        SetNumber(household, "huisnummer", Value(form, prefix + "huisnummer"));
        Set(household, "toevoeging", Value(form, prefix + "toevoeging"));
        if (household.Count > 0) body["huishouden"] = household;
        if (!body.ContainsKey("thema")) errors.Add("/thema", "verplicht", "Kies waar het over gaat.");
        if (!body.ContainsKey("buurt")) errors.Add("/buurt", "verplicht", "Kies een buurt.");
        return SignalReader.Read(JsonSerializer.SerializeToElement(body), errors);
    }

    /// <summary>What is wrong, by the fields of a form.</summary>
    public static IReadOnlyList<(string Field, string Message)> Errors(FieldErrors errors, string prefix) =>
        [.. errors.All.Select(error => (Field(error.Veld, prefix), error.Melding))];

    private static string Field(string pointer, string prefix) => pointer switch
    {
        "/bron" => "",
        "/huishouden" => $"{prefix}postcode",
        _ => prefix + pointer[(pointer.LastIndexOf('/') + 1)..],
    };

    private static string Value(IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();

    private static void Set(JsonObject body, string name, string value)
    {
        if (value.Length > 0) body[name] = value;
    }

    private static void SetNumber(JsonObject body, string name, string value)
    {
        if (value.Length == 0) return;
        body[name] = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : JsonValue.Create(value);
    }
}

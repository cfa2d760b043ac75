using System.Text.Json;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Intake;

/// <summary>Reads a signal from JSON: types and texts. Whether it makes sense is for <see cref="SignalRules"/>.</summary>
internal static class SignalReader
{
    public const int MostText = 2_000;
    private const int MostCode = 60;

    private static readonly string[] Known =
    [
        "thema", "buurt", "bron", "waargenomenOp", "huishouden", "plek", "aantal", "waarneming", "duiding", "overAnder", "contact", "bijElkaarHouden",
    ];

    private static readonly string[] KnownOfHousehold = ["postcode", "huisnummer", "toevoeging"];
    private static readonly string[] KnownOfContact = ["email", "toestemming"];

    public static SignalRequest Read(JsonElement body, FieldErrors errors)
    {
        var fields = new JsonFields(body, "", errors, Known);
        var household = fields.Object("huishouden", KnownOfHousehold);
        var contact = fields.Object("contact", KnownOfContact);
        return new()
        {
            Thema = fields.Text("thema", MostCode),
            Buurt = fields.Text("buurt", MostCode),
            Bron = fields.Text("bron", MostCode),
            WaargenomenOp = Instant(fields, "waargenomenOp", errors),
            Huishouden = household is null ? null : new(
                household.Text("postcode", MostCode), household.Whole("huisnummer", 1, 99_999), household.Text("toevoeging", MostCode)),
            Plek = fields.Text("plek", MostCode),
            Aantal = fields.Whole("aantal", 1, Core.Neighbourhoods.Signal.MostPeople),
            Waarneming = fields.Text("waarneming", MostText),
            Duiding = fields.Text("duiding", MostText),
            OverAnder = fields.Flag("overAnder"),
            Contact = contact is null ? null : new(contact.Text("email", 320), contact.Flag("toestemming")),
            BijElkaarHouden = fields.Flag("bijElkaarHouden"),
        };
    }

    public static DateTimeOffset? Instant(JsonFields fields, string field, FieldErrors errors)
    {
        if (fields.Text(field, 64) is not { } text) return null;
        if (TextRules.TryInstant(text, out var instant)) return instant;
        errors.Add(fields.At(field), "ongeldig-tijdstip", "Hier hoort een tijdstip te staan met tijdzone, zoals 2026-11-20T10:15:00+01:00.");
        return null;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Gateway.Intake;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Pages;

/// <summary>The resident's form as it was filled in, with what is wrong with it.</summary>
public sealed class ResidentForm
{
    /// <summary>The choice that stores nothing.</summary>
    public const string SafetyAtHome = "veiligheid-thuis";

    private static readonly string[] Order = ["thema", "buurt", "overAnder", "waarneming", "postcode", "huisnummer", "toevoeging", "email", "toestemming"];

    private static readonly Dictionary<string, string> FieldOfPointer = new(StringComparer.Ordinal)
    {
        ["/huishouden"] = "postcode",
        ["/huishouden/postcode"] = "postcode",
        ["/huishouden/huisnummer"] = "huisnummer",
        ["/huishouden/toevoeging"] = "toevoeging",
        ["/contact/email"] = "email",
        ["/contact/toestemming"] = "toestemming",
    };

    // Where the interface speaks to people who build, the form speaks to people who fill in.
    private static readonly Dictionary<(string Field, string Code), string> Friendlier = new()
    {
        [("thema", "verplicht")] = "Kies waar het over gaat.",
        [("buurt", "verplicht")] = "Kies uw buurt.",
        [("postcode", "verplicht")] = "Vul ook uw postcode in, of laat uw huisnummer leeg.",
        [("huisnummer", "verplicht")] = "Vul ook uw huisnummer in, of laat uw postcode leeg.",
        [("postcode", "huishouden-ontbreekt")] = "Vul uw postcode en huisnummer in. Zonder adres kunnen we uw meldingen niet bij elkaar houden.",
        [("toestemming", "toestemming-ontbreekt")] = "Geef toestemming voor het gebruik van uw e-mailadres, of laat het e-mailadres leeg.",
        [("email", "verplicht")] = "Vul uw e-mailadres in, of zet het vinkje bij toestemming uit.",
    };

    private readonly IReadOnlyDictionary<string, string> values;

    internal ResidentForm(IReadOnlyList<Theme> themes, IReadOnlyList<NeighbourhoodArea> neighbourhoods, IFormCollection? form = null)
    {
        (Themes, Neighbourhoods) = (themes, neighbourhoods);
        values = form?.ToDictionary(field => field.Key, field => field.Value.ToString().ReplaceLineEndings("\n").Trim()) ?? [];
        Key = this["sleutel"] is { Length: 32 } key && key.All(char.IsAsciiHexDigitLower) ? key : IntakeEndpoints.Chance();
    }

    public IReadOnlyList<Theme> Themes { get; }

    public IReadOnlyList<NeighbourhoodArea> Neighbourhoods { get; }

    /// <summary>The hidden key by which a form that is sent twice counts once.</summary>
    public string Key { get; private set; }

    /// <summary>What is wrong, in the order of the form.</summary>
    public List<(string Field, string Message)> Errors { get; } = [];

    public string this[string field] => values.GetValueOrDefault(field, "");

    public bool Checked(string field) => this[field] == "ja";

    public string? Message(string field) => Errors.Where(error => error.Field == field).Select(error => error.Message).FirstOrDefault();

    /// <summary>Makes the form one of its own, so that sending it again counts as another signal.</summary>
    public void Renew() => Key = IntakeEndpoints.Chance();

    internal SignalRequest Request(FieldErrors errors)
    {
        var hasAddress = this["postcode"].Length > 0 || this["huisnummer"].Length > 0 || this["toevoeging"].Length > 0;
        return new()
        {
            Thema = Text("thema", 60, errors),
            Buurt = Text("buurt", 60, errors),
            Bron = "bewoner",
            Huishouden = hasAddress ? new(Text("postcode", 60, errors, "/huishouden/postcode"), Number(errors), Text("toevoeging", 60, errors, "/huishouden/toevoeging")) : null,
            Waarneming = Text("waarneming", SignalReader.MostText, errors),
            OverAnder = Checked("overAnder"),
            Contact = this["email"].Length > 0 || Checked("toestemming") ? new(Text("email", 320, errors, "/contact/email"), Checked("toestemming")) : null,
            BijElkaarHouden = Checked("bijElkaarHouden"),
        };
    }

    internal void Show(FieldErrors errors)
    {
        foreach (var error in errors.All)
        {
            var field = FieldOfPointer.GetValueOrDefault(error.Veld, error.Veld.TrimStart('/'));
            Errors.Add((field, Friendlier.GetValueOrDefault((field, error.Code), error.Melding)));
        }
        Errors.Sort((one, other) => Array.IndexOf(Order, one.Field).CompareTo(Array.IndexOf(Order, other.Field)));
    }

    private int? Number(FieldErrors errors)
    {
        if (this["huisnummer"].Length == 0) return null;
        if (int.TryParse(this["huisnummer"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 99_999) return number;
        errors.Add("/huishouden/huisnummer", "buiten-bereik", "Een huisnummer is een getal van 1 tot en met 99999. Zet een letter bij toevoeging.");
        return null;
    }

    private string? Text(string field, int most, FieldErrors errors, string? pointer = null) =>
        this[field] is { Length: > 0 } text && TextRules.Check(text, most, pointer ?? $"/{field}", errors) ? text : null;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Signals.Core.Approaches;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Approaches;

/// <summary>What can be written of a part: the same fields in the interface and on pages.</summary>
/// <param name="Part">The part.</param>
/// <param name="Path">How addresses and the interface name it.</param>
/// <param name="Title">How pages name it.</param>
/// <param name="Why">What pages say about it.</param>
/// <param name="Fields">Its fields.</param>
public sealed record PartForm(ApproachPart Part, string Path, string Title, string Why, IReadOnlyList<PartField> Fields)
{
    /// <summary>The most characters of one field.</summary>
    public const int MostCharacters = 2_000;

    /// <summary>The most bytes of what is sent of a part: six fields of two thousand characters, whatever alphabet they are in, and however a form or JSON writes them.</summary>
    public const int MostBytes = 256 * 1024;

    // Nobody but this class reads it, so every alphabet can stand as it is.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every part.</summary>
    public static readonly IReadOnlyList<PartForm> All =
    [
        new(ApproachPart.Purpose, "doel", "Waar het om gaat", "Schrijf het in uw eigen woorden. Begin bij wat mensen zelf willen.",
        [
            new("doel", "Waar gaat het u samen om?", "Wat wordt er anders voor mensen, als dit lukt?", IsRequired: true),
        ]),
        new(ApproachPart.ForResidents, "bewoners", "Voor bewoners", "Iedereen van wie een signaal meetelde, kan dit lezen met de volgcode. Schrijf eenvoudig en noem niemand.",
        [
            new("watErGebeurt", "Wat gebeurt er nu?", "Bijvoorbeeld: 'We gaan met bewoners praten over samen eten.'"),
            new("meedoen", "Hoe kunnen mensen meedoen?", "Noem een dag, een tijd en een plek. Mensen hoeven zich niet aan te melden."),
        ]),
        new(ApproachPart.Breakthrough, "doorbraak", "Doorbraak", "Voor één situatie die vastzit. Schrijf zo dat niemand te herkennen is.",
        [
            new("overEenJaar", "Waar wil de bewoner over een jaar zijn?", "In de woorden van de bewoner.", IsRequired: true),
            new("inDeWeg", "Wat staat in de weg?", "Een regel, een wachtlijst, geld, of iets anders."),
            new("wieLostOp", "Wie haalt dat weg, en wanneer?", "Noem een functie of organisatie, geen naam."),
        ]),
        new(ApproachPart.Deliberation, "beraad", "Moreel beraad", "Dit blad hoort bij geen enkel huishouden. Schrijf zo dat niemand te herkennen is.",
        [
            new("vraag", "Wat is de vraag?", "Eén vraag die begint met: 'Is het goed dat wij …?'", IsRequired: true),
            new("betrokkenen", "Wie heeft ermee te maken?", "Ook wie er niet bij zit."),
            new("waarden", "Wat vinden zij belangrijk?", "Bijvoorbeeld rust, veiligheid, eigen keuze."),
            new("mogelijkheden", "Wat kan er allemaal?", "Schrijf ook op wat u liever niet doet."),
            new("keuze", "Wat kiest u samen?", null),
            new("waarom", "Waarom, en wat doet u met de nadelen?", null),
        ]),
        new(ApproachPart.Story, "verhaal", "Het verhaal", "Verandering begint met een goed verhaal. Schrijf zo dat niemand te herkennen is.",
        [
            new("watGebeurde", "Wat gebeurde er?", null, IsRequired: true),
            new("watVeranderde", "Wat veranderde er?", "Ook iets kleins. Ook als het tegenviel."),
            new("voorWie", "Voor wie?", "Bijvoorbeeld: 'voor mensen die alleen wonen'."),
        ]),
        new(ApproachPart.Lessons, "lessen", "Wat wij leerden", "Niemand hoeft het perfect te doen. Dit is voor uw team.",
        [
            new("gingGoed", "Dit ging goed", null),
            new("doenWeAnders", "Dit doen we een volgende keer anders", null),
        ]),
    ];

    /// <returns>The part that an address names, or null.</returns>
    public static PartForm? At(string path) => All.FirstOrDefault(form => form.Path == path);

    public static PartForm Of(ApproachPart part) => All.First(form => form.Part == part);

    /// <summary>Reads what was written, and notes everything that is wrong with it.</summary>
    /// <returns>The words by field; none if all of it is to be taken out. Null if something is wrong.</returns>
    internal IReadOnlyDictionary<string, string>? Read(JsonFields fields, FieldErrors errors)
    {
        var words = new Dictionary<string, string>();
        foreach (var field in Fields)
            if (fields.Text(field.Name, MostCharacters)?.Trim() is { Length: > 0 } text) words[field.Name] = text;
        // With nothing at all the part is taken out.
        if (words.Count > 0)
            foreach (var missing in Fields.Where(field => field.IsRequired && !words.ContainsKey(field.Name) && !errors.Has(fields.At(field.Name))))
                errors.Add(fields.At(missing.Name), "verplicht", "Dit veld is verplicht.");
        return errors.Any ? null : words;
    }

    public static string Write(IReadOnlyDictionary<string, string> words) => JsonSerializer.Serialize(words, Readable);

    public static IReadOnlyDictionary<string, string> Parse(string words) => JsonSerializer.Deserialize<Dictionary<string, string>>(words) ?? [];
}

/// <param name="Name">Its name in the interface and the form.</param>
/// <param name="Label">What pages ask.</param>
/// <param name="Hint">What they say with it; null for nothing.</param>
/// <param name="IsRequired">Whether the part says nothing without it.</param>
public sealed record PartField(string Name, string Label, string? Hint, bool IsRequired = false);

namespace Signals.Core.Themes;

/// <summary>A theme that a municipality works with.</summary>
/// <param name="Code">Its code, the same in every municipality that uses it.</param>
/// <param name="Name">Its Dutch name on screens, at most 80 characters.</param>
public sealed record Theme(ThemeCode Code, string Name)
{
    /// <summary>The theme under which strengths and ideas are gathered; a rise of it is good news.</summary>
    public static readonly ThemeCode Strengths = ThemeCode.Parse("krachten");

    /// <summary>Themes under which people tell what others do to them.</summary>
    public static readonly IReadOnlySet<ThemeCode> Nuisance = Codes("woonoverlast", "straatoverlast");

    /// <summary>Themes under which people tell that someone needs help: beside nuisance at one place, it may be about the one who causes it.</summary>
    public static readonly IReadOnlySet<ThemeCode> Distress =
        Codes("onbegrepen-gedrag", "somberheid", "eenzaamheid", "verslaving", "mantelzorg", "ouder-worden", "geldzorgen", "wonen", "energie");

    /// <summary>The themes that a municipality starts with; it can add its own. Violence at home is deliberately not among them.</summary>
    public static readonly IReadOnlyList<Theme> Standard =
    [
        Named("geldzorgen", "Geldzorgen en schulden"),
        Named("eenzaamheid", "Eenzaamheid en isolement"),
        Named("woonoverlast", "Woonoverlast en burenruzie"),
        Named("straatoverlast", "Overlast van personen of groepen"),
        Named("onbegrepen-gedrag", "Zorgwekkend of onbegrepen gedrag"),
        Named("mantelzorg", "Mantelzorg en overbelasting"),
        Named("ouder-worden", "Ouder worden en zelfzorg"),
        Named("somberheid", "Somberheid en stress"),
        Named("verslaving", "Alcohol, drugs en gokken"),
        Named("wonen", "Wonen en dreigende uitzetting"),
        Named("energie", "Energie en kou"),
        Named("opgroeien", "Opvoeden en opgroeien"),
        Named("taal", "Taal, papierwerk en digitaal"),
        Named("werk", "Werk, inkomen en daginvulling"),
        Named("krachten", "Krachten en ideeën uit de buurt"),
    ];

    private static HashSet<ThemeCode> Codes(params string[] codes) => [.. codes.Select(code => ThemeCode.Parse(code))];

    private static Theme Named(string code, string name) => new(ThemeCode.Parse(code), name);
}

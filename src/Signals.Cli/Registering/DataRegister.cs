namespace Signals.Cli.Registering;

/// <summary>The register of stored data: for every field what it is for, on which ground, whose it is and how long it is kept.</summary>
/// <param name="About">What has to be known before reading it.</param>
/// <param name="Places">Where is stored, by the name that categories use, in words.</param>
/// <param name="Processings">What is done with data. Every category belongs to one.</param>
/// <param name="Categories">The categories of data. Every field belongs to one.</param>
internal sealed record DataRegister(
    string About, IReadOnlyDictionary<string, string> Places, IReadOnlyList<Processing> Processings, IReadOnlyList<DataCategory> Categories)
{
    /// <summary>How many fields it names.</summary>
    public int FieldCount => Categories.Sum(category => category.FieldCount);
}

/// <summary>Categories that are handled together for one purpose (verwerking), as a municipality enters it in its own register.</summary>
/// <param name="Code">Its name, unique.</param>
/// <param name="Name">Its name in words.</param>
/// <param name="Purpose">What it is for (doel).</param>
/// <param name="Persons">Whose data they are (betrokkenen).</param>
/// <param name="Receivers">Who gets them (ontvangers).</param>
/// <param name="Categories">The codes of its categories.</param>
internal sealed record Processing(string Code, string Name, string Purpose, string Persons, string Receivers, IReadOnlyList<string> Categories);

/// <summary>Fields that serve one purpose on one ground.</summary>
/// <param name="Code">Its name in English, unique.</param>
/// <param name="Name">Its name in Dutch.</param>
/// <param name="Personal">Whether somebody can be known by it.</param>
/// <param name="Purpose">What it is for (doel).</param>
/// <param name="Basis">On which ground, with the article of law (grondslag).</param>
/// <param name="IsBasisConfirmed">Whether the municipality has confirmed that ground. Until then it is a proposal.</param>
/// <param name="Source">Where it comes from (bron).</param>
/// <param name="SeenBy">Who gets to see it.</param>
/// <param name="Kept">How long it is kept, for each place where it is stored.</param>
/// <param name="Fields">The names of its fields, by the type or table that they belong to.</param>
internal sealed record DataCategory(
    string Code, string Name, PersonalKind Personal, string Purpose, string Basis, bool IsBasisConfirmed, string Source, string SeenBy,
    IReadOnlyList<Retention> Kept, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields)
{
    /// <summary>How many fields it has.</summary>
    public int FieldCount => Fields.Sum(type => type.Value.Count);
}

/// <summary>How long data are kept in some places.</summary>
/// <param name="In">The places.</param>
/// <param name="Until">The term (bewaartermijn).</param>
/// <param name="EndedBy">What ends it: a key that is destroyed, a reminder with a compaction, a row that is deleted.</param>
/// <param name="Shortfall">In what the program falls short of that; null where it does not.</param>
/// <param name="Term">The term as an ISO 8601 duration of one unit, as in <c>P13W</c>, where residents are told of it; null elsewhere.</param>
internal sealed record Retention(IReadOnlyList<string> In, string Until, string EndedBy, string? Shortfall = null, string? Term = null);

/// <summary>Whether somebody can be known by data.</summary>
internal enum PersonalKind
{
    /// <summary>Nobody can.</summary>
    None,

    /// <summary>By whoever holds a key as well, or knows something more.</summary>
    Pseudonym,

    /// <summary>By itself, or by what somebody may have written in it.</summary>
    Direct,
}

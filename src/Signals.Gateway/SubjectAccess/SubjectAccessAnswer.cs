using Signals.Gateway.Areas;
using Signals.Gateway.Follow;
using Signals.Gateway.Logbook;

namespace Signals.Gateway.SubjectAccess;

/// <summary>Everything that is kept of the signals of somebody who has their follow codes, and what for.</summary>
/// <param name="OpgesteldOp">When it was drawn up.</param>
/// <param name="Meldingen">What is kept, one for each code that leads to something, in the order of the codes.</param>
/// <param name="NietGevonden">The codes that lead to nothing.</param>
/// <param name="Soorten">The kinds of data among it, as the register of stored data tells of them.</param>
/// <param name="NietInOverzicht">What is not in it for anybody, each with the reason.</param>
/// <param name="Rechten">What somebody can do who does not agree.</param>
public sealed record SubjectAccessAnswer(
    DateTimeOffset OpgesteldOp, IReadOnlyList<SubjectSignal> Meldingen, IReadOnlyList<string> NietGevonden, IReadOnlyList<SubjectCategory> Soorten,
    IReadOnlyList<string> NietInOverzicht, string Rechten)
{
    /// <returns>The name of the type only: it holds what people wrote.</returns>
    public override string ToString() => nameof(SubjectAccessAnswer);
}

/// <summary>Everything that is kept of one signal.</summary>
/// <param name="Volgcode">Its follow code.</param>
/// <param name="Id">Its id.</param>
public sealed record SubjectSignal(string Volgcode, string Id)
{
    /// <summary>When it came in; null if that is no longer kept.</summary>
    public DateTimeOffset? OntvangenOp { get; init; }

    /// <summary>What its neighbourhood keeps of it; null if it was withdrawn or is no longer kept.</summary>
    public SubjectSignalData? Gegevens { get; init; }

    /// <summary>What was written and where news goes to; null if nothing is kept.</summary>
    public SubjectWords? Woorden { get; init; }

    /// <summary>For how long it was agreed that the signal is kept together with others of its household; null if it was not.</summary>
    public SubjectTerm? BijElkaar { get; init; }

    /// <summary>When there was news of it last; null if there was none.</summary>
    public DateTimeOffset? LaatsteNieuws { get; init; }

    /// <summary>What came of it; null if it was withdrawn or is no longer kept.</summary>
    public FollowAnswer? Stand { get; init; }

    /// <summary>What was done with it, latest first; at most 100.</summary>
    public IReadOnlyList<UseLine> Gebruik { get; init; } = [];

    /// <summary>Whether more was done with it than that.</summary>
    public bool GebruikIsAfgekapt { get; init; }

    /// <summary>What is kept of it and not told, each with the reason.</summary>
    public IReadOnlyList<LeftOut> Weggelaten { get; init; } = [];
}

/// <summary>What a neighbourhood keeps of a signal.</summary>
/// <param name="Thema">What it is about.</param>
/// <param name="Buurt">Where it was told of.</param>
/// <param name="Plek">The block, courtyard or street; null for none.</param>
/// <param name="WaargenomenOp">The day that it is about.</param>
/// <param name="Bron">How it came in, as a code.</param>
/// <param name="Aantal">How many people it stands for.</param>
/// <param name="Meegeteld">Whether it counts.</param>
/// <param name="OverAnder">Whether it is about somebody else; null if that is no longer known.</param>
/// <param name="HuishoudenBekend">Whether a token of the household is kept with it.</param>
public sealed record SubjectSignalData(
    NamedCode Thema, NamedCode Buurt, NamedCode? Plek, DateOnly WaargenomenOp, string Bron, int Aantal, bool Meegeteld, bool? OverAnder, bool HuishoudenBekend);

/// <summary>What the vault keeps of a signal.</summary>
/// <param name="Waarneming">What was seen or said; null for nothing.</param>
/// <param name="Duiding">What somebody makes of it; null for nothing.</param>
/// <param name="Email">Where news goes to; null for nowhere.</param>
/// <param name="Bewaard">For how long.</param>
public sealed record SubjectWords(string? Waarneming, string? Duiding, string? Email, SubjectTerm Bewaard)
{
    /// <returns>The name of the type only.</returns>
    public override string ToString() => nameof(SubjectWords);
}

/// <summary>Since when something is kept, and until when at the latest.</summary>
public sealed record SubjectTerm(DateTimeOffset Sinds, DateTimeOffset Tot);

/// <summary>Something that is kept and not told.</summary>
/// <param name="Soort">The kind of data, as a code of <see cref="SubjectAccessAnswer.Soorten"/>.</param>
/// <param name="Uitleg">What it is, and why it is left out.</param>
public sealed record LeftOut(string Soort, string Uitleg);

/// <summary>A kind of data, as the register of stored data tells of it.</summary>
/// <param name="Soort">Its code.</param>
/// <param name="Naam">Its name.</param>
/// <param name="Doel">What it is for.</param>
/// <param name="Grondslag">On which ground, with the article of law.</param>
/// <param name="GrondslagBevestigd">Whether the municipality has confirmed that ground.</param>
/// <param name="Herkomst">Where it comes from.</param>
/// <param name="Ontvangers">Who gets to see it.</param>
/// <param name="Bewaard">How long it is kept, for each place where it is stored.</param>
public sealed record SubjectCategory(
    string Soort, string Naam, string Doel, string Grondslag, bool GrondslagBevestigd, string Herkomst, string Ontvangers, IReadOnlyList<SubjectRetention> Bewaard);

/// <summary>How long data are kept in some places.</summary>
/// <param name="Waar">The places, in words.</param>
/// <param name="Tot">The term, in words.</param>
public sealed record SubjectRetention(IReadOnlyList<string> Waar, string Tot);

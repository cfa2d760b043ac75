namespace Signals.Silo.Tests.Canaries;

/// <summary>A text that is nobody's, put where somebody's could be, to be looked for everywhere else.</summary>
/// <param name="Place">Where it was put, as in <c>signalen/waarneming</c>.</param>
/// <param name="Kind">What it looks like, as in <c>bsn</c>.</param>
/// <param name="Text">What was put there, as it was written.</param>
/// <param name="Stays">Where it may be found all the same.</param>
internal sealed record Canary(string Place, string Kind, string Text, Stays Stays = Stays.Nowhere)
{
    public override string ToString() => $"{Kind} of {Place}";
}

/// <summary>Where a canary may be found.</summary>
[Flags]
internal enum Stays
{
    /// <summary>In no place but the sealed vault, and in the answers to those who may read it.</summary>
    Nowhere = 0,

    /// <summary>Readable in the database and in what is made of it: what a municipality publishes or sets.</summary>
    Database = 1,

    /// <summary>In a mail: the address that it is sent to.</summary>
    Mail = 2,

    /// <summary>In a call: the address that is called, and the token that it is called with.</summary>
    Web = 4,
}

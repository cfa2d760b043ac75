namespace Signals.Core.Privacy;

/// <summary>A stretch of text by which a person may be recognised.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Where it begins, in characters from 0.</param>
/// <param name="Length">How many characters it has, 1 or more.</param>
public readonly record struct PersonalTrace(PersonalTraceKind Kind, int Start, int Length)
{
    /// <summary>The character after the last, exclusive.</summary>
    public int End => Start + Length;
}

/// <summary>What a stretch of text looks like.</summary>
public enum PersonalTraceKind
{
    /// <summary>The name of a person.</summary>
    Name,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An account number (IBAN), by its check digits.</summary>
    Account,

    /// <summary>A citizen service number (BSN), by the eleven test.</summary>
    CitizenNumber,

    /// <summary>A house number with its street or postcode.</summary>
    Address,

    /// <summary>An e-mail address.</summary>
    Email,
}

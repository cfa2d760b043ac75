using Signals.Core.Areas;

namespace Signals.Core.Addresses;

/// <summary>What one neighbourhood has of a postcode area.</summary>
/// <param name="Code">The neighbourhood.</param>
/// <param name="Whole">The postcodes that lie wholly in it, by their letters one after another in order of the alphabet, as in <c>AAABAD</c>.</param>
/// <param name="Parts">Its house numbers of each postcode that it shares, in order of the alphabet.</param>
/// <remarks>Equal when all of it is.</remarks>
public sealed record NeighbourhoodAddresses(NeighbourhoodCode Code, string Whole, IReadOnlyList<PostcodePart> Parts)
{
    /// <inheritdoc/>
    public bool Equals(NeighbourhoodAddresses? other) => other is not null && Code == other.Code && Whole == other.Whole && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Whole, Parts.Count);

    internal bool HasWhole(string letters)
    {
        for (var i = 0; i + 1 < Whole.Length; i += 2)
            if (Whole[i] == letters[0] && Whole[i + 1] == letters[1])
                return true;
        return false;
    }
}

/// <summary>The house numbers of a postcode that lie in one neighbourhood, where others lie elsewhere.</summary>
/// <param name="Letters">The two capitals of the postcode.</param>
/// <param name="Numbers">The numbers, in order; no others.</param>
/// <remarks>Equal when all of it is.</remarks>
public sealed record PostcodePart(string Letters, IReadOnlyList<HouseNumbers> Numbers)
{
    /// <inheritdoc/>
    public bool Equals(PostcodePart? other) => other is not null && Letters == other.Letters && Numbers.SequenceEqual(other.Numbers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Letters, Numbers.Count);
}

/// <summary>Which neighbourhoods of a municipality a postcode lies in.</summary>
/// <param name="Whole">The one that all of it lies in; null if there is none.</param>
/// <param name="Parts">Those that it is divided over; empty unless it is.</param>
public sealed record PostcodeNeighbourhoods(NeighbourhoodCode? Whole, IReadOnlyList<NeighbourhoodPart> Parts)
{
    /// <summary>The neighbourhood of a house number.</summary>
    /// <returns>
    /// Null if it is not known. A number that is not listed has the neighbourhood that the whole postcode lies in, so that a new house has one too; a number
    /// that is not listed in a postcode that is divided has none.
    /// </returns>
    public NeighbourhoodCode? Find(int number)
    {
        if (Whole is not null) return Whole;
        foreach (var part in Parts)
            foreach (var numbers in part.Numbers)
                if (numbers.Contains(number)) return part.Code;
        return null;
    }
}

/// <summary>The house numbers of one postcode that lie in a neighbourhood.</summary>
public sealed record NeighbourhoodPart(NeighbourhoodCode Code, IReadOnlyList<HouseNumbers> Numbers);

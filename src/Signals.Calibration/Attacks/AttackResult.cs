namespace Signals.Calibration.Attacks;

/// <summary>What came of an attack.</summary>
/// <param name="Cells">Areas times themes times quarters, at every level.</param>
/// <param name="PlainlyPublished">Of how many there would be a figure if nothing were withheld but what is small.</param>
/// <param name="Published">Of how many there was a figure.</param>
/// <param name="TotalError">How far these were off, together.</param>
/// <param name="Small">How many cells had fewer households than make a figure, none included.</param>
/// <param name="Found">Of how many of these the attacker knows the count for certain.</param>
/// <param name="Narrowest">The narrowest range that any of these has to lie in, as the most less the least.</param>
/// <param name="Guessed">How many of these the attacker guesses right, by the middle of what is possible.</param>
/// <param name="GuessedBlindly">How many somebody guesses right who always says the same, the commonest count.</param>
internal sealed record AttackResult(int Cells, int PlainlyPublished, int Published, double TotalError, int Small, int Found, double Narrowest, int Guessed, int GuessedBlindly)
{
    public static readonly AttackResult None = new(0, 0, 0, 0, 0, 0, double.PositiveInfinity, 0, 0);

    /// <summary>How far a figure was off on average.</summary>
    public double MeanError => TotalError / Math.Max(1, Published);

    /// <summary>Attacks many themes and quarters, each with everything that was released of it.</summary>
    /// <inheritdoc cref="ThemeAttack(IReadOnlyList{Release}, int)"/>
    public static AttackResult Of(IEnumerable<IReadOnlyList<Release>> releases, int off)
    {
        var (result, small) = (None, new Dictionary<int, int>());
        foreach (var one in releases)
        {
            using var attack = new ThemeAttack(one, off);
            result += attack.Run(small);
        }
        return result with { GuessedBlindly = small.Values.DefaultIfEmpty().Max() };
    }

    public static AttackResult operator +(AttackResult one, AttackResult other) => new(
        one.Cells + other.Cells, one.PlainlyPublished + other.PlainlyPublished, one.Published + other.Published, one.TotalError + other.TotalError, one.Small + other.Small,
        one.Found + other.Found, Math.Min(one.Narrowest, other.Narrowest), one.Guessed + other.Guessed, one.GuessedBlindly + other.GuessedBlindly);
}

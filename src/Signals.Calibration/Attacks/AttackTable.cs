using System.Globalization;

namespace Signals.Calibration.Attacks;

/// <summary>Releases real counts as figures over eight quarters, each twice because something came in late, with borders that change half-way, and lets an attacker reckon with all of it.</summary>
internal static class AttackTable
{
    private const int Categories = 12;
    private const int Quarters = 8;
    private const double Late = 0.05;

    /// <param name="path">Real cases, as <see cref="CaseworkFile"/> reads them: each counts for a household of its own.</param>
    /// <param name="output">Receives the table.</param>
    public static void Run(string path, TextWriter output)
    {
        var town = AttackedTown.Of(CaseworkFile.Read(path), Categories, Quarters, Late);
        output.WriteLine("protection           cells  published %  mean error  small  found  feasible, narrowest  guessed right %  blindly %");
        foreach (var protection in (Protection[])[Protection.PlainSuppression, Protection.OfThePlatform]) Row(protection.Name, town.Attack(protection), output);
    }

    private static void Row(string name, AttackResult result, TextWriter output) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-18} {result.Cells,7} {100.0 * result.Published / result.Cells,12:F1} {result.MeanError,11:F2} {result.Small,6} {result.Found,6} {result.Narrowest,20:F1} {100.0 * result.Guessed / Math.Max(1, result.Small),16:F1} {100.0 * result.GuessedBlindly / Math.Max(1, result.Small),10:F1}"));
}

/// <summary>What came of an attack.</summary>
/// <param name="Cells">Areas times themes times quarters, at every level.</param>
/// <param name="Published">Of how many there was a figure.</param>
/// <param name="MeanError">How far these were off on average.</param>
/// <param name="Small">How many cells had fewer households than make a figure, none included.</param>
/// <param name="Found">Of how many of these the attacker knows the count for certain.</param>
/// <param name="Narrowest">The narrowest range that any of these has to lie in, as the most less the least.</param>
/// <param name="Guessed">How many of these the attacker guesses right, by the middle of what is possible.</param>
/// <param name="GuessedBlindly">How many somebody guesses right who always says the same, the commonest count.</param>
internal sealed record AttackResult(int Cells, int Published, double MeanError, int Small, int Found, double Narrowest, int Guessed, int GuessedBlindly);

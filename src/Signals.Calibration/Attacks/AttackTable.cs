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

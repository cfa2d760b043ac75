using System.Globalization;
using Signals.Core.Time;

namespace Signals.Core.Effects;

/// <summary>An effect in plain Dutch: it tells what was counted, and never that the approach did it.</summary>
internal static class EffectWording
{
    /// <summary>So many more than expected just before the beginning are worth a word.</summary>
    public const double NotableBefore = 5;

    public static IReadOnlyList<string> TooEarly(DateOnly from) =>
        ["Het is nog te vroeg om iets te zeggen.", $"Dat kan vanaf {DutchDay.WithYear(from)}."];

    public static IReadOnlyList<string> Unknown(EffectObstacle obstacle) =>
    [
        "We kunnen niet zeggen of er iets veranderd is.",
        obstacle == EffectObstacle.TooFewComparable ? "Er zijn te weinig buurten om mee te vergelijken." : "Van de tijd voor het begin is te weinig bekend.",
    ];

    public static IReadOnlyList<string> Of(EffectVerdict verdict, EffectFigures figures, int weeks, DateOnly? next) =>
    [
        $"In {Period(weeks)} na het begin telden we {figures.Observed} signalen over dit thema.",
        $"Zonder aanpak verwachtten we er {figures.Expected}.",
        .. verdict switch
        {
            EffectVerdict.Less => [$"Dat zijn er minder dan verwacht: {Percentage(1 - figures.High, 1 - figures.Low)} minder."],
            EffectVerdict.More => [$"Dat zijn er meer dan verwacht: {Percentage(figures.Low - 1, figures.High - 1)} meer."],
            EffectVerdict.AboutTheSame => ["Dat zijn er ongeveer evenveel: hooguit een kwart minder of een derde meer."],
            _ when figures.Expected.High is null => ["We kunnen niet zeggen of er iets veranderd is: er is nu veel meer tijd in de buurt gestoken dan daarvoor."],
            _ => (IEnumerable<string>)["We kunnen niet zeggen of er iets veranderd is: dit verschil kan ook toeval zijn."],
        },
        .. verdict == EffectVerdict.Less && figures.Fewer.Low > 0 ? [$"Dat komt neer op {new CaseRange(figures.Fewer.Low, figures.Fewer.High)} signalen minder."] : (IEnumerable<string>)[],
        .. next is { } day ? [$"Vanaf {DutchDay.WithYear(day)} kijken we nog een keer."] : (IEnumerable<string>)[],
    ];

    public static IReadOnlyList<string> OtherReasons(EffectVerdict verdict, bool roseBefore) =>
    [
        .. verdict == EffectVerdict.CannotTell ? [] : (IEnumerable<string>)["Dat kan met de aanpak te maken hebben, maar ook met iets anders dat in de buurt veranderde."],
        "Door een aanpak vertellen mensen ook eerder iets: meer aandacht kan meer signalen geven.",
        "Minder signalen betekent niet altijd minder zorgen.",
        .. roseBefore ? ["Vlak voor het begin waren er al meer signalen dan gewoonlijk. Dat kan ook vanzelf zijn weggegaan of juist zijn gebleven."] : (IEnumerable<string>)[],
    ];

    private static string Period(int weeks) => weeks == EffectMoment.Weeks[0] ? "het eerste half jaar" : "het eerste jaar";

    private static string Percentage(double low, double high) => string.Create(
        CultureInfo.InvariantCulture, $"ergens tussen {Math.Round(100 * low)} en {Math.Round(100 * high)} procent");
}

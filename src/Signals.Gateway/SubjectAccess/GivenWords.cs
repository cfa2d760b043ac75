using Signals.Core.Neighbourhoods;
using Signals.Core.Privacy;
using Signals.Grains.Vault;

namespace Signals.Gateway.SubjectAccess;

/// <summary>What was written with a signal, as far as whoever has its follow code may read it.</summary>
/// <param name="Observation">What was seen or said; null for nothing.</param>
/// <param name="Interpretation">What somebody makes of it; null for nothing, or if it is left out.</param>
/// <param name="HasTracesTakenOut">Whether what may lead to somebody was taken out.</param>
/// <param name="IsInterpretationLeftOut">Whether a professional's interpretation was left out.</param>
internal sealed record GivenWords(string? Observation, string? Interpretation, bool HasTracesTakenOut, bool IsInterpretationLeftOut)
{
    /// <summary>Gives all words of a signal about its teller, and of one about another without what may harm that other.</summary>
    /// <param name="parts">What was written.</param>
    /// <param name="kept">The signal; null if it is no longer kept, so that nobody knows whom it is about.</param>
    /// <param name="areas">Names of areas, which lead to nobody.</param>
    public static GivenWords Of(PersonalParts parts, KeptSignal? kept, IReadOnlyList<string> areas)
    {
        if (kept?.AboutAnother == false) return new(parts.Observation, parts.Interpretation, false, false);
        var (observation, interpretation) = (Masked(parts.Observation, areas), Masked(parts.Interpretation, areas));
        var isLeftOut = interpretation is not null && kept?.Source != Source.Resident;
        if (isLeftOut) interpretation = null;
        var isMasked = observation != parts.Observation || (!isLeftOut && interpretation != parts.Interpretation);
        return new(observation, interpretation, isMasked, isLeftOut);
    }

    private static string? Masked(string? text, IReadOnlyList<string> areas) => text is null ? null : PersonalTraces.Without(text, PersonalTraces.In(text, areas));

    /// <returns>The name of the type only.</returns>
    public override string ToString() => nameof(GivenWords);
}

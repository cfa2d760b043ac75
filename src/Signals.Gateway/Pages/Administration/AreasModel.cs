using Signals.Gateway.Areas;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The map of the municipality as it stands.</summary>
/// <param name="Name">The municipality.</param>
/// <param name="Areas">Its areas and what changes about them.</param>
/// <param name="WithoutOutline">How many neighbourhoods have no outline.</param>
/// <param name="Errors">What is wrong with a map that was just sent.</param>
/// <param name="Done">What was just done; null for nothing.</param>
public sealed record AreasModel(string Name, AreasAnswer Areas, int WithoutOutline, IReadOnlyList<(string Field, string Message)> Errors, string? Done)
{
    /// <summary>The years of the maps, in words.</summary>
    public string Years => Areas.Jaren.Count == 0 ? "Er is nog geen kaart geladen" : string.Join(" en ", Areas.Jaren.Select(year => $"{year}"));

    /// <summary>Those of which it is known who would follow, so that they can be decided on at once.</summary>
    public bool HasProposals => Areas.TeBeslissen.Count(one => one.Opvolgers.Count > 0) > 1;

    /// <summary>Who takes the place of a neighbourhood, in words.</summary>
    public static string Heirs(SuccessionAnswer one) => one.Opvolgers switch
    {
        [] => "niet te zien op de kaart",
        [var only] when only.Buurt.Code == one.Buurt.Code => "Er veranderde niets",
        [var only] => only.Buurt.Naam,
        _ => string.Join(", ", one.Opvolgers.Select(heir => $"{heir.Buurt.Naam} ({heir.Deel} procent)")),
    };
}

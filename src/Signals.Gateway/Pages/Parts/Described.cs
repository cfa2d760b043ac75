namespace Signals.Gateway.Pages.Parts;

/// <summary>What a field tells people who cannot see the page.</summary>
/// <param name="Invalid">The value of <c>aria-invalid</c>; null for none.</param>
/// <param name="Ids">The value of <c>aria-describedby</c>; null for none.</param>
public sealed record Described(string? Invalid, string? Ids)
{
    internal static string? By(string name, bool hasHint, bool hasError) => (hasHint, hasError) switch
    {
        (true, true) => $"{name}-fout {name}-uitleg",
        (true, false) => $"{name}-uitleg",
        (false, true) => $"{name}-fout",
        _ => null,
    };
}

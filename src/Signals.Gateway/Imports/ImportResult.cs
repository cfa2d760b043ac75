using Signals.Gateway.Problems;

namespace Signals.Gateway.Imports;

/// <summary>What came of a line.</summary>
internal sealed record ImportResult(long Regel, string Status, string? Id, IReadOnlyList<FieldError>? Fouten)
{
    public const string Created = "aangemaakt";
    public const string Known = "dubbel";
    public const string Refused = "afgewezen";
}

/// <summary>The last line of an answer.</summary>
internal sealed record ImportSummary(ImportTotals Totaal);

/// <summary>How many lines came to what.</summary>
internal sealed record ImportTotals(long Regels, long Aangemaakt, long Dubbel, long Afgewezen)
{
    public ImportTotals With(ImportResult result) => new(
        Regels + 1,
        Aangemaakt + (result.Status == ImportResult.Created ? 1 : 0),
        Dubbel + (result.Status == ImportResult.Known ? 1 : 0),
        Afgewezen + (result.Status == ImportResult.Refused ? 1 : 0));
}

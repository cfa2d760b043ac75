using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Administration;

/// <summary>Who takes the place of one neighbourhood, as it is being decided.</summary>
/// <param name="Former">The neighbourhood.</param>
/// <param name="Neighbourhoods">Every neighbourhood that can take its place.</param>
/// <param name="Rows">What was filled in, or is proposed: a neighbourhood and a part in whole per cents.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record SuccessionModel(
    NamedCode Former, IReadOnlyList<Choice> Neighbourhoods, IReadOnlyList<(string? Neighbourhood, string? Part)> Rows, IReadOnlyList<(string Field, string Message)> Errors)
{
    public string? Message(string field) => Errors.Of(field);
}

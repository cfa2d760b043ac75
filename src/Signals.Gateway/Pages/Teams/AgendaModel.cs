using Signals.Core.Teams;
using Signals.Gateway.Areas;
using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Teams;

/// <summary>A team's calendar as it stands.</summary>
/// <param name="Team">The team.</param>
/// <param name="From">The first day that is shown.</param>
/// <param name="To">The last day that is shown.</param>
/// <param name="Today">Today.</param>
/// <param name="Days">What is planned, in order of time.</param>
/// <param name="Neighbourhoods">The team's neighbourhoods.</param>
/// <param name="Kinds">What can be planned: the kinds of outreach that the municipality uses.</param>
/// <param name="MayPlan">Whether the visitor belongs to the team.</param>
/// <param name="Values">What was filled in.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Done">What was just done; null for nothing.</param>
public sealed record AgendaModel(
    NamedCode Team, DateOnly From, DateOnly To, DateOnly Today, IReadOnlyList<OutreachDay> Days, IReadOnlyList<Choice> Neighbourhoods, IReadOnlyList<Choice> Kinds,
    bool MayPlan, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<(string Field, string Message)> Errors, string? Done)
{
    public string? this[string field] => Values.GetValueOrDefault(field);

    public string? Message(string field) => Errors.Of(field);
}

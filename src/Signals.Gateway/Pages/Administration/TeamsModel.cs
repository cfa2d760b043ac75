using Signals.Core.Municipalities;
using Signals.Gateway.Pages.Parts;

namespace Signals.Gateway.Pages.Administration;

/// <summary>The teams as they stand, or one of them as it is being changed.</summary>
/// <param name="Teams">Every team.</param>
/// <param name="Districts">Every district.</param>
/// <param name="Neighbourhoods">Every neighbourhood.</param>
/// <param name="Edited">The team that is being changed; null for a new one.</param>
/// <param name="Name">Its name as filled in.</param>
/// <param name="OwnDistricts">Its districts as chosen.</param>
/// <param name="OwnNeighbourhoods">Its single neighbourhoods as chosen.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="IsSaved">Whether something was just changed.</param>
public sealed record TeamsModel(
    IReadOnlyList<Team> Teams, IReadOnlyList<Choice> Districts, IReadOnlyList<Choice> Neighbourhoods, Team? Edited, string? Name,
    IReadOnlyCollection<string> OwnDistricts, IReadOnlyCollection<string> OwnNeighbourhoods, IReadOnlyList<(string Field, string Message)> Errors, bool IsSaved)
{
    public string? Message(string field) => Errors.Of(field);

    /// <summary>What a team serves, in words.</summary>
    public string Serves(Team team)
    {
        var names = team.Districts.Select(district => Label(Districts, district.ToString())).Concat(team.Neighbourhoods.Select(one => $"buurt {Label(Neighbourhoods, one.ToString())}")).ToList();
        return names.Count == 0 ? "Geen wijken of buurten" : string.Join(", ", names);
    }

    private static string Label(IReadOnlyList<Choice> choices, string code) => choices.FirstOrDefault(choice => choice.Value == code)?.Label ?? code;
}

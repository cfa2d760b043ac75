using Signals.Core.Detection;
using Signals.Core.Teams;

namespace Signals.Core.Municipalities;

/// <summary>What a team's prompts were raised by, from an instant on.</summary>
/// <param name="Team">The team.</param>
/// <param name="Since">From when on, until the next one of the team.</param>
/// <param name="PromptScore">From which score a finding became a prompt.</param>
/// <param name="Streams">Themes times neighbourhoods of the team, 0 or more.</param>
public sealed record SettingsInForce(TeamId Team, DateTimeOffset Since, double PromptScore, int Streams)
{
    /// <summary>Whether another one says the same, whenever it began.</summary>
    public bool Says(SettingsInForce other) => Team == other.Team && PromptScore == other.PromptScore && Streams == other.Streams;

    /// <summary>How many prompts chance alone would have raised with a team between two instants.</summary>
    /// <param name="known">What the team's prompts were raised by, oldest first, one at least. The first is taken to have held before as well.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant at which it ends; nothing is expected if that is not after <paramref name="from"/>.</param>
    public static ExpectedByChance ByChance(IReadOnlyList<SettingsInForce> known, DateTimeOffset from, DateTimeOffset to)
    {
        var expected = default(ExpectedByChance);
        for (var i = 0; i < known.Count; i++)
        {
            var begin = i > 0 && known[i].Since > from ? known[i].Since : from;
            var end = i + 1 < known.Count && known[i + 1].Since < to ? known[i + 1].Since : to;
            if (end > begin) expected += ExpectedByChance.Of(known[i].PromptScore, known[i].Streams, (end - begin).TotalDays);
        }
        return expected;
    }
}

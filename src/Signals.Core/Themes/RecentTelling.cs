using System.Text.Json.Serialization;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Time;

namespace Signals.Core.Themes;

/// <summary>What a neighbourhood tells a theme of its last weeks, the night after something was told: so that the theme sees what spans neighbourhoods. It names nobody and no single signal.</summary>
public sealed record RecentTelling
{
    public required Theme Theme { get; init; }

    public required NeighbourhoodCode Neighbourhood { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The team that serves it.</summary>
    public required TeamId Team { get; init; }

    /// <summary>The neighbourhoods around it, the closest first.</summary>
    public required IReadOnlyList<NeighbourhoodCode> Adjacent { get; init; }

    /// <summary>What it asks of a prompt.</summary>
    public required DetectionSettings Settings { get; init; }

    /// <summary>The current week when it told.</summary>
    public required IsoWeek Week { get; init; }

    /// <summary>Counts of the last <see cref="OutbreakLikelihood.Weeks"/> weeks, the current one first.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>What was expected of each.</summary>
    public required IReadOnlyList<double> Means { get; init; }

    /// <summary>Variance over mean of a week, were the rate known.</summary>
    public required double Dispersion { get; init; }

    /// <summary>The variance of what was expected, relative to its square.</summary>
    public required double Uncertainty { get; init; }

    /// <summary>Who told in the last <see cref="RecentWeeks.LongestWindow"/> weeks, the current one first.</summary>
    public required IReadOnlyList<WeekTelling> Tellings { get; init; }

    /// <summary>Until when it raises nothing on the theme, because a prompt stands; null if none does.</summary>
    public DateTimeOffset? QuietUntil { get; init; }

    /// <summary>How many were told of in all those weeks.</summary>
    [JsonIgnore]
    public int Told => Counts.Sum();

    /// <summary>Its weeks as they look in a week that has come since: nothing more was told, or it would have told so.</summary>
    /// <param name="week">Its own week or a later one.</param>
    internal RecentWeeks At(IsoWeek week)
    {
        var recent = new RecentWeeks(Dispersion);
        for (var ago = 0; ago < OutbreakLikelihood.Weeks; ago++)
        {
            var then = ago - (week - Week);
            recent.Set(ago, then < 0 ? 0 : Counts[then], new(Means[Math.Max(0, then)], Uncertainty));
        }
        return recent;
    }

    /// <summary>Who told in the weeks that end with one.</summary>
    /// <param name="week">Its own week or a later one.</param>
    /// <param name="window">1 to <see cref="RecentWeeks.LongestWindow"/> weeks.</param>
    internal WeekTelling TellingAt(IsoWeek week, int window)
    {
        var all = new WeekTelling();
        for (var ago = week - Week; ago < window; ago++) all.Add(Tellings[ago - (week - Week)]);
        return all;
    }
}

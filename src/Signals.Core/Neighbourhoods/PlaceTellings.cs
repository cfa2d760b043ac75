using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

/// <summary>Who told of a theme at each listed place, as far as single signals are kept.</summary>
internal sealed class PlaceTellings
{
    // A place that was not told of before is taken for one of so many.
    private const int Weight = 5;

    private readonly SortedDictionary<string, Dictionary<IsoWeek, WeekTelling>> places = new(StringComparer.Ordinal);

    /// <summary>The codes of the places that were told of, in order.</summary>
    public IReadOnlyCollection<string> Codes => places.Keys;

    /// <param name="sighting">What was told; nothing if it names no place.</param>
    /// <param name="sign">1 to add it, -1 to take it away.</param>
    public void Add(Sighting sighting, int sign)
    {
        if (sighting.Place is not { } place) return;
        if (!places.TryGetValue(place, out var weeks)) places[place] = weeks = [];
        var week = IsoWeek.Of(sighting.ObservedOn);
        if (!weeks.TryGetValue(week, out var telling)) weeks[week] = telling = new();
        telling.Add(sighting, sign);
        if (telling.People == 0) weeks.Remove(week);
        if (weeks.Count == 0) places.Remove(place);
    }

    /// <summary>Who told of a place in the weeks that end with one.</summary>
    public WeekTelling At(string place, IsoWeek last, int weeks)
    {
        var all = new WeekTelling();
        for (var i = 0; i < weeks; i++)
            if (places.GetValueOrDefault(place)?.GetValueOrDefault(last - i) is { } week) all.Add(week);
        return all;
    }

    /// <summary>How many were told of at a place in one week.</summary>
    public int People(string place, IsoWeek week) => places.GetValueOrDefault(place)?.GetValueOrDefault(week)?.People ?? 0;

    /// <summary>A place's share of what is told of the neighbourhood: of the signals that name a place, before the weeks that are looked at, drawn towards one in <see cref="Weight"/>.</summary>
    /// <returns>The share, and how many signals speak for it.</returns>
    public (double Share, int Told) ShareOf(string place, IsoWeek last)
    {
        var (there, all) = (1, Weight);
        for (var week = last - (Neighbourhood.SignalWeeks + 1); week <= last - OutbreakLikelihood.Weeks; week += 1)
        {
            there += People(place, week);
            foreach (var other in places.Keys) all += People(other, week);
        }
        return ((double)there / all, there);
    }
}

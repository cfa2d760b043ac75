using System.Text.Json.Serialization;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;

namespace Signals.Core.Vigils;

/// <summary>What came in in a neighbourhood in the weeks that its municipality's vigil was not told of yet.</summary>
public sealed class ArrivalBook
{
    /// <summary>How many weeks are told of at most, the latest: what lies longer ago is no news of silence.</summary>
    public const int MostWeeks = 8;

    // By kind of source; the last one is of what was found.
    private readonly SortedDictionary<IsoWeek, int[]> weeks;

    public ArrivalBook() : this([], null, false) { }

    [JsonConstructor]
    internal ArrivalBook(IReadOnlyList<WeekArrivals> weeks, IsoWeek? toldThrough, bool isPartial)
    {
        this.weeks = new(weeks.ToDictionary(week => week.Week, week => (int[])[.. Kinds.Select(source => week.Of(source)), week.Found]));
        (ToldThrough, IsPartial) = (toldThrough, isPartial);
    }

    /// <summary>The weeks in which something came in and that were not told of, oldest first.</summary>
    public IReadOnlyList<WeekArrivals> Weeks => [.. weeks.Keys.Select(In)];

    /// <summary>The last week that was told of; null before the first.</summary>
    public IsoWeek? ToldThrough { get; private set; }

    /// <summary>Whether it goes back to a version that kept no such book, so that earlier weeks may lack something. Until weeks are told of.</summary>
    public bool IsPartial { get; private set; }

    private static IEnumerable<Source> Kinds => SourceCodes.All.Values.Order();

    internal static ArrivalBook OfOlderVersion() => new([], null, true);

    internal void Note(IsoWeek week, Source source) => At(week)[(int)source]++;

    internal void NoteFound(IsoWeek week) => At(week)[^1]++;

    /// <summary>The closed weeks to tell of, silent ones among them; none if they were told.</summary>
    internal IReadOnlyList<WeekArrivals> Closed(IsoWeek current)
    {
        var last = current - 1;
        var first = ToldThrough + 1 ?? last;
        return [.. IsoWeek.Range(last - first < MostWeeks ? first : last - (MostWeeks - 1), last).Select(In)];
    }

    internal void NoteTold(IsoWeek through)
    {
        foreach (var week in weeks.Keys.TakeWhile(week => week <= through).ToList()) weeks.Remove(week);
        (ToldThrough, IsPartial) = (through, false);
    }

    internal void Forget()
    {
        weeks.Clear();
        (ToldThrough, IsPartial) = (null, false);
    }

    private WeekArrivals In(IsoWeek week) => weeks.GetValueOrDefault(week) is { } counts ? new(week, counts[..^1], counts[^1]) : new(week, new int[SourceCodes.All.Count], 0);

    private int[] At(IsoWeek week)
    {
        if (weeks.TryGetValue(week, out var counts)) return counts;
        counts = weeks[week] = new int[SourceCodes.All.Count + 1];
        if (weeks.Count > MostWeeks) weeks.Remove(weeks.Keys.First());
        return counts;
    }
}

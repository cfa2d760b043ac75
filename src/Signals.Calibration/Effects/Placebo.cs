using System.Globalization;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Effects;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Calibration.Effects;

/// <summary>Puts approaches that never were into real counts, one in every area at four dates, and counts how often something is said of them.</summary>
internal static class Placebo
{
    private const int Categories = 12;

    private static readonly DateOnly[] Beginnings = [new(2017, 1, 9), new(2017, 9, 4), new(2018, 3, 5), new(2018, 9, 3)];
    private static readonly Theme Topic = Theme.Standard[1];

    /// <param name="path">A gzipped file with a line for each case, <c>date,area,category,…</c>, with a header.</param>
    /// <param name="output">Receives the table.</param>
    public static void Run(string path, TextWriter output)
    {
        var cases = CaseworkFile.Read(path);
        var areas = cases.Select(one => one.Area).Distinct().Order(StringComparer.Ordinal).ToList();
        var first = cases.Min(one => one.Week) + 1;
        output.WriteLine("category                          approaches  said less  said more, % at either moment");
        (int All, int Less, int More) total = default;
        foreach (var category in cases.GroupBy(one => one.Category).OrderByDescending(group => group.Count()).Take(Categories))
        {
            var counts = category.Where(one => one.Week >= first).ToLookup(one => one.Area, one => one.Week);
            var places = areas.Select((area, number) => Lived(number, first, counts[area])).ToList();
            var said = Beginnings.Select(IsoWeek.Of).SelectMany(begin => Said(places, begin)).ToList();
            Row(category.Key, said.Count, said.Count(verdict => verdict == EffectVerdict.Less), said.Count(verdict => verdict == EffectVerdict.More));
        }
        Row("all", total.All, total.Less, total.More);

        void Row(string name, int all, int less, int more)
        {
            total = (total.All + all, total.Less + less, total.More + more);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {all,9} {100.0 * less / all,10:F1} {100.0 * more / all,10:F1}"));
        }
    }

    // The first that is said of an approach in each place, if anything is.
    private static IEnumerable<EffectVerdict> Said(List<Neighbourhood> places, IsoWeek begin)
    {
        var (theme, then) = (new SharedTheme(), At(begin));
        foreach (var summary in places.SelectMany(place => place.Summarise(then)).OfType<ThemesSummarised>().SelectMany(told => told.Summaries)) theme.Apply(new SummaryGathered(summary));
        foreach (var learned in theme.Learn(then)) theme.Apply(learned);
        foreach (var place in places) place.Apply(new ModelBorrowed(Topic.Code, theme.Model, begin));
        foreach (var number in Enumerable.Range(0, places.Count))
        {
            var choice = theme.Comparable("1", [Code(number)], [], then).Choice;
            var told = EffectMoment.Weeks.Select(weeks => Told(number, weeks) is { } own
                ? EffectEstimate.Of([own], [.. choice.Neighbourhoods.Select(code => Told(code.Number - Code(0).Number, weeks)).OfType<SpanTelling>()]).Verdict : EffectVerdict.CannotTell).ToList();
            yield return told.Find(verdict => verdict is EffectVerdict.Less or EffectVerdict.More);
        }

        SpanTelling? Told(int number, int weeks) => places[number].Span(Topic.Code, begin, weeks, At(SpanTelling.ToldFrom(begin, weeks)));
    }

    private static Neighbourhood Lived(int number, IsoWeek first, IEnumerable<IsoWeek> cases)
    {
        var lived = new Neighbourhood();
        lived.Apply(new NeighbourhoodConfigured(new(Code(number), "Buurt", new(2015), 500), TeamId.Parse("west"), [Topic], DetectionSettings.Standard, first));
        List<WeeklyCount> counts = [.. cases.GroupBy(week => week).OrderBy(week => week.Key).Select(week => new WeeklyCount(Topic.Code, week.Key, week.Count()))];
        if (counts.Count > 0) lived.Apply(new HistoryLoaded(counts));
        return lived;
    }

    private static DateTimeOffset At(IsoWeek week) => DutchTime.StartOf(week.Monday).AddHours(10);

    private static NeighbourhoodCode Code(int number) => new(99_990_000 + number);
}

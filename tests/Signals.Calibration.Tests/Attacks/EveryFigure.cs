using System.Net;
using System.Text.Json;
using Microsoft.VisualBasic.FileIO;
using Signals.Core.Themes;
using Signals.Core.Time;
using Signals.Core.Trends;

namespace Signals.Calibration.Tests.Attacks;

/// <summary>What somebody reads who asks a platform for everything that a manager may ask for: every level, every theme and all of them together, every range of quarters, as JSON, as CSV, on maps and in the file behind the page.</summary>
internal sealed class EveryFigure
{
    private const int QuartersShown = 12;
    private const int AtOnce = 8;

    private static readonly string[] Levels = ["gemeente", "wijk", "buurt"];

    private readonly Lock gate = new();
    private readonly Dictionary<(Quarter Quarter, ThemeCode Theme, string Area), AreaFigure> figures = [];

    private EveryFigure() { }

    /// <summary>How many questions were asked.</summary>
    public int Questions { get; private set; }

    /// <summary>How often a figure was read.</summary>
    public int Readings { get; private set; }

    /// <summary>Figures that were not the same wherever they were read.</summary>
    public int Contradictions { get; private set; }

    public static async Task<EveryFigure> Read(HttpClient manager)
    {
        var read = new EveryFigure();
        var themes = JsonDocument.Parse(await manager.GetStringAsync("/v1/themas")).RootElement.EnumerateArray().Select(theme => theme.GetProperty("code").GetString()!).ToList();
        var last = Quarter.Parse(JsonDocument.Parse(await manager.GetStringAsync("/v1/trends")).RootElement.GetProperty("tot").GetString()!);
        List<Quarter> quarters = [.. Quarter.Range(last - (QuartersShown - 1), last)];
        var ofThemes = themes.Select(theme => $"&thema={theme}").Prepend("").ToList();
        var questions = new List<(string Path, Action<string> Take)>();
        foreach (var level in Levels)
            foreach (var theme in ofThemes)
            {
                foreach (var from in quarters)
                    foreach (var to in quarters.Where(to => to >= from)) questions.Add(($"/v1/trends?niveau={level}&van={from}&tot={to}{theme}", read.TakeSeries));
                questions.Add(($"/trends/cijfers.csv?niveau={level}&van={quarters[0]}&tot={last}{theme}", read.TakeCsv));
            }
        foreach (var level in Levels.Skip(1))
            foreach (var theme in themes)
                foreach (var quarter in quarters) questions.Add(($"/v1/trends/kaart?niveau={level}&thema={theme}&kwartaal={quarter}", read.TakeMap));
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (question, cancellation) =>
        {
            using var response = await manager.GetAsync(question.Path, cancellation);
            var answer = await response.Content.ReadAsStringAsync(cancellation);
            if (response.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{question.Path} answered {response.StatusCode}.");
            lock (read.gate) question.Take(answer);
        });
        read.Questions = questions.Count;
        return read;
    }

    /// <summary>Everything that was read of one theme in one quarter.</summary>
    public IReadOnlyList<AreaFigure> Of(Quarter quarter, ThemeCode theme) => [.. figures.Where(figure => (figure.Key.Quarter, figure.Key.Theme) == (quarter, theme)).Select(figure => figure.Value)];

    private void TakeSeries(string answer)
    {
        foreach (var series in JsonDocument.Parse(answer).RootElement.GetProperty("reeksen").EnumerateArray())
            foreach (var point in series.GetProperty("punten").EnumerateArray())
                Take(Text(point, "kwartaal"), Text(series.GetProperty("thema"), "code"), Text(series.GetProperty("gebied"), "code"), point);
    }

    private void TakeMap(string answer)
    {
        var map = JsonDocument.Parse(answer).RootElement;
        foreach (var area in map.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties")))
            // An area of which nothing is known of the quarter has no figure, not even a withheld one.
            if (area.TryGetProperty("aantal", out _) || area.TryGetProperty("achtergehouden", out _)) Take(Text(map, "kwartaal"), Text(map.GetProperty("thema"), "code"), Text(area, "code"), area);
    }

    private void TakeCsv(string answer)
    {
        using var csv = new TextFieldParser(new StringReader(answer)) { Delimiters = [","] };
        var names = csv.ReadFields()!.ToList();
        while (csv.ReadFields() is { } fields)
        {
            string Field(string name) => fields[names.IndexOf(name)];
            Take(Field("kwartaal"), Field("themacode"), Field("gebiedcode"), int.TryParse(Field("aantal"), out var count) ? count : null, Field("geschat") == "ja");
        }
    }

    private void Take(string quarter, string theme, string area, JsonElement figure) => Take(
        quarter, theme, area, figure.TryGetProperty("aantal", out var count) ? count.GetInt32() : null, figure.TryGetProperty("geschat", out var estimated) && estimated.GetBoolean());

    private void Take(string quarter, string theme, string area, int? count, bool isEstimated)
    {
        Readings++;
        var figure = new AreaFigure(area, ThemeCode.Parse(theme), count, null) { IsEstimated = isEstimated };
        var key = (Quarter.Parse(quarter), ThemeCode.Parse(theme), area);
        if (!figures.TryAdd(key, figure) && figures[key] != figure) Contradictions++;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

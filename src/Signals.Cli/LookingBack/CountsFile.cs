using System.Globalization;
using Signals.Cli.Lines;
using Signals.Core.Time;

namespace Signals.Cli.LookingBack;

/// <summary>Weekly counts as a file holds them: <c>theme,neighbourhood,week,count</c>.</summary>
internal sealed class CountsFile
{
    private const int MostToldFaults = 20;
    private const int MostCharacters = 100;
    private const int MostCount = 1_000_000;

    // Far more than ten years of every neighbourhood and theme in the country.
    private const int MostLines = 120_000_000;
    private const int MostWeeks = 2_600;

    private static readonly string[] Columns = ["theme", "neighbourhood", "week", "count"];

    private readonly Dictionary<string, Dictionary<string, SortedList<IsoWeek, int>>> themes = [];
    private readonly List<string> faults = [];

    /// <summary>The themes in the order in which the file first names them, each with its neighbourhoods and their weeks.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, SortedList<IsoWeek, int>>> Themes => themes;

    /// <summary>How the file writes its weeks.</summary>
    public WeekForm Weeks { get; private set; } = WeekForm.Calendar;

    /// <summary>How many lines were read.</summary>
    public long Lines { get; private set; }

    /// <summary>How many of them were left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>What was wrong with the first of those.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <exception cref="CommandFailedException">The file cannot be read, lacks a column or holds no counts.</exception>
    public static CountsFile Read(string path, Action<long> passed, CancellationToken cancellation)
    {
        var file = new CountsFile();
        WeekForm? form = null;
        foreach (var line in new SourceFile(path).Lines(Columns, ','))
        {
            cancellation.ThrowIfCancellationRequested();
            if (++file.Lines > MostLines) throw new CommandFailedException($"The file has more than {MostLines} lines. Split it by theme.");
            if (file.Take(line, ref form) is { } reason) file.LeaveOut(line.Number, reason);
            passed(file.Lines);
        }
        file.Weeks = form ?? throw new CommandFailedException("The file holds no line with a count.");
        return file;
    }

    /// <returns>Why the line is left out; null if it is not.</returns>
    private string? Take(SourceLine line, ref WeekForm? form)
    {
        if (line.Values is not [var theme, var neighbourhood, var week, var count]) return line.Fault!.Message;
        if (theme is not { Length: > 0 and <= MostCharacters }) return $"theme must be 1 to {MostCharacters} characters.";
        if (neighbourhood is not { Length: > 0 and <= MostCharacters }) return $"neighbourhood must be 1 to {MostCharacters} characters.";
        var found = form ?? WeekForm.Of(week);
        if (found?.Read(week) is not { } at)
            return form is null
                ? "week must be written as 2026-W07, from 1900 on, or be a whole number up to 100000."
                : "week must be written as in the lines before: as 2026-W07, or as a whole number.";
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MostCount)
            return $"count must be a whole number from 0 to {MostCount}.";
        form = found;
        if (!themes.TryGetValue(theme, out var neighbourhoods)) themes[theme] = neighbourhoods = [];
        if (!neighbourhoods.TryGetValue(neighbourhood, out var weeks)) neighbourhoods[neighbourhood] = weeks = [];
        if (weeks.Count > 0 && Math.Max(at - weeks.Keys[0], weeks.Keys[^1] - at) > MostWeeks) return $"week lies more than {MostWeeks} weeks from others of its neighbourhood.";
        return weeks.TryAdd(at, number) ? null : "this week of this neighbourhood and theme was counted in an earlier line.";
    }

    private void LeaveOut(long line, string reason)
    {
        LeftOut++;
        if (faults.Count < MostToldFaults) faults.Add($"Line {line} is left out: {reason}");
    }
}

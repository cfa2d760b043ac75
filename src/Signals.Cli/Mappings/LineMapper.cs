using System.Globalization;
using Signals.Cli.Lines;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Cli.Mappings;

/// <summary>Reads lines by a mapping, and names everything that is wrong with one.</summary>
internal sealed class LineMapper(Mapping mapping, InventedCodes invented)
{
    private const int LongestKey = 128;

    private readonly LineKeys keys = new();
    private readonly Dictionary<string, int> places = mapping.Columns.Select((column, index) => (column, index)).ToDictionary(c => c.column, c => c.index);

    /// <returns>The line in our terms, or what is wrong with it.</returns>
    public (MappedLine? Line, IReadOnlyList<LineFault> Faults) Map(SourceLine line)
    {
        if (line.Values is not { } values) return (null, [line.Fault!]);
        var faults = new List<LineFault>();
        var day = Day(values, faults);
        var area = Code(mapping.Area, values, "/buurt", "an area code such as BU03080000", faults,
            value => invented.AreaOf.TryGetValue(value, out var code) || NeighbourhoodCode.TryParse(value, null, out code) ? code : (NeighbourhoodCode?)null);
        var theme = Code(mapping.Theme, values, "/thema", "a theme code", faults,
            value => invented.ThemeOf.TryGetValue(value, out var code) || ThemeCode.TryParse(value, null, out code) ? code : null);
        var source = Code(mapping.Source, values, "/bron", $"one of {string.Join(", ", SourceCodes.All.Keys)}", faults,
            value => SourceCodes.All.TryGetValue(value, out var known) ? known : (Source?)null);
        var people = People(values, faults);
        // Always asked for, so that a line keeps its number among equal ones whatever the mapping makes of it.
        var key = Key(line.Raw, values, faults);
        return faults.Count > 0 ? (null, faults) : (new(line.Number, key, day, area!.Value, theme!, source!.Value, people), []);
    }

    private DateOnly Day(IReadOnlyList<string> values, List<LineFault> faults)
    {
        var text = values[places[mapping.DateColumn]].Trim();
        // A date without an offset is one of Amsterdam; one with an offset is an instant.
        foreach (var format in mapping.DateFormats)
        {
            if (format.AsSpan().ContainsAny('z', 'K'))
            {
                if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                    return DutchTime.DateOf(instant);
            }
            else if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                return DateOnly.FromDateTime(time);
            }
        }
        faults.Add(new("/waargenomenOp", "geen-datum", $"The date is not written as {string.Join(" or ", mapping.DateFormats)}."));
        return default;
    }

    private T? Code<T>(CodeRule rule, IReadOnlyList<string> values, string field, string expected, List<LineFault> faults, Func<string, T?> read)
    {
        var value = rule.Fixed ?? values[places[rule.Column!]].Trim();
        if (value.Length == 0) value = rule.WhenEmpty ?? "";
        if (value.Length == 0)
        {
            faults.Add(new(field, "leeg", $"The column '{rule.Column}' is empty."));
            return default;
        }
        if (read(rule.Table.GetValueOrDefault(value, value)) is { } code) return code;
        faults.Add(new(field, "onbekende-waarde", rule.Table.Count > 0
            ? $"The value in '{rule.Column}' is not in the mapping's table and is not {expected}."
            : $"The value in '{rule.Column}' is not {expected}."));
        return default;
    }

    private int? People(IReadOnlyList<string> values, List<LineFault> faults)
    {
        if (mapping.PeopleColumn is not { } column || values[places[column]].Trim() is not { Length: > 0 } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people is >= 1 and <= Signal.MostPeople) return people;
        faults.Add(new("/aantal", "geen-aantal", $"The number of people is not a whole number from 1 to {Signal.MostPeople}."));
        return null;
    }

    private string Key(string raw, IReadOnlyList<string> values, List<LineFault> faults)
    {
        if (mapping.KeyColumn is not { } column) return keys.Next(raw);
        var key = values[places[column]].Trim();
        if (key.Length is 0 or > LongestKey) faults.Add(new("/sleutel", "geen-sleutel", $"The key is empty or longer than {LongestKey} characters."));
        return key;
    }
}

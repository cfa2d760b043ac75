using System.Globalization;
using Signals.Core.Areas;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Gateway.Inbox;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;

namespace Signals.Gateway.Outreach;

/// <summary>Reads what a team plans, and notes everything that is wrong with it.</summary>
internal static class PlanReader
{
    public static readonly IReadOnlyCollection<string> Known = ["soort", "buurt", "plek", "datum", "begin", "eind", "herhaaltTot"];

    /// <returns>The plan; null if something is wrong.</returns>
    public static OutreachPlan? Read(JsonFields fields, TeamInbox team, DateOnly today, FieldErrors errors)
    {
        var kind = Kind(fields, team, errors);
        var neighbourhood = Neighbourhood(fields, team, errors);
        var place = fields.Line("plek", OutreachPlan.MostPlace);
        var date = Day(fields, "datum", errors);
        if (date is null && !errors.Has("/datum")) errors.Add("/datum", "verplicht", "Dit veld is verplicht.");
        if (date is { } first && (first < today || first > today.AddDays(OutreachPlan.MostDaysAhead)))
            errors.Add("/datum", "buiten-bereik", $"Kies een dag vanaf vandaag, en hooguit {OutreachPlan.MostDaysAhead} dagen vooruit.");
        var (begin, end) = (Time(fields, "begin", errors), Time(fields, "eind", errors));
        if (begin is { } from && end is { } to && (to <= from || to - from > OutreachStop.Longest))
            errors.Add("/eind", "buiten-bereik", $"Het einde ligt na het begin op dezelfde dag, en hooguit {OutreachStop.Longest.TotalHours:F0} uur erna.");
        var until = Day(fields, "herhaaltTot", errors);
        if (date is { } since && until is { } last && (last < since || last > since.AddDays(OutreachPlan.MostDaysAhead)))
            errors.Add("/herhaaltTot", "buiten-bereik", $"Herhalen kan vanaf de eerste dag, en hooguit {OutreachPlan.MostDaysAhead} dagen lang.");
        if (errors.Any) return null;
        return new()
        {
            Kind = kind!.Value,
            Neighbourhood = neighbourhood!.Value,
            Place = place!,
            Date = date!.Value,
            Begin = begin!.Value,
            End = end!.Value,
            WeeklyUntil = until,
        };
    }

    private static Source? Kind(JsonFields fields, TeamInbox team, FieldErrors errors)
    {
        if (fields.Text("soort", 40) is { } text && SourceCodes.All.TryGetValue(text, out var source) && source.IsOutreach())
        {
            if (team.Municipality.Uses(source)) return source;
            errors.Add("/soort", "bron-niet-in-gebruik", "Deze gemeente gebruikt dit niet.");
        }
        if (!errors.Has("/soort")) errors.Add("/soort", "onbekende-soort", "Kies inloop of koffiekar.");
        return null;
    }

    private static NeighbourhoodCode? Neighbourhood(JsonFields fields, TeamInbox team, FieldErrors errors)
    {
        if (NeighbourhoodCode.TryParse(fields.Text("buurt", 40), null, out var code) && team.Municipality.Neighbourhood(code) is not null)
        {
            if (team.Municipality.TeamOf(code)?.Id == team.Id) return code;
            errors.Add("/buurt", "andere-buurt", "Deze buurt hoort bij een ander wijkteam. Kies een buurt van dit wijkteam.");
        }
        else if (!errors.Has("/buurt"))
        {
            errors.Add("/buurt", "onbekende-buurt", "Deze buurt is hier niet bekend.");
        }
        return null;
    }

    private static DateOnly? Day(JsonFields fields, string field, FieldErrors errors)
    {
        if (fields.Text(field, 20) is not { } text) return null;
        if (TextRules.TryDay(text, out var day)) return day;
        errors.Add(fields.At(field), "ongeldige-dag", "Hier hoort een dag te staan, zoals 2026-11-20.");
        return null;
    }

    private static TimeOnly? Time(JsonFields fields, string field, FieldErrors errors)
    {
        var text = fields.Text(field, 20);
        if (text is not null && TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        if (text is null && !errors.Has(fields.At(field))) errors.Add(fields.At(field), "verplicht", "Dit veld is verplicht.");
        else if (text is not null) errors.Add(fields.At(field), "ongeldige-tijd", "Hier hoort een tijd te staan, zoals 14:00.");
        return null;
    }
}

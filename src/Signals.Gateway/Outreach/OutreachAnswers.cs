using System.Globalization;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Outreach;

/// <summary>What a team plans.</summary>
/// <param name="Soort">inloop or koffiekar.</param>
/// <param name="Begin">As in <c>14:00</c>.</param>
/// <param name="HerhaaltTot">Until when it comes back each week; left out for one day only.</param>
internal sealed record OutreachRequest(string Soort, string Buurt, string Plek, DateOnly Datum, string Begin, string Eind, DateOnly? HerhaaltTot);

/// <summary>What was planned.</summary>
/// <param name="Nummer">Its number with the team.</param>
internal sealed record PlanAnswer(int Nummer, string Soort, NamedCode Buurt, string Plek, DateOnly Datum, string Begin, string Eind, DateOnly? HerhaaltTot)
{
    public static PlanAnswer Of(int number, OutreachPlan plan, KnownMunicipality municipality) => new(
        number, plan.Kind.Code(), municipality.Named(plan.Neighbourhood), plan.Place, plan.Date, Time(plan.Begin), Time(plan.End), plan.WeeklyUntil);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A walk-in hour or a stop of the coffee cart on one day, as a team sees it.</summary>
/// <param name="Nummer">The plan's number with the team.</param>
/// <param name="HerhaaltTot">Until when it comes back each week; null for one day only.</param>
internal sealed record AgendaAnswer(
    int Nummer, string Soort, NamedCode Buurt, string Plek, DateOnly Datum, DateTimeOffset Begin, DateTimeOffset Eind, DateOnly? HerhaaltTot)
{
    public static AgendaAnswer Of(OutreachDay one, KnownMunicipality municipality) => new(
        one.Number, one.Plan.Kind.Code(), municipality.Named(one.Plan.Neighbourhood), one.Plan.Place, one.Day, one.BeginsAt, one.EndsAt, one.Plan.WeeklyUntil);
}

/// <summary>A walk-in hour or a stop of the coffee cart that is to come, as everybody can read it.</summary>
public sealed record OutreachAnswer(string Soort, NamedCode Buurt, string Plek, DateOnly Datum, DateTimeOffset Begin, DateTimeOffset Eind)
{
    internal static OutreachAnswer Of(OutreachDay one, KnownMunicipality municipality) => new(
        one.Plan.Kind.Code(), municipality.Named(one.Plan.Neighbourhood), one.Plan.Place, one.Day, one.BeginsAt, one.EndsAt);
}

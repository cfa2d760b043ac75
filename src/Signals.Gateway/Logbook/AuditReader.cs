using System.Globalization;
using Microsoft.AspNetCore.Http;
using Signals.Core.Time;
using Signals.Gateway.Areas;
using Signals.Gateway.Problems;
using Signals.Gateway.Reading;
using Signals.Grains.Logbook;

namespace Signals.Gateway.Logbook;

/// <summary>Reads which lines of the audit log are asked for.</summary>
internal sealed class AuditReader(Catalogue catalogue, TimeProvider clock)
{
    /// <summary>How many days an answer can be about.</summary>
    public const int MostDays = 31;

    private const int OrdinaryDays = 7;
    private const int Ordinary = 50;
    private const int Most = 200;

    private static readonly string[] Fields = [AskedMunicipality.Field, "van", "tot", "account", "gebeurtenis", "na", "aantal"];

    /// <returns>The question, or null and what is wrong with it.</returns>
    public async Task<(AuditQuestion? Question, FieldErrors Errors)> Read(HttpRequest request, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var query = new QueryFields(request, errors, Fields);
        var municipality = await AskedMunicipality.Of(query, errors, catalogue, cancellation);
        var until = query.Day("tot") ?? DutchTime.DateOf(clock.GetUtcNow());
        var from = query.Day("van") ?? until.AddDays(1 - OrdinaryDays);
        if (from > until || until.DayNumber - from.DayNumber >= MostDays)
            errors.Add("van", "buiten-bereik", $"Vraag hooguit {MostDays} dagen op, waarvan de eerste niet na de laatste komt.");
        var after = query.Value("na", (string text, out LogPlace place) => TryPlace(text, out place), "onbekende-plaats", "Dit is geen plaats in het log.");
        var question = new AuditQuestion(municipality?.Code ?? default, DutchTime.StartOf(from), DutchTime.StartOf(until.AddDays(1)), query.Whole("aantal", 1, Most, Ordinary))
        {
            Account = query.Text("account"),
            Event = query.Text("gebeurtenis"),
            After = after,
        };
        return (errors.Any ? null : question, errors);
    }

    public static string Text(LogPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.At.UtcTicks}.{place.Sequence}.{place.Node}");

    private static bool TryPlace(string text, out LogPlace place)
    {
        place = default;
        if (text.Split('.', 3) is not [var at, var sequence, { Length: > 0 } node]
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTime.MaxValue.Ticks || ticks < DateTimeOffset.UnixEpoch.Ticks
            || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        place = new(new(ticks, TimeSpan.Zero), node, number);
        return true;
    }
}

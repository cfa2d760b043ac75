using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;
using Signals.Gateway.Intake;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Stops;

/// <summary>Begins and ends stops. One set of rules for interface and pages.</summary>
internal sealed class StopDesk(Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock)
{
    /// <summary>The most people that can have been at one stop.</summary>
    public const int MostPeople = 10_000;

    /// <summary>The longest name of a place, in characters.</summary>
    public const int MostPlace = 100;

    /// <summary>Begins a stop. Told again while it is open, it is the same stop.</summary>
    /// <param name="errors">Takes what is wrong; nothing happens if there is anything in it.</param>
    public async Task<(StopAnswer? Answer, Problem? Problem)> Start(
        string? kind, string? area, string? place, DateTimeOffset? startedAt, FieldErrors errors, CancellationToken cancellation)
    {
        if (kind is null || !SourceCodes.All.TryGetValue(kind, out var source) || !source.IsOutreach())
        {
            source = default;
            if (!errors.Has("/soort")) errors.Add("/soort", "onbekende-soort", "Een stop is een koffiekar of een inloop.");
        }
        var found = await catalogue.Neighbourhood(area, cancellation);
        if (found is null && !errors.Has("/buurt")) errors.Add("/buurt", "onbekende-buurt", "Deze buurt is hier niet bekend.");
        if (found is var (_, municipality) && !errors.Has("/soort") && !municipality.Uses(source))
            errors.Add("/soort", "bron-niet-in-gebruik", "Deze gemeente gebruikt dit soort stop niet.");
        var begin = Moment(startedAt, "/begin", errors);
        if (errors.Any) return (null, Problem.BadInput(errors));
        return await grains.Neighbourhood(found!.Value.Area.Code).StartStop(source, place, begin, cancellation) is { } id
            ? (new(id.ToString(), kind!, area!, place, DutchTime.Local(begin)), null)
            : (null, Problem.Busy());
    }

    /// <summary>Ends a stop.</summary>
    /// <param name="errors">Takes what is wrong; nothing happens if there is anything in it.</param>
    /// <returns>Null once it has ended.</returns>
    public async Task<Problem?> Finish(string id, DateTimeOffset? endedAt, int? people, FieldErrors errors, CancellationToken cancellation)
    {
        if (people is null && !errors.Has("/aanwezigen")) errors.Add("/aanwezigen", "verplicht", "Dit veld is verplicht.");
        var end = Moment(endedAt, "/eind", errors);
        if (errors.Any) return Problem.BadInput(errors);
        return StopId.TryParse(id, null, out var stop)
            && (await catalogue.Municipality(stop.Neighbourhood.Municipality, cancellation))?.Knows(stop.Neighbourhood) == true
            && await grains.Neighbourhood(stop.Neighbourhood).FinishStop(stop, end, people!.Value, cancellation)
            ? null
            : Problem.NotFound("Deze stop bestaat niet, of is al afgerond.");
    }

    private DateTimeOffset Moment(DateTimeOffset? told, string field, FieldErrors errors)
    {
        var now = clock.GetUtcNow();
        if (told is not { } instant) return now;
        if (instant > now + SignalRules.Ahead) errors.Add(field, "in-de-toekomst", "Dit tijdstip moet nog komen.");
        else if (instant < now.AddDays(-Signal.LatestInDays)) errors.Add(field, "te-lang-geleden", $"Dit is langer dan {Signal.LatestInDays} dagen geleden.");
        return (instant < now ? instant : now).ToUniversalTime();
    }
}

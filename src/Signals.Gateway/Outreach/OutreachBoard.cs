using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Signals.Core.Areas;
using Signals.Core.Teams;
using Signals.Core.Time;
using Signals.Gateway.Access;
using Signals.Gateway.Areas;

namespace Signals.Gateway.Outreach;

/// <summary>What all teams of a municipality plan for the coming weeks, from memory: anybody can ask for it, as often as they like.</summary>
/// <remarks>As old as the <see cref="Catalogue"/> at most, and one entry per municipality served, as there.</remarks>
internal sealed class OutreachBoard(Catalogue catalogue, GrainsWithinReach grains, TimeProvider clock, IOptions<GatewayOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<MunicipalityCode, Remembered<IReadOnlyList<OutreachDay>>> boards = new();

    /// <summary>What is to come from today on, for as many days as can be asked for, in order of time.</summary>
    public Task<IReadOnlyList<OutreachDay>> Coming(MunicipalityCode municipality, CancellationToken cancellation) =>
        boards.GetOrAdd(municipality, code => new(clock, options.Value.CatalogueAge, cancellation => Look(code, cancellation))).Get(cancellation);

    /// <summary>Looks again the next time, since something was planned or cancelled.</summary>
    public void Forget(MunicipalityCode municipality)
    {
        if (boards.TryGetValue(municipality, out var board)) board.Forget();
    }

    public void Dispose()
    {
        foreach (var board in boards.Values) board.Dispose();
    }

    private async Task<IReadOnlyList<OutreachDay>> Look(MunicipalityCode code, CancellationToken cancellation)
    {
        var today = DutchTime.DateOf(clock.GetUtcNow());
        var coming = new List<OutreachDay>();
        foreach (var team in (await catalogue.Municipality(code, cancellation))?.View.Teams ?? [])
            coming.AddRange(await grains.Team(code, team.Id).Agenda(today, today.AddDays(Days.Most - 1), cancellation));
        return [.. coming.OrderBy(one => one.BeginsAt)];
    }
}

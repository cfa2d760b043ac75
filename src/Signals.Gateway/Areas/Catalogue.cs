using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Signals.Core.Areas;
using Signals.Core.Municipalities;
using Signals.Core.Teams;
using Signals.Gateway.Access;
using Signals.Grains.Engine;

namespace Signals.Gateway.Areas;

/// <summary>
/// Areas, themes and teams from memory, as far as a request reaches. At most as old as the options say, and never older than a change made through this gateway.
/// </summary>
/// <remarks>Holds one entry per municipality served, so no more than the 10,000 that have a code.</remarks>
internal sealed class Catalogue(IGrains grains, Reach reach, TimeProvider clock, IOptions<GatewayOptions> options) : IDisposable
{
    private readonly Remembered<IReadOnlyList<MunicipalityCode>> served = new(
        clock, options.Value.CatalogueAge, cancellation => grains.Platform().Municipalities(cancellation));

    private readonly ConcurrentDictionary<MunicipalityCode, Remembered<KnownMunicipality>> municipalities = new();

    private readonly MunicipalityCode home = MunicipalityCode.Parse(options.Value.HomeMunicipality);

    /// <summary>The municipality that is meant where none is named.</summary>
    public MunicipalityCode Home => reach.Home(home);

    /// <returns>The municipality, or null if it is not served here, or the request does not reach it.</returns>
    public async Task<KnownMunicipality?> Municipality(MunicipalityCode code, CancellationToken cancellation) =>
        reach.Covers(code) && (await served.Get(cancellation)).Contains(code) ? await Of(code).Get(cancellation) : null;

    /// <returns>A neighbourhood by its code, with its municipality; null if it is not known here.</returns>
    public async Task<(NeighbourhoodArea Area, KnownMunicipality Municipality)?> Neighbourhood(string? code, CancellationToken cancellation) =>
        NeighbourhoodCode.TryParse(code, null, out var known)
            && await Municipality(known.Municipality, cancellation) is { } municipality && municipality.Neighbourhood(known) is { } area
            ? (area, municipality)
            : null;

    public async Task<IReadOnlyList<KnownMunicipality>> All(CancellationToken cancellation)
    {
        var all = new List<KnownMunicipality>();
        foreach (var code in (await served.Get(cancellation)).Where(reach.Covers)) all.Add(await Of(code).Get(cancellation));
        return all;
    }

    /// <summary>The short names of every team of every municipality, also beyond reach: they are unique over the platform.</summary>
    public async Task<IReadOnlyCollection<TeamId>> TakenTeams(CancellationToken cancellation)
    {
        var taken = new HashSet<TeamId>();
        foreach (var code in await served.Get(cancellation)) taken.UnionWith((await Of(code).Get(cancellation)).View.Teams.Select(team => team.Id));
        return taken;
    }

    /// <returns>The municipality that a team belongs to, or null if there is no such team.</returns>
    public async Task<KnownMunicipality?> MunicipalityOf(TeamId team, CancellationToken cancellation) =>
        (await All(cancellation)).FirstOrDefault(municipality => municipality.Team(team) is not null);

    /// <returns>A team by its short name, with its municipality; null if there is no such team.</returns>
    public async Task<(Team Team, KnownMunicipality Municipality)?> Team(string id, CancellationToken cancellation) =>
        TeamId.TryParse(id, null, out var known) && await MunicipalityOf(known, cancellation) is { } municipality && municipality.Team(known) is { } team
            ? (team, municipality)
            : null;

    /// <summary>Looks everything up again the next time, since something was changed.</summary>
    public void Forget()
    {
        served.Forget();
        foreach (var municipality in municipalities.Values) municipality.Forget();
    }

    public void Dispose()
    {
        served.Dispose();
        foreach (var municipality in municipalities.Values) municipality.Dispose();
    }

    private Remembered<KnownMunicipality> Of(MunicipalityCode code) => municipalities.GetOrAdd(code, code => new(
        clock, options.Value.CatalogueAge, async cancellation => new(await grains.Municipality(code).Read(cancellation))));
}

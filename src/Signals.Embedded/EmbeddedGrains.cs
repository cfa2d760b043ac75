using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Core.Teams;
using Signals.Grains.Engine;
using Signals.Grains.Households;
using Signals.Grains.Journal;
using Signals.Grains.Municipalities;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Platform;
using Signals.Grains.Teams;

namespace Signals.Embedded;

/// <summary>The platform's grains on the embedded engine.</summary>
public sealed class EmbeddedGrains : IGrains
{
    private readonly EmbeddedEngine engine;

    /// <param name="engine">An engine that holds no grains yet.</param>
    /// <param name="context">Gives what every grain is given; asked for when the first grain is made.</param>
    public EmbeddedGrains(EmbeddedEngine engine, Func<IGrains, GrainContext> context)
    {
        this.engine = engine;
        var given = new Lazy<GrainContext>(() => context(this));
        engine
            .Hold<INeighbourhood>(key => new NeighbourhoodGrain(NeighbourhoodCode.Parse(Name(key)), given.Value))
            .Hold<IHousehold>(key => new HouseholdGrain(StreamKeys.HouseholdOf(StreamKey.Parse(key)), given.Value))
            .Hold<IDistrictTeam>(key => new DistrictTeamGrain(StreamKey.Parse(key).Municipality, TeamId.Parse(Name(key)), given.Value))
            .Hold<IMunicipality>(key => new MunicipalityGrain(MunicipalityCode.Parse(Name(key)), given.Value))
            .Hold<IPlatform>(_ => new PlatformGrain(given.Value));
    }

    /// <inheritdoc/>
    public INeighbourhood Neighbourhood(NeighbourhoodCode code) => new NeighbourhoodShell(engine, StreamKeys.Neighbourhood(code));

    /// <inheritdoc/>
    public IHousehold Household(HouseholdId id) => new HouseholdShell(engine, StreamKeys.Household(id));

    /// <inheritdoc/>
    public IDistrictTeam Team(MunicipalityCode municipality, TeamId id) => new DistrictTeamShell(engine, StreamKeys.Team(municipality, id));

    /// <inheritdoc/>
    public IMunicipality Municipality(MunicipalityCode code) => new MunicipalityShell(engine, StreamKeys.Municipality(code));

    /// <inheritdoc/>
    public IPlatform Platform() => new PlatformShell(engine, StreamKeys.Platform);

    /// <inheritdoc/>
    public IJournaledGrain Any(StreamKey key) => key.Kind switch
    {
        StreamKeys.NeighbourhoodKind => new NeighbourhoodShell(engine, key),
        StreamKeys.HouseholdKind => new HouseholdShell(engine, key),
        StreamKeys.TeamKind => new DistrictTeamShell(engine, key),
        StreamKeys.MunicipalityKind => new MunicipalityShell(engine, key),
        StreamKeys.PlatformKind => new PlatformShell(engine, key),
        _ => throw new ArgumentException($"No grain has a stream of the kind {key.Kind}.", nameof(key)),
    };

    private static string Name(string key) => StreamKey.Parse(key).Name;
}

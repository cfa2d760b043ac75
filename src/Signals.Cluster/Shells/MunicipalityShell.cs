using Orleans.Concurrency;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Follow;
using Signals.Core.Menus;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Municipalities;

namespace Signals.Cluster.Shells;

/// <inheritdoc cref="IMunicipality"/>
[Alias("signals.municipality")]
public interface IMunicipalityShell : IMunicipality, IGrainWithStringKey;

/// <inheritdoc cref="IMunicipality"/>
[GrainType(StreamKeys.MunicipalityKind), Reentrant]
public sealed class MunicipalityShell(GrainContext context)
    : Shell<MunicipalityGrain>(key => GrainsByKey.Municipality(key, context)), IMunicipalityShell
{
    public Task<MunicipalityView> Read(CancellationToken cancellation) => Inner.Read(cancellation);

    public Task<MunicipalityView> LoadAreas(
        string name, IReadOnlyList<DistrictArea> districts, IReadOnlyList<NeighbourhoodArea> neighbourhoods, CancellationToken cancellation) =>
        Inner.LoadAreas(name, districts, neighbourhoods, cancellation);

    public Task<MunicipalityView?> Succeed(NeighbourhoodCode former, IReadOnlyList<AreaHeir> heirs, CancellationToken cancellation) =>
        Inner.Succeed(former, heirs, cancellation);

    public Task<MunicipalityView?> AddThemes(IReadOnlyList<Theme> themes, CancellationToken cancellation) => Inner.AddThemes(themes, cancellation);

    public Task<MunicipalityView?> HideTheme(ThemeCode theme, CancellationToken cancellation) => Inner.HideTheme(theme, cancellation);

    public Task<MunicipalityView?> ShowTheme(ThemeCode theme, CancellationToken cancellation) => Inner.ShowTheme(theme, cancellation);

    public Task<MunicipalityView?> FormTeam(Team team, CancellationToken cancellation) => Inner.FormTeam(team, cancellation);

    public Task<MunicipalityView?> DissolveTeam(TeamId team, CancellationToken cancellation) => Inner.DissolveTeam(team, cancellation);

    public Task<MunicipalityView> AllowHouseholdKeeping(string dpia, CancellationToken cancellation) => Inner.AllowHouseholdKeeping(dpia, cancellation);

    public Task<MunicipalityView?> SetDetection(DetectionSettings settings, DetectionBounds? teams, CancellationToken cancellation) =>
        Inner.SetDetection(settings, teams, cancellation);

    public Task<MunicipalityView?> SetTeamDetection(TeamId team, DetectionSettings? settings, CancellationToken cancellation) =>
        Inner.SetTeamDetection(team, settings, cancellation);

    public Task<MunicipalityView?> UseSources(IReadOnlyList<Source> used, CancellationToken cancellation) => Inner.UseSources(used, cancellation);

    public Task<MunicipalityView?> ListPlaces(NeighbourhoodCode neighbourhood, IReadOnlyList<ListedPlace> places, CancellationToken cancellation) =>
        Inner.ListPlaces(neighbourhood, places, cancellation);

    public Task<MunicipalityView?> SetMenuCard(MenuCard card, CancellationToken cancellation) => Inner.SetMenuCard(card, cancellation);

    public Task<MunicipalityView?> RemoveMenuCard(MenuCardCode card, CancellationToken cancellation) => Inner.RemoveMenuCard(card, cancellation);

    public Task<MunicipalityView> OfferMenuCard(MenuCardCode card, CancellationToken cancellation) => Inner.OfferMenuCard(card, cancellation);

    public Task<MunicipalityView?> NarrowMenu(TeamId team, IReadOnlyList<MenuCardCode> leftOut, CancellationToken cancellation) =>
        Inner.NarrowMenu(team, leftOut, cancellation);

    public Task<MunicipalityView?> ShareCapacity(TeamId team, CapacityNote? capacity, CancellationToken cancellation) => Inner.ShareCapacity(team, capacity, cancellation);

    public Task<MunicipalityView?> SetPilot(Pilot pilot, CancellationToken cancellation) => Inner.SetPilot(pilot, cancellation);

    public Task<RecordedSignal?> WhereRecorded(SignalId signal, CancellationToken cancellation) => Inner.WhereRecorded(signal, cancellation);

    public Task<IReadOnlyList<ParkedMessage>> Parked(CancellationToken cancellation) => Inner.Parked(cancellation);

    public Task<bool> Unpark(StreamKey sender, StreamKey receiver, long number, CancellationToken cancellation) =>
        Inner.Unpark(sender, receiver, number, cancellation);
}

using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Follow;
using Signals.Core.Menus;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;

namespace Signals.Grains.Municipalities;

/// <inheritdoc cref="IMunicipality"/>
public sealed class MunicipalityGrain(MunicipalityCode code, GrainContext context)
    : JournaledGrain<Municipality, MunicipalityEvent>(StreamKeys.Municipality(code), context), IMunicipality
{
    private readonly TimeProvider clock = context.Clock;
    private readonly IJournal journal = context.Journal;
    private readonly IOutbox outbox = context.Outbox;

    /// <inheritdoc/>
    public Task<MunicipalityView> Read(CancellationToken cancellation) => Ask(View, cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView> LoadAreas(
        string name, IReadOnlyList<DistrictArea> districts, IReadOnlyList<NeighbourhoodArea> neighbourhoods, CancellationToken cancellation) =>
        Always(Set(state => state.LoadAreas(name, districts, neighbourhoods), cancellation));

    /// <inheritdoc/>
    public Task<MunicipalityView?> Succeed(NeighbourhoodCode former, IReadOnlyList<AreaHeir> heirs, CancellationToken cancellation) =>
        Set(state => state.Succeed(former, heirs, clock.GetUtcNow()), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> AddThemes(IReadOnlyList<Theme> themes, CancellationToken cancellation) =>
        Set(state => state.AddThemes(themes), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> HideTheme(ThemeCode theme, CancellationToken cancellation) => Set(state => state.HideTheme(theme, clock.GetUtcNow()), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> ShowTheme(ThemeCode theme, CancellationToken cancellation) => Set(state => state.ShowTheme(theme, clock.GetUtcNow()), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> FormTeam(Team team, CancellationToken cancellation) => Set(state => state.FormTeam(team), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> DissolveTeam(TeamId team, CancellationToken cancellation) => Set(state => state.DissolveTeam(team), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView> AllowHouseholdKeeping(string dpia, CancellationToken cancellation) =>
        Always(Set(state => state.AllowHouseholdKeeping(dpia), cancellation));

    /// <inheritdoc/>
    public Task<MunicipalityView?> SetDetection(DetectionSettings settings, DetectionBounds? teams, CancellationToken cancellation) =>
        Set(state => state.SetDetection(settings, teams), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> SetTeamDetection(TeamId team, DetectionSettings? settings, CancellationToken cancellation) =>
        Set(state => state.SetTeamDetection(team, settings), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> UseSources(IReadOnlyList<Source> used, CancellationToken cancellation) => Set(state => state.UseSources(used), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> ListPlaces(NeighbourhoodCode neighbourhood, IReadOnlyList<ListedPlace> places, CancellationToken cancellation) =>
        Set(state => state.ListPlaces(neighbourhood, places), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> SetMenuCard(MenuCard card, CancellationToken cancellation) => Set(state => state.SetMenuCard(card), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> RemoveMenuCard(MenuCardCode card, CancellationToken cancellation) => Set(state => state.RemoveMenuCard(card), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView> OfferMenuCard(MenuCardCode card, CancellationToken cancellation) => Always(Set(state => state.OfferMenuCard(card), cancellation));

    /// <inheritdoc/>
    public Task<MunicipalityView?> NarrowMenu(TeamId team, IReadOnlyList<MenuCardCode> leftOut, CancellationToken cancellation) =>
        Set(state => state.NarrowMenu(team, leftOut), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> ShareCapacity(TeamId team, CapacityNote? capacity, CancellationToken cancellation) => Set(state => state.ShareCapacity(team, capacity), cancellation);

    /// <inheritdoc/>
    public Task<MunicipalityView?> SetPilot(Pilot pilot, CancellationToken cancellation) => Set(state => state.SetPilot(pilot), cancellation);

    /// <inheritdoc/>
    public async Task<RecordedSignal?> WhereRecorded(SignalId signal, CancellationToken cancellation) =>
        await journal.FindRegistrations(code, [signal], cancellation)
            is [{ Registration: var registration, Stream: { Kind: StreamKeys.NeighbourhoodKind, Name: var name } }]
            ? new(NeighbourhoodCode.Parse(name), registration.ReceivedAt)
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParkedMessage>> Parked(CancellationToken cancellation) =>
    [
        .. (await outbox.Parked(code, IMunicipality.MostParked, cancellation))
            .Select(parked => new ParkedMessage(parked.Sender, parked.Message.Receiver, parked.Message.Number, parked.Attempts)),
    ];

    /// <inheritdoc/>
    public async Task<bool> Unpark(StreamKey sender, StreamKey receiver, long number, CancellationToken cancellation) =>
        sender.Municipality == code && await outbox.Unpark(sender, receiver, number, cancellation);

    protected override void Apply(Municipality state, MunicipalityEvent happened) => state.Apply(happened);

    protected override IEnumerable<(StreamKey Receiver, Message Message)> MessagesOf(Municipality state, MunicipalityEvent happened) =>
        happened switch
        {
            NeighbourhoodsTold => state.Configurations(clock.GetUtcNow()).Select(configuration =>
                (StreamKeys.Neighbourhood(configuration.Area.Code), (Message)new NeighbourhoodConfiguration(configuration))),
            AreaSucceeded { Succession: var succession } =>
            [
                (StreamKeys.Neighbourhood(succession.Former.Code), new SuccessionForNeighbourhood(succession)),
                (StreamKeys.Map(code), new SuccessionForMap(succession.Former.Code, succession.IsEnded)),
            ],
            SourcesSet { InUse: var sources } => [(StreamKeys.Vigil(code), new SourcesForVigil(sources))],
            ThemeShown { BegunIn: { } week } shown => state.Neighbourhoods.Select(area =>
                (StreamKeys.Neighbourhood(area.Code), (Message)new NewThemeForNeighbourhood(shown.Theme, week))),
            TeamDissolved { Team: var team } => [(StreamKeys.Notifications(code, team), new TeamDissolvedForNotifications())],
            _ => [],
        };

    protected override void Take(Turn<Municipality, MunicipalityEvent> turn, Message message) =>
        throw new InvalidOperationException($"A municipality takes no {message.GetType().Name}.");

    private Task<MunicipalityView?> Set(Func<Municipality, IReadOnlyList<MunicipalityEvent>?> decide, CancellationToken cancellation) => Decide(turn =>
    {
        if (decide(turn.State) is not { } events) return null;
        turn.Emit(events);
        if (events.Any(Municipality.ConcernsNeighbourhoods)) turn.Emit(new NeighbourhoodsTold { At = turn.Now });
        // Who has left a pilot is not to stay in the journal by name.
        if (events.Any(happened => happened is PilotSet)) turn.CompactAll();
        return View(turn.State);
    }, [], cancellation);

    private static async Task<MunicipalityView> Always(Task<MunicipalityView?> set) => (await set)!;

    private MunicipalityView View(Municipality state) => new(
        code, state.Name, state.HouseholdKeepingDpia is not null, [.. state.Districts], [.. state.Neighbourhoods], [.. state.Themes], [.. state.Teams],
        state.Detection)
    {
        HiddenThemes = [.. state.HiddenThemes.Keys],
        Sources = state.Sources,
        FewestSources = state.FewestSources,
        Places = [.. state.Places],
        Bounds = state.Bounds,
        Menu = state.Menu,
        Choices = [.. state.Choices],
        Successions = [.. state.Successions],
        Pilot = state.Pilot,
        InForce = [.. state.InForce],
    };
}

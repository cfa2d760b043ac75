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

namespace Signals.Grains.Municipalities;

/// <summary>What a municipality has set. It tells each neighbourhood what concerns it, through its outbox.</summary>
[MayInterleave]
public interface IMunicipality : IJournaledGrain
{
    /// <summary>The most parked messages in one answer.</summary>
    const int MostParked = 200;

    /// <summary>What is set now.</summary>
    Task<MunicipalityView> Read(CancellationToken cancellation);

    /// <summary>Takes over areas of an edition of the CBS map.</summary>
    /// <param name="name">The municipality's name.</param>
    /// <param name="districts">Districts of this municipality.</param>
    /// <param name="neighbourhoods">Neighbourhoods of this municipality.</param>
    Task<MunicipalityView> LoadAreas(
        string name, IReadOnlyList<DistrictArea> districts, IReadOnlyList<NeighbourhoodArea> neighbourhoods, CancellationToken cancellation);

    /// <summary>Lets other neighbourhoods take the place of one that a new edition no longer draws, or draws otherwise, for their share: its past goes to them.</summary>
    /// <returns>Null if one of them is not known, the shares are not right (<see cref="AreaSuccession.AreHeirs"/>), or it was said otherwise for this edition; nothing was changed then.</returns>
    Task<MunicipalityView?> Succeed(NeighbourhoodCode former, IReadOnlyList<AreaHeir> heirs, CancellationToken cancellation);

    /// <summary>Adds themes, or renames them.</summary>
    /// <returns>Null if there would be more than <see cref="Municipality.MostThemes"/>; nothing was changed then.</returns>
    Task<MunicipalityView?> AddThemes(IReadOnlyList<Theme> themes, CancellationToken cancellation);

    /// <summary>Offers a theme no longer. What was told of it stays, and keeps its name.</summary>
    /// <returns>Null if there is no such theme, or it is that of strengths, which is always offered; nothing was changed then.</returns>
    Task<MunicipalityView?> HideTheme(ThemeCode theme, CancellationToken cancellation);

    /// <summary>Offers a hidden theme again.</summary>
    /// <returns>Null if there is no such theme.</returns>
    Task<MunicipalityView?> ShowTheme(ThemeCode theme, CancellationToken cancellation);

    /// <summary>Forms a team, or changes its name and what it serves; its areas leave the teams that they were with.</summary>
    /// <returns>Null if a neighbourhood would be left without a team, or there would be more than <see cref="TeamRoster.Most"/>; nothing was changed then.</returns>
    Task<MunicipalityView?> FormTeam(Team team, CancellationToken cancellation);

    /// <summary>Dissolves a team that serves nothing any more. One that is not known is dissolved already.</summary>
    /// <returns>Null if it still serves something; nothing was changed then.</returns>
    Task<MunicipalityView?> DissolveTeam(TeamId team, CancellationToken cancellation);

    /// <summary>Allows that households that agree to it are kept together.</summary>
    /// <param name="dpia">The reference of the data protection impact assessment, 1 to 100 characters.</param>
    Task<MunicipalityView> AllowHouseholdKeeping(string dpia, CancellationToken cancellation);

    /// <summary>Sets when a rise becomes a finding or a prompt, and what teams may choose. What teams chose is brought within that.</summary>
    /// <param name="settings">What holds where a team sets nothing else.</param>
    /// <param name="teams">What teams may choose; null to leave that as it is.</param>
    /// <returns>Null if it asks for more kinds of source than are used; nothing was changed then.</returns>
    Task<MunicipalityView?> SetDetection(DetectionSettings settings, DetectionBounds? teams, CancellationToken cancellation);

    /// <summary>Sets when a rise becomes a prompt in the neighbourhoods of one team.</summary>
    /// <param name="team">The team.</param>
    /// <param name="settings">What it chooses; null to do as the municipality does.</param>
    /// <returns>Null if there is no such team, or it may not choose this; nothing was changed then.</returns>
    Task<MunicipalityView?> SetTeamDetection(TeamId team, DetectionSettings? settings, CancellationToken cancellation);

    /// <summary>Sets which kinds of source are used.</summary>
    /// <returns>Null if residents are not among them, or prompts are asked to rest on more; nothing was changed then.</returns>
    Task<MunicipalityView?> UseSources(IReadOnlyList<Source> used, CancellationToken cancellation);

    /// <summary>Lists the places of a neighbourhood, in place of those that it had.</summary>
    /// <param name="places">At most <see cref="ListedPlaces.Most"/>, each with a code of its own.</param>
    /// <returns>Null if the neighbourhood is not known; nothing was changed then.</returns>
    /// <exception cref="ArgumentException">There are more, or a code occurs twice.</exception>
    Task<MunicipalityView?> ListPlaces(NeighbourhoodCode neighbourhood, IReadOnlyList<ListedPlace> places, CancellationToken cancellation);

    /// <summary>Adds a menu card of its own, or changes one; with the code of a standard card it takes that one's place.</summary>
    /// <returns>Null if the card is one that is always offered, or there would be more than <see cref="Menu.MostOwn"/>; nothing was changed then.</returns>
    Task<MunicipalityView?> SetMenuCard(MenuCard card, CancellationToken cancellation);

    /// <summary>Removes a menu card of its own, or leaves out a standard one.</summary>
    /// <returns>Null if the card is one that is always offered; nothing was changed then.</returns>
    Task<MunicipalityView?> RemoveMenuCard(MenuCardCode card, CancellationToken cancellation);

    /// <summary>Offers a standard menu card again.</summary>
    Task<MunicipalityView> OfferMenuCard(MenuCardCode card, CancellationToken cancellation);

    /// <summary>Leaves cards out of what one team's prompts offer, in place of those that it left out before.</summary>
    /// <returns>Null if there is no such team, no such card, or a card is one that is always offered; nothing was changed then.</returns>
    Task<MunicipalityView?> NarrowMenu(TeamId team, IReadOnlyList<MenuCardCode> leftOut, CancellationToken cancellation);

    /// <summary>Notes how much room a team has, as far as it wants to share that.</summary>
    /// <param name="team">The team.</param>
    /// <param name="capacity">What it shares; null to take that back.</param>
    /// <returns>What is set then; null if there is no such team.</returns>
    Task<MunicipalityView?> ShareCapacity(TeamId team, CapacityNote? capacity, CancellationToken cancellation);

    /// <summary>Begins a pilot, changes or ends it.</summary>
    /// <returns>Null if it names a team that is not known; nothing was changed then.</returns>
    /// <exception cref="ArgumentException">There are more people than <see cref="Pilot.MostPeople"/>, or a name is empty or longer than <see cref="Pilot.MostName"/>.</exception>
    Task<MunicipalityView?> SetPilot(Pilot pilot, CancellationToken cancellation);

    /// <summary>Which neighbourhood recorded a signal, and when it came in.</summary>
    /// <returns>Null if no neighbourhood of this municipality did, or it is too long ago.</returns>
    Task<RecordedSignal?> WhereRecorded(SignalId signal, CancellationToken cancellation);

    /// <summary>Messages between grains of this municipality that were set aside after too many tries, oldest first, at most <see cref="MostParked"/>.</summary>
    Task<IReadOnlyList<ParkedMessage>> Parked(CancellationToken cancellation);

    /// <summary>Lets a parked message be tried again.</summary>
    /// <returns>False if there is no such parked message.</returns>
    Task<bool> Unpark(StreamKey sender, StreamKey receiver, long number, CancellationToken cancellation);
}

/// <summary>A message that was set aside: from whom, to whom and after how many tries. Never what it says.</summary>
public sealed record ParkedMessage(StreamKey Sender, StreamKey Receiver, long Number, int Attempts);

/// <summary>Where and when a signal was recorded.</summary>
public sealed record RecordedSignal(NeighbourhoodCode Neighbourhood, DateTimeOffset ReceivedAt);

/// <summary>What a municipality has set, for reading.</summary>
public sealed record MunicipalityView(
    MunicipalityCode Code, string? Name, bool KeepsHouseholds, IReadOnlyList<DistrictArea> Districts, IReadOnlyList<NeighbourhoodArea> Neighbourhoods,
    IReadOnlyList<Theme> Themes, IReadOnlyList<Team> Teams, DetectionSettings Detection)
{
    /// <summary>The themes that it offers no longer.</summary>
    public IReadOnlyList<ThemeCode> HiddenThemes { get; init; } = [];

    /// <summary>The kinds of source that it uses.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [.. SourceCodes.All.Values.Order()];

    /// <summary>The fewest kinds of source that it has to use: as many as it, or one of its teams, asks a prompt to rest on.</summary>
    public int FewestSources { get; init; } = DetectionSettings.FewestSourceKinds;

    /// <summary>Blocks, courtyards and streets that are or were listed, by neighbourhood.</summary>
    public IReadOnlyList<ListedPlaces> Places { get; init; } = [];

    /// <summary>Which scores teams may choose.</summary>
    public DetectionBounds Bounds { get; init; } = DetectionBounds.Standard;

    /// <summary>The cards that it offers with prompts.</summary>
    public Menu Menu { get; init; } = Menu.Standard;

    /// <summary>What teams set for themselves; those that set nothing are left out.</summary>
    public IReadOnlyList<TeamChoices> Choices { get; init; } = [];

    /// <summary>What took the place of neighbourhoods that were on an earlier map, oldest first.</summary>
    public IReadOnlyList<AreaSuccession> Successions { get; init; } = [];

    /// <summary>How it begins.</summary>
    public Pilot Pilot { get; init; } = Pilot.None;

    /// <summary>What each team's prompts were raised by, oldest first.</summary>
    public IReadOnlyList<SettingsInForce> InForce { get; init; } = [];
}

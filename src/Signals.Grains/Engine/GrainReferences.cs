using Signals.Core.Addresses;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Conversations;
using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Effects;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Menus;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;
using Signals.Core.Prompts;
using Signals.Core.SocialMaps;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Core.Themes;
using Signals.Core.ThirdParties;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Grains.Addresses;
using Signals.Grains.Approaches;
using Signals.Grains.Areas;
using Signals.Grains.Conversations;
using Signals.Grains.Delivery;
using Signals.Grains.Households;
using Signals.Grains.Journal;
using Signals.Grains.Municipalities;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Notifications;
using Signals.Grains.Platform;
using Signals.Grains.SocialMaps;
using Signals.Grains.Teams;
using Signals.Grains.Themes;
using Signals.Grains.Trends;
using Signals.Grains.Vigils;

namespace Signals.Grains.Engine;

/// <summary>The platform's grains as an engine holds them: each call goes to whichever activation there is.</summary>
public sealed class GrainReferences(IEngine engine) : IGrains
{
    /// <inheritdoc/>
    public INeighbourhood Neighbourhood(NeighbourhoodCode code) => new NeighbourhoodReference(engine, StreamKeys.Neighbourhood(code));

    /// <inheritdoc/>
    public IHousehold Household(HouseholdId id) => new HouseholdReference(engine, StreamKeys.Household(id));

    /// <inheritdoc/>
    public IDistrictTeam Team(MunicipalityCode municipality, TeamId id) => new DistrictTeamReference(engine, StreamKeys.Team(municipality, id));

    /// <inheritdoc/>
    public IMunicipality Municipality(MunicipalityCode code) => new MunicipalityReference(engine, StreamKeys.Municipality(code));

    /// <inheritdoc/>
    public IAddressRegister Addresses(MunicipalityCode municipality, PostcodeArea area) => new AddressRegisterReference(engine, StreamKeys.Addresses(municipality, area));

    /// <inheritdoc/>
    public ITrends Trends(MunicipalityCode municipality, Quarter quarter) => new TrendsReference(engine, StreamKeys.Trends(municipality, quarter));

    /// <inheritdoc/>
    public IAreaMap Map(MunicipalityCode municipality) => new AreaMapReference(engine, StreamKeys.Map(municipality));

    /// <inheritdoc/>
    public ICollectiveApproach Approach(MunicipalityCode municipality, ApproachId id) => new CollectiveApproachReference(engine, StreamKeys.Approach(municipality, id));

    /// <inheritdoc/>
    public IConversations Conversations(MunicipalityCode municipality) => new ConversationsReference(engine, StreamKeys.Conversations(municipality));

    /// <inheritdoc/>
    public ISocialMap SocialMap(MunicipalityCode municipality) => new SocialMapReference(engine, StreamKeys.SocialMap(municipality));

    /// <inheritdoc/>
    public IVigil Vigil(MunicipalityCode municipality) => new VigilReference(engine, StreamKeys.Vigil(municipality));

    /// <inheritdoc/>
    public IPlatform Platform() => new PlatformReference(engine, StreamKeys.Platform);

    /// <inheritdoc/>
    public INotifications Notifications(MunicipalityCode municipality, TeamId team) => new NotificationsReference(engine, StreamKeys.Notifications(municipality, team));

    /// <inheritdoc/>
    public IResidentMail ResidentMail(MunicipalityCode municipality) => new ResidentMailReference(engine, StreamKeys.ResidentMail(municipality));

    /// <inheritdoc/>
    public IJournaledGrain Any(StreamKey key) => key.Kind switch
    {
        StreamKeys.NeighbourhoodKind => new NeighbourhoodReference(engine, key),
        StreamKeys.HouseholdKind => new HouseholdReference(engine, key),
        StreamKeys.TeamKind => new DistrictTeamReference(engine, key),
        StreamKeys.ThemeKind => new SharedThemeReference(engine, key),
        StreamKeys.MunicipalityKind => new MunicipalityReference(engine, key),
        StreamKeys.AddressesKind => new AddressRegisterReference(engine, key),
        StreamKeys.TrendsKind => new TrendsReference(engine, key),
        StreamKeys.MapKind => new AreaMapReference(engine, key),
        StreamKeys.ApproachKind => new CollectiveApproachReference(engine, key),
        StreamKeys.ConversationsKind => new ConversationsReference(engine, key),
        StreamKeys.SocialMapKind => new SocialMapReference(engine, key),
        StreamKeys.VigilKind => new VigilReference(engine, key),
        StreamKeys.PlatformKind => new PlatformReference(engine, key),
        StreamKeys.NotificationsKind => new NotificationsReference(engine, key),
        StreamKeys.ResidentMailKind => new ResidentMailReference(engine, key),
        _ => throw new ArgumentException($"No grain has a stream of the kind {key.Kind}.", nameof(key)),
    };
}

/// <summary>A grain by its key; its calls go through the engine.</summary>
internal abstract class Reference<TGrain>(IEngine engine, StreamKey key) : IJournaledGrain where TGrain : class, IJournaledGrain
{
    public Task Receive(IncomingMessage message, CancellationToken cancellation) => Call(grain => grain.Receive(message, cancellation));

    public Task Remind(string reminder, CancellationToken cancellation) => Call(grain => grain.Remind(reminder, cancellation));

    public Task Deliver(CancellationToken cancellation) => Call(grain => grain.Deliver(cancellation));

    protected Task<T> Call<T>(Func<TGrain, Task<T>> call, TimeSpan patience = default) => engine.Call(key.ToString(), call, patience);

    protected Task Call(Func<TGrain, Task> call) => engine.Call(key.ToString(), call, patience: default);
}

internal sealed class NeighbourhoodReference(IEngine engine, StreamKey key) : Reference<INeighbourhood>(engine, key), INeighbourhood
{
    public Task<RecordOutcome> Record(SignalToRecord signal, CancellationToken cancellation) => Call(grain => grain.Record(signal, cancellation));

    public Task<IReadOnlyList<RecordOutcome>> RecordMany(IReadOnlyList<SignalToRecord> signals, CancellationToken cancellation) =>
        Call(grain => grain.RecordMany(signals, cancellation));

    public Task<FollowedSignal?> Follow(SignalId signal, CancellationToken cancellation) => Call(grain => grain.Follow(signal, cancellation));

    public Task<KeptSignal?> Kept(SignalId signal, CancellationToken cancellation) => Call(grain => grain.Kept(signal, cancellation));

    public Task<bool> Withdraw(SignalId signal, CancellationToken cancellation) => Call(grain => grain.Withdraw(signal, cancellation));

    public Task<IReadOnlyList<CourseWeek>> Course(ThemeCode theme, CancellationToken cancellation) => Call(grain => grain.Course(theme, cancellation));

    public Task<IReadOnlyList<SignalBehind>> Behind(PromptId prompt, CancellationToken cancellation) => Call(grain => grain.Behind(prompt, cancellation));

    public Task<SpanTelling?> Span(ThemeCode theme, IsoWeek begin, int weeks, CancellationToken cancellation) => Call(grain => grain.Span(theme, begin, weeks, cancellation));

    public Task<StopId?> StartStop(Source kind, string? place, DateTimeOffset startedAt, CancellationToken cancellation) =>
        Call(grain => grain.StartStop(kind, place, startedAt, cancellation));

    public Task<bool> FinishStop(StopId stop, DateTimeOffset endedAt, int peoplePresent, CancellationToken cancellation) =>
        Call(grain => grain.FinishStop(stop, endedAt, peoplePresent, cancellation));
}

internal sealed class HouseholdReference(IEngine engine, StreamKey key) : Reference<IHousehold>(engine, key), IHousehold
{
    public Task<IReadOnlyList<SignalId>> LetGo(CancellationToken cancellation) => Call(grain => grain.LetGo(cancellation));
}

internal sealed class SharedThemeReference(IEngine engine, StreamKey key) : Reference<ISharedTheme>(engine, key), ISharedTheme;

internal sealed class DistrictTeamReference(IEngine engine, StreamKey key) : Reference<IDistrictTeam>(engine, key), IDistrictTeam
{
    public Task<InboxPage> Page(InboxQuery query, CancellationToken cancellation) => Call(grain => grain.Page(query, cancellation));

    public Task<IReadOnlyList<InboxEntry>> EntriesAfter(long position, TimeSpan wait, CancellationToken cancellation) =>
        Call(grain => grain.EntriesAfter(position, wait, cancellation), wait);

    public Task<long> Position(CancellationToken cancellation) => Call(grain => grain.Position(cancellation));

    public Task<InboxEntry?> Find(PromptId prompt, CancellationToken cancellation) => Call(grain => grain.Find(prompt, cancellation));

    public Task<InboxEntry?> Mark(PromptId prompt, PromptStatus status, CancellationToken cancellation) =>
        Call(grain => grain.Mark(prompt, status, cancellation));

    public Task<InboxEntry?> Judge(PromptId prompt, PromptVerdict? verdict, CancellationToken cancellation) =>
        Call(grain => grain.Judge(prompt, verdict, cancellation));

    public Task<IReadOnlyList<ApproachSummary>> Approaches(CancellationToken cancellation) => Call(grain => grain.Approaches(cancellation));

    public Task<IReadOnlyList<HouseholdQuestion>> QuestionsFor(string professional, CancellationToken cancellation) =>
        Call(grain => grain.QuestionsFor(professional, cancellation));

    public Task<IReadOnlyList<ThirdPartyTask>> ThirdPartiesFor(string professional, CancellationToken cancellation) =>
        Call(grain => grain.ThirdPartiesFor(professional, cancellation));

    public Task<ThirdPartyTask?> ThirdParty(SignalId signal, string professional, CancellationToken cancellation) =>
        Call(grain => grain.ThirdParty(signal, professional, cancellation));

    public Task<ThirdPartyTask?> SettleThirdParty(SignalId signal, string professional, ThirdPartyAnswer answer, CancellationToken cancellation) =>
        Call(grain => grain.SettleThirdParty(signal, professional, answer, cancellation));

    public Task<IReadOnlyList<DataQualityNote>> Notes(CancellationToken cancellation) => Call(grain => grain.Notes(cancellation));

    public Task<int?> PlanOutreach(OutreachPlan plan, CancellationToken cancellation) => Call(grain => grain.PlanOutreach(plan, cancellation));

    public Task<bool> CancelOutreach(int number, DateOnly? day, CancellationToken cancellation) => Call(grain => grain.CancelOutreach(number, day, cancellation));

    public Task<IReadOnlyList<OutreachDay>> Agenda(DateOnly from, DateOnly to, CancellationToken cancellation) => Call(grain => grain.Agenda(from, to, cancellation));
}

internal sealed class MunicipalityReference(IEngine engine, StreamKey key) : Reference<IMunicipality>(engine, key), IMunicipality
{
    public Task<MunicipalityView> Read(CancellationToken cancellation) => Call(grain => grain.Read(cancellation));

    public Task<MunicipalityView> LoadAreas(
        string name, IReadOnlyList<DistrictArea> districts, IReadOnlyList<NeighbourhoodArea> neighbourhoods, CancellationToken cancellation) =>
        Call(grain => grain.LoadAreas(name, districts, neighbourhoods, cancellation));

    public Task<MunicipalityView?> Succeed(NeighbourhoodCode former, IReadOnlyList<AreaHeir> heirs, CancellationToken cancellation) =>
        Call(grain => grain.Succeed(former, heirs, cancellation));

    public Task<MunicipalityView?> AddThemes(IReadOnlyList<Theme> themes, CancellationToken cancellation) =>
        Call(grain => grain.AddThemes(themes, cancellation));

    public Task<MunicipalityView?> HideTheme(ThemeCode theme, CancellationToken cancellation) => Call(grain => grain.HideTheme(theme, cancellation));

    public Task<MunicipalityView?> ShowTheme(ThemeCode theme, CancellationToken cancellation) => Call(grain => grain.ShowTheme(theme, cancellation));

    public Task<MunicipalityView?> FormTeam(Team team, CancellationToken cancellation) => Call(grain => grain.FormTeam(team, cancellation));

    public Task<MunicipalityView?> DissolveTeam(TeamId team, CancellationToken cancellation) => Call(grain => grain.DissolveTeam(team, cancellation));

    public Task<MunicipalityView> AllowHouseholdKeeping(string dpia, CancellationToken cancellation) =>
        Call(grain => grain.AllowHouseholdKeeping(dpia, cancellation));

    public Task<MunicipalityView?> SetDetection(DetectionSettings settings, DetectionBounds? teams, CancellationToken cancellation) =>
        Call(grain => grain.SetDetection(settings, teams, cancellation));

    public Task<MunicipalityView?> SetTeamDetection(TeamId team, DetectionSettings? settings, CancellationToken cancellation) =>
        Call(grain => grain.SetTeamDetection(team, settings, cancellation));

    public Task<MunicipalityView?> UseSources(IReadOnlyList<Source> used, CancellationToken cancellation) => Call(grain => grain.UseSources(used, cancellation));

    public Task<MunicipalityView?> ListPlaces(NeighbourhoodCode neighbourhood, IReadOnlyList<ListedPlace> places, CancellationToken cancellation) =>
        Call(grain => grain.ListPlaces(neighbourhood, places, cancellation));

    public Task<MunicipalityView?> SetMenuCard(MenuCard card, CancellationToken cancellation) => Call(grain => grain.SetMenuCard(card, cancellation));

    public Task<MunicipalityView?> RemoveMenuCard(MenuCardCode card, CancellationToken cancellation) => Call(grain => grain.RemoveMenuCard(card, cancellation));

    public Task<MunicipalityView> OfferMenuCard(MenuCardCode card, CancellationToken cancellation) => Call(grain => grain.OfferMenuCard(card, cancellation));

    public Task<MunicipalityView?> NarrowMenu(TeamId team, IReadOnlyList<MenuCardCode> leftOut, CancellationToken cancellation) =>
        Call(grain => grain.NarrowMenu(team, leftOut, cancellation));

    public Task<MunicipalityView?> ShareCapacity(TeamId team, CapacityNote? capacity, CancellationToken cancellation) =>
        Call(grain => grain.ShareCapacity(team, capacity, cancellation));

    public Task<MunicipalityView?> SetPilot(Pilot pilot, CancellationToken cancellation) => Call(grain => grain.SetPilot(pilot, cancellation));

    public Task<RecordedSignal?> WhereRecorded(SignalId signal, CancellationToken cancellation) =>
        Call(grain => grain.WhereRecorded(signal, cancellation));

    public Task<IReadOnlyList<ParkedMessage>> Parked(CancellationToken cancellation) => Call(grain => grain.Parked(cancellation));

    public Task<bool> Unpark(StreamKey sender, StreamKey receiver, long number, CancellationToken cancellation) =>
        Call(grain => grain.Unpark(sender, receiver, number, cancellation));
}

internal sealed class AddressRegisterReference(IEngine engine, StreamKey key) : Reference<IAddressRegister>(engine, key), IAddressRegister
{
    public Task<EditionYear> Load(EditionYear edition, IReadOnlyList<NeighbourhoodAddresses> neighbourhoods, CancellationToken cancellation) =>
        Call(grain => grain.Load(edition, neighbourhoods, cancellation));

    public Task<PostcodeNeighbourhoods> Find(Postcode postcode, CancellationToken cancellation) => Call(grain => grain.Find(postcode, cancellation));
}

internal sealed class TrendsReference(IEngine engine, StreamKey key) : Reference<ITrends>(engine, key), ITrends
{
    public Task<IReadOnlyList<AreaFigure>> Figures(TrendLevel level, ThemeCode? theme, CancellationToken cancellation) =>
        Call(grain => grain.Figures(level, theme, cancellation));
}

internal sealed class AreaMapReference(IEngine engine, StreamKey key) : Reference<IAreaMap>(engine, key), IAreaMap
{
    public Task<IReadOnlyList<AreaShape>> Shapes(CancellationToken cancellation) => Call(grain => grain.Shapes(cancellation));

    public Task<IReadOnlyList<AreaShape>> Replaced(CancellationToken cancellation) => Call(grain => grain.Replaced(cancellation));

    public Task<bool> Draw(IReadOnlyList<AreaShape> shapes, CancellationToken cancellation) => Call(grain => grain.Draw(shapes, cancellation));
}

internal sealed class CollectiveApproachReference(IEngine engine, StreamKey key) : Reference<ICollectiveApproach>(engine, key), ICollectiveApproach
{
    public Task<Approach?> Read(CancellationToken cancellation) => Call(grain => grain.Read(cancellation));

    public Task<Approach> Begin(Approach approach, IReadOnlyList<NeighbourhoodCode> adjacent, CancellationToken cancellation) =>
        Call(grain => grain.Begin(approach, adjacent, cancellation));

    public Task<ApproachOutcome> Change(ApproachChange change, CancellationToken cancellation) => Call(grain => grain.Change(change, cancellation));
}

internal sealed class ConversationsReference(IEngine engine, StreamKey key) : Reference<IConversations>(engine, key), IConversations
{
    public Task<Conversation> Ask(NewConversation question, CancellationToken cancellation) => Call(grain => grain.Ask(question, cancellation));

    public Task<Conversation?> Find(int number, CancellationToken cancellation) => Call(grain => grain.Find(number, cancellation));

    public Task<IReadOnlyList<Conversation>> List(ConversationKind? kind, IReadOnlyList<TeamId>? teams, CancellationToken cancellation) =>
        Call(grain => grain.List(kind, teams, cancellation));

    public Task<Conversation?> Say(int number, bool isAnswer, SealedText words, CancellationToken cancellation) => Call(grain => grain.Say(number, isAnswer, words, cancellation));

    public Task<Conversation?> Move(int number, ConversationStatus status, CancellationToken cancellation) => Call(grain => grain.Move(number, status, cancellation));
}

internal sealed class SocialMapReference(IEngine engine, StreamKey key) : Reference<ISocialMap>(engine, key), ISocialMap
{
    public Task<IReadOnlyList<SocialMapEntry>> Entries(CancellationToken cancellation) => Call(grain => grain.Entries(cancellation));

    public Task<bool> Set(SocialMapEntry entry, CancellationToken cancellation) => Call(grain => grain.Set(entry, cancellation));

    public Task<bool> Remove(SocialMapCode code, CancellationToken cancellation) => Call(grain => grain.Remove(code, cancellation));
}

internal sealed class VigilReference(IEngine engine, StreamKey key) : Reference<IVigil>(engine, key), IVigil
{
    public Task<VigilView> Read(CancellationToken cancellation) => Call(grain => grain.Read(cancellation));
}

internal sealed class PlatformReference(IEngine engine, StreamKey key) : Reference<IPlatform>(engine, key), IPlatform
{
    public Task<IReadOnlyList<MunicipalityCode>> Municipalities(CancellationToken cancellation) => Call(grain => grain.Municipalities(cancellation));

    public Task Serve(MunicipalityCode municipality, CancellationToken cancellation) => Call(grain => grain.Serve(municipality, cancellation));
}

internal sealed class NotificationsReference(IEngine engine, StreamKey key) : Reference<INotifications>(engine, key), INotifications
{
    public Task<NotificationsView> Read(CancellationToken cancellation) => Call(grain => grain.Read(cancellation));

    public Task<bool> Set(NotificationSettings settings, SignalId? coordinator, CancellationToken cancellation) =>
        Call(grain => grain.Set(settings, coordinator, cancellation));

    public Task<ChannelOutcome> AddChannel(ChannelSetup setup, CancellationToken cancellation) => Call(grain => grain.AddChannel(setup, cancellation));

    public Task<ChannelOutcome> ChangeChannel(int number, ChannelChange change, CancellationToken cancellation) =>
        Call(grain => grain.ChangeChannel(number, change, cancellation));

    public Task<bool> RemoveChannel(int number, CancellationToken cancellation) => Call(grain => grain.RemoveChannel(number, cancellation));

    public Task<bool> TestChannel(int number, CancellationToken cancellation) => Call(grain => grain.TestChannel(number, cancellation));

    public Task<int> Resend(int number, DeliveryId? delivery, CancellationToken cancellation) => Call(grain => grain.Resend(number, delivery, cancellation));
}

internal sealed class ResidentMailReference(IEngine engine, StreamKey key) : Reference<IResidentMail>(engine, key), IResidentMail
{
    public Task<ResidentMailView> Read(CancellationToken cancellation) => Call(grain => grain.Read(cancellation));

    public Task<ToldOf?> Told(SignalId signal, CancellationToken cancellation) => Call(grain => grain.Told(signal, cancellation));

    public Task<int> Resend(DeliveryId? delivery, CancellationToken cancellation) => Call(grain => grain.Resend(delivery, cancellation));
}

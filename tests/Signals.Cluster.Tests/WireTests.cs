using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;
using Signals.Cluster.Calls;
using Signals.Core.Addresses;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Conversations;
using Signals.Core.Detection;
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
using Signals.Grains.Engine;
using Signals.Grains.Households;
using Signals.Grains.Journal;
using Signals.Grains.Municipalities;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Notifications;
using Signals.Grains.Platform;
using Signals.Grains.SocialMaps;
using Signals.Grains.Teams;
using Signals.Grains.Trends;
using Signals.Grains.Vault;
using Signals.Grains.Vigils;
using Signals.Journal;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Cluster.Tests;

/// <summary>Every call that a grain knows crosses a real wire, from a client to two silos, with everything that it can carry.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly MunicipalityCode Municipality = MunicipalityCode.Parse("GM9997");
    private static readonly NeighbourhoodCode Neighbourhood = NeighbourhoodCode.Parse("BU99970001");
    private static readonly PostcodeArea Area = new(9997);
    private static readonly TeamId West = TeamId.Parse("west");
    private static readonly ApproachId Meals = ApproachId.Parse("west-7k3m9xq2");
    private static readonly HouseholdId Kept = new(Municipality, 77);

    private static readonly Dictionary<string, Type> Kinds = new()
    {
        [StreamKeys.NeighbourhoodKind] = typeof(INeighbourhood),
        [StreamKeys.HouseholdKind] = typeof(IHousehold),
        [StreamKeys.TeamKind] = typeof(IDistrictTeam),
        [StreamKeys.MunicipalityKind] = typeof(IMunicipality),
        [StreamKeys.AddressesKind] = typeof(IAddressRegister),
        [StreamKeys.TrendsKind] = typeof(ITrends),
        [StreamKeys.MapKind] = typeof(IAreaMap),
        [StreamKeys.ApproachKind] = typeof(ICollectiveApproach),
        [StreamKeys.ConversationsKind] = typeof(IConversations),
        [StreamKeys.SocialMapKind] = typeof(ISocialMap),
        [StreamKeys.VigilKind] = typeof(IVigil),
        [StreamKeys.PlatformKind] = typeof(IPlatform),
        [StreamKeys.NotificationsKind] = typeof(INotifications),
        [StreamKeys.ResidentMailKind] = typeof(IResidentMail),
    };

    // Silos, client and test live in one process, but Orleans makes their configurators itself.
    private static readonly AsyncLocal<JournalStore> Store = new();
    private static readonly AsyncLocal<ConcurrentDictionary<string, bool>> Crossed = new();

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentDictionary<string, bool> crossed = new();
    private JournalStore store = null!;
    private TestCluster cluster = null!;
    private IGrains grains = null!;

    public async Task InitializeAsync()
    {
        store = await SqliteJournal.Open(new() { Path = folder.File("journal.db") }, TimeProvider.System, LoggerFactory.Create(_ => { }).CreateLogger("journal"));
        (Store.Value, Crossed.Value) = (store, crossed);
        var builder = new TestClusterBuilder(initialSilosCount: 2);
        builder.AddSiloBuilderConfigurator<Silo>();
        builder.AddClientBuilderConfigurator<Client>();
        cluster = builder.Build();
        await cluster.DeployAsync();
        grains = new GrainReferences(new ClusterEngine(cluster.Client, options: null));
    }

    public async Task DisposeAsync()
    {
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Every_call_and_every_message_crosses_the_wire_whole()
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = DutchTime.DateOf(now);
        await SetUp();

        var signal = new Signal
        {
            Id = new(1),
            Theme = ThemeCode.Parse("taal"),
            Source = Source.HomeVisit,
            ObservedOn = today,
            ReceivedAt = now,
            Household = [new(11), new(12)],
            Place = "vloeiweide",
            AboutAnother = true,
            HasWordsAboutAnother = true,
            KeptTogether = Kept,
            RegisteredBy = "iemand",
        };
        var neighbourhood = grains.Neighbourhood(Neighbourhood);
        await Eventually(async () => (await neighbourhood.Record(new(signal, UInt128.MaxValue, now.AddDays(90)), default)).Status == RecordStatus.Recorded);
        (await neighbourhood.Record(new(signal, UInt128.MaxValue, now.AddDays(90)), default)).Status.ShouldBe(RecordStatus.Repeated);
        (await neighbourhood.Record(new(signal, 3, now.AddDays(90)), default)).Status.ShouldBe(RecordStatus.KeyInUse);
        (await grains.Municipality(Municipality).WhereRecorded(signal.Id, default)).ShouldBe(new(Neighbourhood, now));
        (await neighbourhood.RecordMany([new(signal with { Id = new(2), Theme = ThemeCode.Parse("energie"), Source = Source.WalkIn }, 4, now.AddDays(90))], default))
            .ShouldBe([new RecordOutcome(RecordStatus.Recorded, now)]);
        (await neighbourhood.Follow(signal.Id, default)).ShouldBe(new FollowedSignal(signal.Theme, null));
        (await neighbourhood.Kept(signal.Id, default)).ShouldBe(new KeptSignal(signal.Theme, today, Source.HomeVisit, 1, true, "vloeiweide", true, true));
        (await neighbourhood.Withdraw(new(99), default)).ShouldBeFalse();
        (await neighbourhood.RecordMany([new(signal with { Id = new(3), ObservedOn = today.AddDays(-120) }, 5, now.AddDays(90))], default)).Count.ShouldBe(1);
        (await neighbourhood.Course(signal.Theme, default))[^1].ShouldBe(new CourseWeek(IsoWeek.Of(today), BandedCount.Of(1), new(0, 1)));
        var stop = await neighbourhood.StartStop(Source.CoffeeCart, "plein", now, default);
        stop.ShouldBe(new StopId(Neighbourhood, 1));
        (await neighbourhood.FinishStop(stop!.Value, now.AddHours(1), 12, default)).ShouldBeTrue();

        await LoadAddresses();
        await RaisePrompt(now, today);
        await FollowTeam();
        await Undertake();
        await Talk();
        await Help();
        await ReadTrends(now);
        await MeasureEffect(today);
        await DrawMap();
        await Notify();
        await WakeEach(now);

        crossed.Keys.Order().ShouldBe(Calls.Order(), "a call that a grain knows was not made");
    }

    private static IEnumerable<string> Calls =>
        from grain in Kinds
        from method in grain.Value.GetMethods(BindingFlags.Public | BindingFlags.Instance).Concat(typeof(IJournaledGrain).GetMethods())
        select $"{grain.Key}.{method.Name}";

    private async Task SetUp()
    {
        await grains.Platform().Serve(Municipality, default);
        (await grains.Platform().Municipalities(default)).ShouldBe([Municipality]);
        var municipality = grains.Municipality(Municipality);
        var gone = TeamId.Parse("weg");
        await municipality.FormTeam(new(gone, "Weg", []), default);
        (await municipality.FormTeam(new(West, "Wijkteam West", [Neighbourhood.District]) { Neighbourhoods = [Neighbourhood] }, default))!.Teams.Count.ShouldBe(2);
        (await municipality.DissolveTeam(West, default)).ShouldBeNull();
        (await municipality.DissolveTeam(gone, default))!.Teams.ShouldHaveSingleItem().Neighbourhoods.ShouldBe([Neighbourhood]);
        await municipality.LoadAreas("Proefdorp", [new(Neighbourhood.District, "West", new(2025))], [new(Neighbourhood, "Oost", new(2025), 450)], default);
        (await municipality.AddThemes([new(ThemeCode.Parse("water"), "Water in de straat")], default))!.Themes.ShouldContain(theme => theme.Name == "Water in de straat");
        (await municipality.UseSources([Source.Resident, Source.WalkIn, Source.CoffeeCart, Source.HomeVisit], default))!.Sources.Count.ShouldBe(4);
        (await municipality.HideTheme(ThemeCode.Parse("water"), default))!.HiddenThemes.ShouldBe([ThemeCode.Parse("water")]);
        (await municipality.ShowTheme(ThemeCode.Parse("water"), default))!.HiddenThemes.ShouldBeEmpty();
        (await municipality.SetDetection(DetectionSettings.Standard, DetectionBounds.Of(4, 4.5), default))!.Bounds.ShouldBe(DetectionBounds.Of(4, 4.5));
        (await municipality.SetTeamDetection(West, DetectionSettings.Of(3, 4.5, 5, 2), default))!.Choices.ShouldHaveSingleItem().Detection.ShouldBe(DetectionSettings.Of(3, 4.5, 5, 2));
        (await municipality.SetTeamDetection(West, null, default))!.Choices.ShouldBeEmpty();
        (await municipality.ListPlaces(Neighbourhood, [new(PlaceCode.Parse("vloeiweide"), "De Vloeiweide")], default))!.Places.ShouldHaveSingleItem().NameOf("vloeiweide").ShouldBe("De Vloeiweide");
        var table = StandardMenu.Cards[^1];
        (await municipality.SetMenuCard(table with { Title = "Eettafel" }, default))!.Menu.Find(table.Code)!.Title.ShouldBe("Eettafel");
        (await municipality.RemoveMenuCard(table.Code, default))!.Menu.Own.ShouldBeEmpty();
        (await municipality.RemoveMenuCard(table.Code, default))!.Menu.LeftOut.ShouldBe([table.Code]);
        (await municipality.OfferMenuCard(table.Code, default)).Menu.LeftOut.ShouldBeEmpty();
        (await municipality.NarrowMenu(West, [table.Code], default))!.Choices.ShouldHaveSingleItem().LeftOut.ShouldBe([table.Code]);
        (await municipality.ShareCapacity(West, new(Quarter.Parse("2026-K4"), TeamRoom.Tight), default))!.Choices.ShouldHaveSingleItem().Capacity!.Room.ShouldBe(TeamRoom.Tight);
        // Which kinds of source are used was told to the vigil above.
        (await grains.Vigil(Municipality).Read(default)).Weeks.ShouldBe(0);
        (await municipality.SetPilot(new(true, ["els"], [West]), default))!.Pilot.ShouldBe(new(true, ["els"], [West]));
        var view = await municipality.AllowHouseholdKeeping("DPIA-1", default);
        var read = await municipality.Read(default);
        read.ShouldBeEquivalentTo(view);
        read.Neighbourhoods.ShouldBe([new NeighbourhoodArea(Neighbourhood, "Oost", new(2025), 450)]);
        (await municipality.Parked(default)).ShouldBeEmpty();
        (await municipality.Unpark(StreamKeys.Neighbourhood(Neighbourhood), StreamKeys.Team(Municipality, West), 1, default)).ShouldBeFalse();
    }

    private async Task LoadAddresses()
    {
        var addresses = grains.Addresses(Municipality, Area);
        (await addresses.Load(new(2025), [new(Neighbourhood, "AA", [new("AB", [new(1, 21), new(2, 2)])])], default)).ShouldBe(new(2025));
        (await addresses.Find(Postcode.Parse("9997AA"), default)).Find(5).ShouldBe(Neighbourhood);
        var divided = await addresses.Find(Postcode.Parse("9997AB"), default);
        divided.Find(21).ShouldBe(Neighbourhood);
        divided.Find(4).ShouldBeNull();
    }

    private async Task RaisePrompt(DateTimeOffset now, DateOnly today) => await grains.Neighbourhood(Neighbourhood).RecordMany(
    [
        .. Enumerable.Range(1, 30).Select(i => new SignalToRecord(
            new() { Id = new((UInt128)(1_000 + i)), Theme = ThemeCode.Parse("eenzaamheid"), Source = i % 2 == 0 ? Source.Resident : Source.WalkIn, ObservedOn = today, ReceivedAt = now, Household = [new((UInt128)(500 + i))] },
            1, now.AddDays(90))),
    ], default);

    private async Task FollowTeam()
    {
        var team = grains.Team(Municipality, West);
        var entries = await team.EntriesAfter(0, TimeSpan.FromSeconds(20), default).WaitAsync(Long);
        var entry = entries.ShouldHaveSingleItem();
        entry.Prompt.Id.Neighbourhood.ShouldBe(Neighbourhood);
        (await team.Position(default)).ShouldBe(entry.Position);
        (await team.Find(entry.Prompt.Id, default))!.ShouldBeEquivalentTo(entry);
        (await team.Find(new(Neighbourhood, 999), default)).ShouldBeNull();
        (await team.Mark(entry.Prompt.Id, PromptStatus.Seen, default))!.Status.ShouldBe(PromptStatus.Seen);
        (await grains.Neighbourhood(Neighbourhood).Behind(entry.Prompt.Id, default)).Select(behind => behind.Household).Distinct().Count().ShouldBeGreaterThan(4);
        (await team.Judge(entry.Prompt.Id, PromptVerdict.Useful, default))!.Verdict.ShouldBe(PromptVerdict.Useful);
        var page = await team.Page(new(Neighbourhood, PromptStatus.Seen, null, 0, 10), default);
        page.Total.ShouldBe(1);
        page.Entries.ShouldHaveSingleItem().Prompt.ShouldBeEquivalentTo(entry.Prompt);
        await Eventually(async () => (await team.QuestionsFor("iemand", default)).Count == 1);
        (await grains.Household(Kept).LetGo(default)).ShouldContain(new SignalId(1));
        await Eventually(async () => (await team.QuestionsFor("iemand", default)).Count == 0);
        await Eventually(async () => (await team.ThirdPartiesFor("iemand", default)).Count > 0);
        (await team.ThirdParty(new(1), "iemand", default))!.Neighbourhood.ShouldBe(Neighbourhood);
        (await team.SettleThirdParty(new(1), "iemand", ThirdPartyAnswer.Law, default))!.Answer.ShouldBe(ThirdPartyAnswer.Law);
        (await team.Notes(default)).ShouldBeEmpty();
        var day = DutchTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(3);
        var plan = new OutreachPlan { Kind = Source.CoffeeCart, Neighbourhood = Neighbourhood, Place = "Plein", Date = day, Begin = new(9, 30), End = new(11, 0), WeeklyUntil = day.AddDays(7) };
        (await team.PlanOutreach(plan, default)).ShouldBe(1);
        (await team.CancelOutreach(1, day.AddDays(7), default)).ShouldBeTrue();
        (await team.Agenda(day, day.AddDays(30), default)).ShouldBe([new OutreachDay(1, plan, day)]);
    }

    private async Task Undertake()
    {
        var approach = grains.Approach(Municipality, Meals);
        (await approach.Read(default)).ShouldBeNull();
        var begun = await approach.Begin(new()
        {
            Id = Meals,
            Kind = ApproachKind.Collective,
            BegunAt = default,
            ChangedAt = default,
            Prompts = [new(Neighbourhood, 1)],
            Neighbourhoods = [Neighbourhood],
            Themes = [ThemeCode.Parse("eenzaamheid")],
            Participants = [new(ParticipantRole.Residents), new(ParticipantRole.SocialWork, SealedText.Of([1]))],
            Parts = new Dictionary<ApproachPart, WrittenPart> { [ApproachPart.Purpose] = new(SealedText.Of([2]), default) },
        }, [new(Neighbourhood.Number + 1)], default);
        ApproachChange[] changes =
        [
            new ApproachChange.Write(ApproachPart.Deliberation, SealedText.Of([3])),
            new ApproachChange.SetParticipants([new(ParticipantRole.Residents)]),
            new ApproachChange.Choose(new([StandardMenu.Cards[2].Code], [StandardMenu.Cards[2]], [new(MenuColour.Green, SealedText.Of([4]))], [ParticipantRole.Residents], new(2026, 11, 20))),
            new ApproachChange.PlanStep(SealedText.Of([5]), ParticipantRole.School, new(2026, 12, 1)),
            new ApproachChange.RewriteStep(1, SealedText.Of([7]), null, null),
            new ApproachChange.MoveStep(1, StepProgress.Done),
            new ApproachChange.AnswerPrompts([new(Neighbourhood, 2)]),
            new ApproachChange.TellStory(SealedText.Of([6]), true),
            new ApproachChange.Close(ClosingKind.DoneForNow),
        ];
        foreach (var change in changes) (await approach.Change(change, default)).Refusal.ShouldBeNull();
        (await approach.Change(new ApproachChange.SetParticipants([]), default)).Refusal.ShouldBe(ApproachRefusal.Closed);
        var read = await approach.Read(default);
        read!.Words(ApproachPart.Story)!.ToBytes().ShouldBe([6]);
        read.BegunAt.ShouldBe(begun.BegunAt);
        read.Choice!.Chosen.ShouldBe([StandardMenu.Cards[2]]);
        (await approach.Change(new ApproachChange.Reopen(), default)).Approach!.Closing.ShouldBeNull();
        await Eventually(async () => (await grains.Team(Municipality, West).Approaches(default)) is [{ Prompts.Count: 2, IsStoryShared: true, IsClosed: false }]);
    }

    private async Task Talk()
    {
        var conversations = grains.Conversations(Municipality);
        var question = new NewConversation(ConversationKind.PolicyQuestion, West, null, new([ThemeCode.Parse("wonen")]) { Approach = Meals }, SealedText.Of([1]), 7);
        var asked = await conversations.Ask(question, default);
        (await conversations.Ask(question, default)).Id.ShouldBe(asked.Id);
        (await conversations.Move(1, ConversationStatus.InHand, default))!.Status.ShouldBe(ConversationStatus.InHand);
        (await conversations.Say(1, true, SealedText.Of([2]), default))!.Messages.Count.ShouldBe(2);
        (await conversations.Find(1, default))!.Subject.Approach.ShouldBe(Meals);
        (await conversations.List(ConversationKind.PolicyQuestion, [West], default)).ShouldHaveSingleItem().Status.ShouldBe(ConversationStatus.Answered);
        (await conversations.List(null, [TeamId.Parse("oost")], default)).ShouldBeEmpty();
    }

    private async Task Help()
    {
        var entry = new SocialMapEntry
        {
            Code = SocialMapCode.Parse("buurthuis"),
            Name = "Buurthuis",
            Kind = SocialMapKind.MeetingPlace,
            Description = "Koffie",
            Contact = "Plein",
            Themes = [ThemeCode.Parse("eenzaamheid")],
            Neighbourhoods = [Neighbourhood],
            CheckedOn = new(2026, 11, 1),
        };
        (await grains.SocialMap(Municipality).Set(entry, default)).ShouldBeTrue();
        (await grains.SocialMap(Municipality).Entries(default)).ShouldBe([entry]);
        (await grains.SocialMap(Municipality).Remove(entry.Code, default)).ShouldBeTrue();
    }

    private async Task ReadTrends(DateTimeOffset now)
    {
        var closed = Quarter.LastClosed(now);
        var neighbourhood = grains.Neighbourhood(Neighbourhood);
        await neighbourhood.RecordMany(
        [
            .. Enumerable.Range(1, 12).Select(i => new SignalToRecord(
                new() { Id = new((UInt128)(2_000 + i)), Theme = ThemeCode.Parse("taal"), Source = Source.Partner, ObservedOn = (i == 12 ? closed - 3 : closed - 2).First.Monday, ReceivedAt = now }, 1, now.AddDays(90))),
        ], default);
        await neighbourhood.Remind(INeighbourhood.TellQuarters, default);
        await neighbourhood.Deliver(default);
        var trends = grains.Trends(Municipality, closed - 2);
        await Eventually(async () =>
        {
            await trends.Remind(ITrends.Release, default);
            return (await trends.Figures(TrendLevel.Municipality, null, default)).Count > 0;
        });
        var figure = (await trends.Figures(TrendLevel.Neighbourhood, ThemeCode.Parse("taal"), default)).ShouldHaveSingleItem();
        (figure.Area, figure.Theme, figure.IsWithheld).ShouldBe((Neighbourhood.ToString(), ThemeCode.Parse("taal"), false));
    }

    private async Task MeasureEffect(DateOnly today)
    {
        var begin = IsoWeek.Of(today) - 16;
        var span = (await grains.Neighbourhood(Neighbourhood).Span(ThemeCode.Parse("taal"), begin, 13, default)).ShouldNotBeNull();
        span.ShouldBe(new(Neighbourhood, begin, 13, span.People, span.Expected, span.PeopleBefore, span.ExpectedBefore));
        span.Expected.Mean.ShouldBeGreaterThan(0);
        (await grains.Neighbourhood(Neighbourhood).Span(ThemeCode.Parse("taal"), begin + 1, 13, default)).ShouldBeNull();
    }

    private async Task DrawMap()
    {
        var shape = new AreaShape(Neighbourhood, new(2025), [[[525_000, 5_255_000, 526_000, 5_255_000, 526_000, 5_256_000, 525_000, 5_255_000]]]);
        (await grains.Map(Municipality).Draw([shape], default)).ShouldBeTrue();
        (await grains.Map(Municipality).Shapes(default)).ShouldBe([shape]);
        await grains.Map(Municipality).Draw([shape with { Edition = new(2026) }], default);
        (await grains.Map(Municipality).Replaced(default)).ShouldBe([shape]);
        var heir = new NeighbourhoodCode(Neighbourhood.Number + 1);
        await grains.Municipality(Municipality).LoadAreas("Proefdorp", [], [new(heir, "Nieuw", new(2026), 450)], default);
        (await grains.Municipality(Municipality).Succeed(Neighbourhood, [new(heir, 0.25), new(Neighbourhood, 0.75)], default))!.Successions.ShouldHaveSingleItem().Heirs[0].ShouldBe(new(heir, 0.25));
        await Eventually(async () => (await grains.Map(Municipality).Replaced(default)).Count == 0 && (await grains.Neighbourhood(heir).Course(ThemeCode.Parse("taal"), default)).Count > 0);
    }

    private async Task Notify()
    {
        var notifications = grains.Notifications(Municipality, West);
        var settings = new NotificationSettings { Quiet = new(new(22, 30), new(7, 0)), NotAtWeekends = true, NotOnHolidays = true, GoodFriday = true, EscalateAfterDays = 7 };
        (await notifications.Set(settings, new SignalId(71), default)).ShouldBeTrue();
        var setup = new ChannelSetup(ChannelKind.Email, new(72), 16);
        (await notifications.AddChannel(setup, default)).ShouldBe(new(1));
        (await notifications.TestChannel(1, default)).ShouldBeTrue();
        (await notifications.ChangeChannel(1, new(IsOff: true) { Subject = new(73), Times = new(9) }, default)).ShouldBe(new(1));
        (await notifications.Resend(1, DeliveryId.Of("geen"), default)).ShouldBe(0);
        var read = await notifications.Read(default);
        read.Settings.ShouldBe(settings);
        read.Channels.Select(channel => (channel.Number, channel.Setup, channel.IsOff, channel.Standing.Waiting)).ShouldBe(
            [(Channel.Coordinator, new(ChannelKind.Email, new(71), null), false, 0), (1, new(ChannelKind.Email, new(73), 9), true, 1)]);
        (await notifications.RemoveChannel(1, default)).ShouldBeTrue();
        // Of another municipality: in this one residents hear of the approach meanwhile.
        var residents = grains.ResidentMail(MunicipalityCode.Parse("GM9996"));
        await residents.Receive(new(StreamKeys.Neighbourhood(Neighbourhood), 1, GrainJson.Write<Message>(new NewsForResidents([new(1), new(2)], ResidentNews.Discussed))), default);
        (await residents.Read(default)).Standing.ShouldBe(new(2, (await residents.Read(default)).Standing.WaitingSince, null, null));
        (await residents.Told(new(2), default)).ShouldNotBeNull().News.ShouldBe([ResidentNews.Discussed]);
        (await residents.Resend(null, default)).ShouldBe(0);
    }

    private async Task WakeEach(DateTimeOffset now)
    {
        StreamKey[] keys = [StreamKeys.Neighbourhood(Neighbourhood), StreamKeys.Household(Kept), StreamKeys.Theme(Municipality, ThemeCode.Parse("eenzaamheid")), StreamKeys.Team(Municipality, West), StreamKeys.Municipality(Municipality),
            StreamKeys.Addresses(Municipality, Area), StreamKeys.Trends(Municipality, Quarter.LastClosed(now)), StreamKeys.Map(Municipality), StreamKeys.Approach(Municipality, Meals), StreamKeys.Conversations(Municipality), StreamKeys.SocialMap(Municipality), StreamKeys.Platform,
            StreamKeys.Notifications(Municipality, West), StreamKeys.ResidentMail(Municipality), StreamKeys.Vigil(Municipality)];
        foreach (var grain in keys.Select(grains.Any))
        {
            await grain.Deliver(default);
            await grain.Remind("niets", default);
            // No grain takes every kind of message; each refuses by type and message, over the wire as well.
            (await Should.ThrowAsync<InvalidOperationException>(() => grain.Receive(new(StreamKeys.Platform, 1, Unfit(grain)), default))).Message.ShouldContain("takes no");
        }
    }

    private static byte[] Unfit(IJournaledGrain grain) => GrainJson.Write<Message>(
        grain is INeighbourhood ? new WithdrawalForHousehold(new(1)) : new PromptStatusForNeighbourhood(new(Neighbourhood, 1), PromptStatus.Seen));

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await holds()) return;
            await Task.Delay(50);
        }
        throw new TimeoutException("It did not come to hold.");
    }

    private sealed class Silo : ISiloConfigurator
    {
        public void Configure(ISiloBuilder silo)
        {
            var journal = Store.Value!;
            silo.UseSignals();
            silo.Services.AddSingleton(provider => new GrainContext(
                journal.Journal, journal.Outbox, provider.GetRequiredService<IGrains>(), TimeProvider.System, provider.GetRequiredService<ILoggerFactory>(), new(), new())
            {
                Keys = new OneKey(),
            });
        }
    }

    private sealed class OneKey : IKeyRing
    {
        public Task<ReadOnlyMemory<byte>> Key(MunicipalityCode municipality, string purpose, DateTimeOffset? destroyAt, CancellationToken cancellation) =>
            Task.FromResult<ReadOnlyMemory<byte>>(new byte[32]);

        public Task<int> DestroyExpired(DateTimeOffset now, CancellationToken cancellation) => Task.FromResult(0);

        public Task<int> Rewrap(int most, CancellationToken cancellation) => Task.FromResult(0);
    }

    private sealed class Client : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder client)
        {
            var seen = Crossed.Value!;
            client.UseSignals();
            client.AddOutgoingGrainCallFilter(call =>
            {
                if (Kinds.ContainsKey(call.TargetId.Type.ToString()!)) seen[$"{call.TargetId.Type}.{call.MethodName}"] = true;
                return call.Invoke();
            });
        }
    }
}

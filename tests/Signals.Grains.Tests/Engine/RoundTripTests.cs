using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Signals.Core.Addresses;
using Signals.Core.Approaches;
using Signals.Core.Areas;
using Signals.Core.Conversations;
using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Effects;
using Signals.Core.Households;
using Signals.Core.Menus;
using Signals.Core.Municipalities;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;
using Signals.Core.Platform;
using Signals.Core.Prompts;
using Signals.Core.SocialMaps;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Core.Themes;
using Signals.Core.ThirdParties;
using Signals.Core.Time;
using Signals.Core.Trends;
using Signals.Core.Vigils;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;

namespace Signals.Grains.Tests.Engine;

public sealed class RoundTripTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly NeighbourhoodArea Area = new(Town.Here, "Hier", new(2025), null) { Adjacent = [Town.There] };
    private static readonly HouseholdId Family = new(Town.Municipality, 42);

    private static readonly Signal Full = new()
    {
        Id = new(7),
        Theme = Town.Debts,
        Source = Source.CoffeeCart,
        ObservedOn = new(2026, 11, 18),
        ReceivedAt = At,
        Household = [new(1), new(2)],
        People = 3,
        Place = "vloeiweide",
        AboutAnother = true,
        HasWordsAboutAnother = true,
        KeptTogether = Family,
        RegisteredBy = "els",
    };

    private static readonly NeighbourhoodConfigured Configured = new(Area, Town.Team, Theme.Standard, DetectionSettings.Of(3, 4.5, 7, 3), IsoWeek.Of(At)) { Hidden = [Town.Loneliness], IsNewcomer = true, InShadow = [Town.Team] };
    private static readonly GatheredSignal Gathered = new(new(7), Town.Debts, Source.HomeVisit, new(2026, 11, 18), "els", Town.Here, Town.Team);
    private static readonly HouseholdQuestion Question = new(new(Family, 1), "els", Town.Team, Town.Here, new(2026, 11, 18), Town.Debts, [Town.Debts, Town.Loneliness], At);

    private static readonly ThirdPartyTask ThirdParty = new(new(7), "els", Town.Here, Town.Debts, new(2026, 11, 18), At);

    private static readonly ThemeSummary Summary = new(Town.Debts, Town.Here, new(3.5, 20.25, new()), [new(IsoWeek.Of(At), 0.2, 1)], [3, 1, 0, 0, 0, 0, 0]);
    private static readonly ThemeModel Model = new(1.5, 12, 1.25, 500, new(0.2, -0.1), [0.7, 0.9, 1]);

    private static readonly DataQualityNote Note = new()
    {
        Kind = DataQualityNoteKind.BulkEntry,
        Neighbourhood = Town.Here,
        Theme = new(Town.Debts, "Geld"),
        Source = Source.Partner,
        From = new(2026, 11, 18),
        To = new(2026, 11, 18),
        Explanation = "Op 18 november kwam veel ineens binnen.",
        NotedAt = At,
    };

    private static readonly RecentTelling Recent = new()
    {
        Theme = new(Town.Debts, "Geld"),
        Neighbourhood = Town.Here,
        Name = "Hier",
        Team = Town.Team,
        Adjacent = [Town.There],
        Settings = DetectionSettings.Standard,
        Week = IsoWeek.Of(At),
        Counts = [2, 0, 1, 0, 0, 0],
        Means = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
        Dispersion = 1.3,
        Uncertainty = 0.5,
        Tellings = [new([1, 0, 1, 0, 0], 2, 0), new(), new([0, 0, 1, 0, 0], 0, 1), new()],
        QuietUntil = At,
    };

    private static readonly ClusterFinding Cluster = new(
        Town.Debts, IsoWeek.Of(At), [new(Town.Here, "Hier", Town.Team), new(Town.There, "Daar", Town.Team)], new(2, 6, new(0, 1), 4.5), new([3, 0, 3, 0, 0], 6, 0), At);

    private static readonly MenuCard Card = new()
    {
        Code = MenuCardCode.Parse("wandelclub"),
        Colour = MenuColour.Red,
        Title = "Wandelclub",
        Explanation = "Elke week een rondje.",
        Source = "Welzijn",
        Evidence = EvidenceLevel.GoodIndications,
        Themes = [Town.Loneliness],
        CheckedOn = new(2026, 11, 1),
    };

    private static readonly OutreachPlan Planned = new()
    {
        Kind = Source.CoffeeCart,
        Neighbourhood = Town.Here,
        Place = "Plein",
        Date = new(2026, 11, 24),
        Begin = new(9, 30),
        End = new(11, 0),
        WeeklyUntil = new(2026, 12, 24),
    };

    private static readonly QuarterTelling Telling = new(Quarter.Parse("2026-K3"), Town.Here, true, [new(Town.Debts, 14, 12, new(9.25, 16.5)), new(Town.Loneliness, 0, 0, null)]);
    private static readonly AreaShape Shape = new(Town.Here, new(2025), [[[525_000, 5_255_000, 526_000, 5_255_000, 526_000, 5_256_000, 525_000, 5_255_000]]]);

    private static readonly AreaSuccession Succession = new(Area, [new(Town.Here, 0.75), new(Town.There, 0.25)], new(2026), Quarter.Parse("2026-K4"));

    private static readonly Bequest Bequest = new(
        Town.There, IsoWeek.Of(At) - 9, new Dictionary<IsoWeek, double> { [IsoWeek.Of(At)] = 2.5 },
        [new(Town.Debts, IsoWeek.Of(At) - 2, [1, 0, 3], IsoWeek.Of(At) - 5, IsoWeek.Of(At) - 6, [new(Quarter.Parse("2026-K4"), 4, 3)])]);

    private static readonly SealedText Sealed = SealedText.Of([1, 2, 3, 4]);
    private static readonly ApproachId TheApproach = ApproachId.Parse("west-7k3m9xq2");
    private static readonly CardChoice Chosen = new([Card.Code, StandardMenu.Always[0].Code], [Card], [new(MenuColour.Green, Sealed)], [ParticipantRole.Residents, ParticipantRole.DistrictTeam], new(2026, 11, 20));
    private static readonly ApproachStep Step = new(1, Sealed, ParticipantRole.SocialWork, new(2026, 12, 1), StepProgress.Planned, new(2026, 11, 20));

    private static readonly Approach Undertaken = new()
    {
        Id = TheApproach,
        Kind = ApproachKind.Breakthrough,
        BegunAt = At,
        Prompts = [new(Town.Here, 1)],
        Neighbourhoods = [Town.Here, Town.There],
        Themes = [Town.Debts],
        Participants = [new(ParticipantRole.HousingAssociation, Sealed), new(ParticipantRole.Residents)],
        Choice = Chosen,
        Steps = [Step],
        Parts = new Dictionary<ApproachPart, WrittenPart> { [ApproachPart.Purpose] = new(Sealed, At) },
        IsStoryShared = true,
        Closing = new(ClosingKind.GoesOnElsewhere, At),
        ChangedAt = At,
    };

    private static readonly Conversation Talk = new()
    {
        Id = new(Town.Municipality, 1),
        Kind = ConversationKind.AboutTrend,
        From = Town.Team,
        To = TeamId.Parse("oost"),
        Subject = new([Town.Debts]) { Prompt = new(Town.Here, 1), Approach = TheApproach, Trend = new(TrendLevel.District, "WK999800", Quarter.Parse("2026-K2"), Quarter.Parse("2026-K3")) },
        Status = ConversationStatus.Asked,
        AskedAt = At,
        Messages = [new(false, Sealed, At)],
        Key = 17,
    };

    private static readonly ComparisonChoice Choice = new([Town.Here], [Town.There], "vergelijkbare-buurten", 1, "Kiest buurten die erop lijken.", IsoWeek.Of(At));
    private static readonly WeekArrivals Arrived = new(IsoWeek.Of(At), [1, 0, 3, 0, 2], 1);
    private static readonly Quiet Silent = new(Source.Partner, IsoWeek.Of(At), 4.5, At) { Through = IsoWeek.Of(At) + 2, Explanation = "Stil.", IsSwitchedOff = true };

    private static readonly object[] Samples =
    [
        Configured,
        new HistoryLoaded([new(Town.Debts, IsoWeek.Of(At), 3)]),
        new SignalRecorded(Full, true),
        new SignalWithdrawn(new(7), Town.Debts, Family) { ThirdPartyTeam = Town.Team },
        new RepeatCounted(new(7), Town.Debts),
        new StopStarted(new(new(Town.Here, 1), Source.WalkIn, "buurthuis", At)),
        new StopFinished(new(Town.Here, 1), At, 12),
        new OpenStopsDropped([new(Town.Here, 1)]),
        new HouseholdForgotten(Family),
        new FindingMade(Town.Debts, IsoWeek.Of(At), new(2, 6, new(0, 1), 3.4)),
        new PromptRaised(SamplePrompt.Of(Town.Here, 1) with { IsInShadow = true }, Town.Team) { OtherTeams = [TeamId.Parse("oost")], OthersInShadow = [TeamId.Parse("oost")] },
        new PromptStatusNoted(new(Town.Here, 1), PromptStatus.TakenUp, Town.Team) { Verdict = PromptVerdict.Known, Approach = TheApproach, IsApproachClosed = true },
        new OldSignalsDropped(new(2026, 8, 1)),
        new ThemesSummarised([Summary]),
        new ModelBorrowed(Town.Debts, Model, IsoWeek.Of(At)),
        new DataQualityNoted(Note, Town.Team),
        new RecentsTold([Recent]),
        new ClusterNoted(Town.Debts, At, IsoWeek.Of(At)),
        new ThemeBegun(Town.Debts, IsoWeek.Of(At), At),
        new QuartersTold([Telling], true),
        new NeighbourhoodSucceeded([Bequest], true, Quarter.Parse("2026-K4")),
        new PastInherited(Bequest),
        new WeeksTold([Arrived], Town.Team),
        new ArrivalsGathered([Arrived], Town.Team),
        new SourcesWatched([Source.Resident], IsoWeek.Of(At)),
        new QuietNoted(Silent, Note),
        new QuietEnded(Source.Partner, IsoWeek.Of(At), Note),
        new TellingGathered(Telling, true),
        new TellingsReleased(),
        new TellingsDropped(),
        new DistrictDrawn([Shape]),
        new OutlineSettled(Town.Here, true),
        new SummaryGathered(Summary),
        new ModelLearned(Model, IsoWeek.Of(At)),
        new ModelLent(Town.Here, IsoWeek.Of(At)),
        new RecentsGathered(Recent),
        new ClusterFound(Cluster),
        new ThemeAppeared(IsoWeek.Of(At), Note),
        new ThemeDisappeared(IsoWeek.Of(At), Note),
        new ComparisonChosen("a1", Choice),
        new ApproachSpread([Town.Here], IsoWeek.Of(At)),
        new OldComparisonsDropped(IsoWeek.Of(At)),
        new NeighbourhoodEnded(Town.Here),
        new ComparisonAwaited("a1", [Town.Here], [Town.There], IsoWeek.Of(At)),
        new SignalGathered(Gathered) { At = At },
        new GatheredSignalRemoved(new(7)),
        new HouseholdQuestionRaised(Question) { Behind = [new(7), new(8)] },
        new HouseholdQuestionTakenBack(Question.Id, Town.Team),
        new HouseholdEnded([Town.Here]),
        new OldGatheredSignalsDropped(new(2025, 8, 1)) { RaisedBefore = At },
        new PromptDelivered(SamplePrompt.Of(Town.Here, 1)),
        new PromptMarked(new(Town.Here, 1), PromptStatus.SetAside, At),
        new PromptJudged(new(Town.Here, 1), PromptVerdict.Nothing, At),
        new ApproachNoted(ApproachSummary.Of(Undertaken), At),
        new OldApproachesDropped(At),
        new ApproachBegun(Undertaken, [Town.There]),
        new ComparisonNoted(new([Town.Here], [Town.There], "vergelijken", 1, "Zo.", IsoWeek.Of(At))),
        new PartWritten(ApproachPart.Deliberation, Sealed, At),
        new StoryTold(Sealed, true, At),
        new ParticipantsSet(Undertaken.Participants, At),
        new CardsChosen(Chosen, At),
        new StepPlanned(Step, At),
        new StepRewritten(1, Sealed, ParticipantRole.School, new(2026, 12, 1), At),
        new StepMoved(1, StepProgress.Done, new(2026, 12, 2), At),
        new PromptsAnswered([new(Town.There, 2)], [Town.Here, Town.There], At),
        new ApproachClosed(new(ClosingKind.Stopped, At)),
        new ApproachReopened(At),
        new ApproachForgotten(),
        new HouseholdQuestionDelivered(Question),
        new HouseholdQuestionTakenBackNoted(Question.Id),
        new OldHouseholdQuestionsDropped(At),
        new ThirdPartyTaskDelivered(ThirdParty with { Answer = ThirdPartyAnswer.Told, AnsweredAt = At }),
        new ThirdPartyTaskSettled(new(7), ThirdPartyAnswer.Secrecy, At),
        new ThirdPartyTaskTakenBackNoted(new(7)),
        new OldThirdPartyTasksDropped(At),
        new DataQualityNoteDelivered(Note),
        new OutreachPlanned(3, Planned),
        new OutreachCancelled(3, new(2026, 12, 1)),
        new OldOutreachDropped(new(2026, 8, 1)),
        new ApproachChange.Write(ApproachPart.Purpose, Sealed),
        new ApproachChange.TellStory(Sealed, true),
        new ApproachChange.SetParticipants(Undertaken.Participants),
        new ApproachChange.Choose(Chosen),
        new ApproachChange.PlanStep(Sealed, ParticipantRole.School, new(2026, 12, 1)),
        new ApproachChange.RewriteStep(1, Sealed, ParticipantRole.School, new(2026, 12, 1)),
        new ApproachChange.MoveStep(1, StepProgress.Dropped),
        new ApproachChange.AnswerPrompts([new(Town.There, 2)]),
        new ApproachChange.Close(ClosingKind.DoneForNow),
        new ApproachChange.Reopen(),
        new ConversationBegun(Talk),
        new ConversationContinued(1, new(true, Sealed, At)),
        new ConversationMoved(1, ConversationStatus.InHand),
        new OldConversationsDropped(At),
        new SocialMapEntrySet(new()
        {
            Code = SocialMapCode.Parse("buurthuis"),
            Name = "Buurthuis",
            Kind = SocialMapKind.MeetingPlace,
            Description = "Koffie en een praatje.",
            Contact = "Vloeistraat, elke ochtend",
            Themes = [Town.Loneliness],
            Neighbourhoods = [Town.Here],
            CheckedOn = new(2026, 11, 1),
        }),
        new SocialMapEntryRemoved(SocialMapCode.Parse("buurthuis")),
        new AreasLoaded("Proefdorp", [new(Town.Here.District, "West", new(2025))], [Area]),
        new AreaSucceeded(Succession),
        new ThemeAdded(new(Town.Debts, "Geld")),
        new ThemeHidden(Town.Debts, IsoWeek.Of(At)),
        new ThemeShown(Town.Debts, IsoWeek.Of(At)),
        new TeamFormed(new(Town.Team, "West", [Town.Here.District]) { Neighbourhoods = [Town.There] }),
        new TeamDissolved(Town.Team),
        new HouseholdKeepingAllowed("DPIA-1"),
        new DetectionSet(DetectionSettings.ForLookingBack(1, 1)),
        new TeamBoundsSet(DetectionBounds.Of(3, 4.5)),
        new TeamDetectionSet(Town.Team, DetectionSettings.Of(3, 4.5, 7, 3)),
        new SourcesSet([Source.WalkIn, Source.Resident]),
        new PlacesListed(Town.Here, [new(PlaceCode.Parse("vloeiweide"), "De Vloeiweide")]),
        new MenuCardSet(Card),
        new MenuCardRemoved(Card.Code),
        new MenuCardLeftOut(Card.Code),
        new MenuCardOffered(Card.Code),
        new TeamMenuNarrowed(Town.Team, [Card.Code]),
        new TeamCapacityShared(Town.Team, new(Quarter.Parse("2026-K4"), TeamRoom.Tight)),
        new PilotSet(new(true, ["els"], [Town.Team])),
        new NeighbourhoodsTold { At = At },
        new AddressesLoaded(new(2024), [new(Town.Here, "ABAC", [new("AD", [new(1, 21), new(4, 4)])]), new(Town.There, "", [new("AD", [new(2, 2)])])]),
        new MunicipalityServed(Town.Municipality),
        new NeighbourhoodConfiguration(Configured),
        new PromptForTeam(SamplePrompt.Of(Town.Here, 1)),
        new PromptStatusForNeighbourhood(new(Town.Here, 1), PromptStatus.Expired, Town.Team) { Verdict = PromptVerdict.Useful, Approach = TheApproach, IsApproachClosed = true },
        new SignalForHousehold(Family, Gathered),
        new WithdrawalForHousehold(new(7)),
        new WithdrawalForResidentMail(new(7)),
        new QuestionTakenBack(Question.Id),
        new ThirdPartyForProfessional(ThirdParty),
        new ThirdPartyTakenBack(new(7)),
        new HouseholdLetGo(Family),
        new FarewellOfSender(),
        new Lapsed(),
        new QuestionForProfessional(Question),
        new SummaryForTheme(Summary),
        new ModelForNeighbourhood(Town.Debts, Model, IsoWeek.Of(At)),
        new DataQualityNoteForTeam(Note),
        new RecentForTheme(Recent),
        new ClusterForNeighbourhood(Cluster),
        new NewThemeForNeighbourhood(Town.Debts, IsoWeek.Of(At)),
        new QuarterForTrends(Telling, true),
        new SuccessionForNeighbourhood(Succession),
        new BequestForNeighbourhood(Bequest),
        new SuccessionForMap(Town.Here, true),
        new ApproachForTeam(ApproachSummary.Of(Undertaken)),
        new ApproachSpreadForTheme([Town.Here]),
        new EndForTheme(Town.Here),
        new ComparisonAsked("a1", [Town.Here], [Town.There]),
        new ComparisonForApproach("a1", Town.Debts, Choice),
        new NotificationsSet(new() { Quiet = new(new(18, 30), new(8, 0)), NotAtWeekends = true, NotOnHolidays = true, GoodFriday = true, LiberationDay = true, EscalateAfterDays = 7 }),
        new ChannelAdded(3, new(ChannelKind.Email, new(9), 16)),
        new ChannelChanged(3, new(ChannelKind.Email, new(10), null), true),
        new ChannelSwitchedOff(3, At),
        new ChannelRemoved(3),
        new AddressConfirmed(new(9)),
        new AddressesInUse(),
        new AddressForgotten(new(9)),
        new PromptNoted(new(Town.Here, 1), At, [1, 3]),
        new PromptSettled(new(Town.Here, 1)),
        new PromptsEscalated([new(Town.Here, 1)]),
        new NoticeQueued(3, new(11), NoticeKind.Escalation, At),
        new NoticeDelivered(3, new(11), At),
        new NoticeFailed(3, new(11), FailureClass.ServerError, At, At, IsHeld: true),
        new NoticeGivenUp(3, new(11), FailureClass.Overflow, At),
        new NoticeResent(3, new(11), At),
        new ResidentNewsQueued([new(7), new(8)], ResidentNews.ApproachBegun, At),
        new ResidentMailDelivered(new(11), At),
        new ResidentMailDropped(new(11)),
        new ResidentMailFailed(new(11), FailureClass.NoConnection, At, At, true),
        new ResidentMailGivenUp(new(11), FailureClass.Refused, At),
        new ResidentMailResent(new(11), At),
        new ResidentNewsWithdrawn(new(7)),
        new OldResidentNewsForgotten(At),
        new PromptForNotifications(new(Town.Here, 1)),
        new PromptSettledForNotifications(new(Town.Here, 1)),
        new TeamDissolvedForNotifications(),
        new NewsForResidents([new(7), new(8)], ResidentNews.Discussed),
        new WeeksForVigil([Arrived], Town.Team),
        new SourcesForVigil([Source.Resident, Source.WalkIn]),
    ];

    public static TheoryData<Type> Families => [typeof(NeighbourhoodEvent), typeof(HouseholdEvent), typeof(DistrictTeamEvent), typeof(MunicipalityEvent), typeof(InstallationEvent), typeof(AddressRegisterEvent), typeof(SharedThemeEvent), typeof(QuarterTrendsEvent), typeof(AreaMapEvent), typeof(ApproachEvent), typeof(ApproachChange), typeof(ConversationEvent), typeof(SocialMapEvent), typeof(VigilEvent), typeof(Message), typeof(NotificationEvent), typeof(ResidentMailEvent)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_event_and_message_survives_the_journal_and_says_its_type(Type family)
    {
        var declared = family.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        declared.Select(type => type.DerivedType).ShouldBe(
            family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family)), ignoreOrder: true, "every derived type is declared");
        foreach (var type in declared)
        {
            var sample = Samples.Single(sample => sample.GetType() == type.DerivedType);
            var json = JsonSerializer.Serialize(sample, family, GrainJson.Options);
            json.ShouldContain($"\"type\":\"{type.TypeDiscriminator}\"");
            var read = JsonSerializer.Deserialize(json, family, GrainJson.Options);
            read.ShouldBeOfType(type.DerivedType);
            JsonSerializer.Serialize(read, family, GrainJson.Options).ShouldBe(json);
            foreach (var property in type.DerivedType.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
                JsonSerializer.Serialize(property.GetValue(read), GrainJson.Options).ShouldBe(JsonSerializer.Serialize(property.GetValue(sample), GrainJson.Options));
        }
    }

    [Fact]
    public void A_property_that_a_newer_version_wrote_is_passed_over()
    {
        var json = """{"type":"repeat-counted","signal":"00000000000000000000000000000007","theme":"geldzorgen","later":{"a":1}}""";

        GrainJson.Read<NeighbourhoodEvent>(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBe(new RepeatCounted(new(7), Town.Debts));
    }

    [Fact]
    public void A_team_of_before_teams_had_single_neighbourhoods_has_none()
    {
        var json = """{"type":"team-formed","team":{"id":"west","name":"West","districts":["WK999800"]}}""";

        GrainJson.Read<MunicipalityEvent>(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBe(new TeamFormed(new(Town.Team, "West", [Town.Here.District])));
        var municipality = GrainJson.Read<Municipality>("""{"neighbourhoods":[],"districts":[],"themes":[],"teams":[{"id":"west","name":"West","districts":["WK999800"]}],"detection":{"findingScore":3,"promptScore":4,"minimumHouseholds":5,"minimumSourceKinds":2}}"""u8.ToArray());
        municipality.TeamOf(Town.Here)!.Id.ShouldBe(Town.Team);
        municipality.Places.ShouldBeEmpty();
        municipality.HiddenThemes.ShouldBeEmpty();
        municipality.Sources.Count.ShouldBe(5);
        municipality.Pilot.ShouldBe(Pilot.None);
        municipality.InForce.ShouldBeEmpty();
        municipality.Bounds.ShouldBe(DetectionBounds.Standard);
        municipality.Menu.Offered.ShouldBe(StandardMenu.Cards);
    }

    [Fact]
    public void What_cannot_be_read_is_not_repeated_in_the_message()
    {
        var failure = Should.Throw<JsonException>(() => GrainJson.Read<NeighbourhoodEvent>("""{"type":"repeat-counted","signal":"Jan de Vries","theme":"geldzorgen"}"""u8.ToArray()));

        failure.Message.ShouldNotContain("Jan");
    }
}

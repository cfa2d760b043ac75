using System.Globalization;
using Signals.Cli.Registering;
using Signals.Core.Approaches;
using Signals.Core.Conversations;
using Signals.Core.Follow;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Notifications;
using Signals.Core.Prompts;
using Signals.Core.SocialMaps;
using Signals.Core.Teams;
using Signals.Core.Text;
using Signals.Core.Themes;
using Signals.Core.ThirdParties;
using Signals.Core.Time;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Journal;
using Signals.Grains.Logbook;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Vault;
using Signals.Testing;
using Xunit.Abstractions;

namespace Signals.Register.Tests.Retention;

/// <summary>Something of every category that names people goes into the real stores; then more than five years pass, day by day, and everything is gone on the day that its term names.</summary>
public sealed class RetentionRun(ITestOutputHelper output)
{
    private const int Years5 = 1_826;

    private static readonly DataRegister Register = RegisterFile.Read(Repository.File("docs/register.json"));
    private static readonly ThemeCode Debts = ThemeCode.Parse("geldzorgen");
    private static readonly ThemeCode Loneliness = ThemeCode.Parse("eenzaamheid");
    private static readonly SignalId Told = new(0xC0FFEE01);
    private static readonly SignalId AlsoTold = new(0xC0FFEE02);
    private static readonly SignalId TakenBack = new(0xC0FFEE03);
    private static readonly SignalId ChannelAddress = new(0xC0FFEE04);
    private static readonly SignalId NamesAnother = new(0xC0FFEE05);
    private static readonly SignalId AnsweredFor = new(0xC0FFEE06);
    private static readonly SignalId WordsErased = new(0xC0FFEE07);
    private static readonly ApproachId Meals = ApproachId.Parse("west-7k3m9xq2");
    private static readonly SealedText ApproachWords = SealedText.Of([.. "woorden van een aanpak, verzegeld"u8]);
    private static readonly SealedText ConversationWords = SealedText.Of([.. "woorden van een gesprek, verzegeld"u8]);

    // Where a category of personal data has no day: it ends by a count, or by somebody's act, and why that needs no probe here.
    private static readonly Dictionary<(string Category, string Place), string> Undated = new()
    {
        [("account-name", "stream:gemeente")] = "goes when an administrator takes the name off the list: PilotTests",
    };

    [Fact]
    public async Task Everything_that_names_people_is_gone_on_the_day_that_its_term_names()
    {
        await using var town = await LivedTown.Build();
        var probes = Probes(await Fill(town)).ToList();
        Covers(probes);

        while (town.Day < probes.Max(probe => probe.Gone))
        {
            foreach (var probe in probes.Where(probe => town.Day == probe.From || town.Day == probe.Last))
                (await town.Stored(probe.Place)).ShouldContain(probe.Needle, Case.Insensitive, $"{probe.Category} in {probe.Place} on day {town.Day}");
            if (town.Day == 10)
            {
                await town.Grains.Neighbourhood(LivedTown.Here).Withdraw(TakenBack, default);
                await town.Vault.Forget(LivedTown.Municipality, TakenBack, default);
                await town.Grains.SocialMap(LivedTown.Municipality).Remove(SocialMapCode.Parse("buurttafel"), default);
            }
            if (town.Day == 9) await Answer(town);
            if (town.Day == 900) await town.Grains.Notifications(LivedTown.Municipality, LivedTown.Team).RemoveChannel(1, default);
            // The promises are durable.
            if (town.Day is 50 or 400) await town.Restart();
            await town.PassDay();
            foreach (var probe in probes.Where(probe => probe.Gone == town.Day))
                (await town.Stored(probe.Place)).ShouldNotContain(probe.Needle, Case.Insensitive, $"{probe.Category} in {probe.Place} on day {town.Day}");
            if (town.Day % 7 == 0) (await town.OldestCommit()).Age.ShouldBeLessThan(TimeSpan.FromDays(92), $"a commit of a {(await town.OldestCommit()).Kind} on day {town.Day}");
        }

        var fields = Personal.SelectMany(category => category.Fields).Sum(type => type.Value.Count);
        output.WriteLine($"{probes.Count} probes in {probes.Select(probe => probe.Place).Distinct().Count()} places, for {fields} fields of {Personal.Count()} categories; {town.Day} days.");
    }

    private static IEnumerable<DataCategory> Personal => Register.Categories.Where(category => category.Personal != PersonalKind.None && Databases(category).Any());

    private static IEnumerable<string> Databases(DataCategory category) =>
        category.Kept.SelectMany(kept => kept.In).Where(place => place is "outbox" or "vault" || place.StartsWith("stream:", StringComparison.Ordinal) || place.StartsWith("table:", StringComparison.Ordinal));

    private static void Covers(IReadOnlyCollection<Probe> probes) => Personal
        .SelectMany(category => Databases(category).Select(place => (category.Code, Place: place)))
        // Of the marks of messages only these know households, and approaches, by name.
        .Where(kept => kept.Code != "message-marks" || kept.Place is "stream:buurt" or "stream:wijkteam")
        .Where(kept => !Undated.ContainsKey(kept) && !probes.Any(probe => (probe.Category, probe.Place) == kept))
        .ShouldBeEmpty("These name people and are not looked for. Add a probe, or say in Undated what ends them.");

    private static IEnumerable<Probe> Probes(Known known)
    {
        string name = known.Household.Value.ToString("x32", CultureInfo.InvariantCulture), told = Told.ToString(), taken = TakenBack.ToString();
        return
        [
            new("signal", "stream:buurt", told, 0, 90, 98),
            new("signal", "stream:buurt", taken, 0, 9, 11),
            new("household-token", "stream:buurt", known.Token.ToString(), 0, 90, 98),
            new("registration", "table:journal.registration", told, 0, 90, 91),
            new("account-name", "stream:buurt", "professional-4711", 0, 9, 98),
            new("account-name", "stream:huishouden", "professional-4711", 0, 365, 367),
            new("account-name", "stream:wijkteam", "professional-4711", 0, 89, 91),
            new("account-name", "outbox", "geparkeerd-4711", 1, 89, 93),
            new("household-kept-together", "stream:huishouden", told, 0, 365, 367),
            new("household-kept-together", "stream:buurt", $"\"keptTogether\":\"{known.Household}\"", 0, 90, 98),
            new("household-kept-together", "outbox", "signal-for-household", 1, 89, 93),
            new("household-question", "stream:huishouden", "raisedAt", 0, 89, 91),
            new("household-question", "stream:wijkteam", $"\"household\":\"{known.Household}\"", 0, 89, 91),
            new("household-question", "outbox", "question-for-professional", 1, 89, 93),
            new("words-resident", "vault", told, 0, 90, 91),
            new("words-resident", "vault", taken, 0, 9, 11),
            new("words-resident", "vault", NamesAnother.ToString(), 0, 27, 28),
            new("words-resident", "vault", AnsweredFor.ToString(), 0, 90, 91),
            new("words-resident", "vault", WordsErased.ToString(), 0, 8, 10),
            new("third-party-task", "stream:wijkteam", NamesAnother.ToString(), 0, 27, 29),
            new("third-party-task", "stream:wijkteam", AnsweredFor.ToString(), 0, 90, 92),
            new("third-party-task", "stream:wijkteam", WordsErased.ToString(), 0, 9, 11),
            new("third-party-task", "outbox", "third-party-for-professional", 1, 89, 93),
            new("account-name", "stream:wijkteam", "noemt-een-ander-4711", 0, 90, 92),
            new("email", "vault", told, 0, 90, 91),
            new("email", "vault", ChannelAddress.ToString(), 0, 800, 901),
            new("household-consent", "vault", known.Register.ToString(), 0, 364, 366),
            new("vault-row", "table:vault.personal_part", told, 0, 90, 91),
            new("erasure", "table:vault.erasure", taken, 11, 69, 71),
            new("audit-log", "table:vault.audit_line", "gelogd-4711", 0, 1_826, 1_828),
            new("processing-log", "table:vault.processing_line", Convert.ToHexStringLower("woorden-gelezen"u8), 0, 1_095, 1_097),
            new("keys", "table:vault.key_ring", $"huishouden/{TokenPeriod.At(DutchTime.DateOf(LivedTown.Begin))[0]}", 0, 130, 165),
            new("keys", "table:vault.key_ring", KeyPurposes.Approach(Meals.ToString()), 0, Years5 - 1, Years5 + 1),
            new("sealed-words", "stream:aanpak", ApproachWords.ToString(), 0, Years5 - 1, Years5 + 1),
            new("sealed-words", "stream:gesprekken", ConversationWords.ToString(), 0, 730, 732),
            new("approach", "stream:wijkteam", $"\"{Meals}\"", 0, Years5 - 1, Years5 + 1),
            new("prompt", "stream:wijkteam", $"\"{LivedTown.Here}-77\"", 0, Years5 - 1, Years5 + 1),
            new("outreach-stop", "stream:buurt", "open-plek-4711", 0, 7, 16),
            new("outreach-stop", "stream:wijkteam", "agenda-4711", 0, 95, 101),
            new("social-map", "stream:socialekaart", "Tafel van 4711", 0, 9, 102),
            new("resident-news", "stream:nieuws", told, 0, 90, 92),
            new("resident-news", "outbox", "news-for-residents", 1, 89, 93),
            new("message-marks", "stream:buurt", $"huishouden/{name}", 0, 365, 466),
            new("message-marks", "stream:wijkteam", $"huishouden/{name}", 0, 365, 466),
            new("stream-name", "table:journal.head", name, 0, 365, 376),
            new("stream-name", "table:journal.head", Meals.ToString(), 0, Years5 - 1, Years5 + 10),
        ];
    }

    private static async Task<Known> Fill(LivedTown town)
    {
        var (municipality, now, today) = (LivedTown.Municipality, town.Clock.GetUtcNow(), DutchTime.DateOf(town.Clock.GetUtcNow()));
        var address = HouseholdAddress.Of("9998AB", 12);
        var household = await town.Households.Agree(municipality, address, Told, default);
        (await town.Households.Agree(municipality, address, AlsoTold, default)).ShouldBe(household);
        var tokens = await town.Keys.Tokens(municipality, address, today, default);
        foreach (var (id, theme, source, by) in new[] { (Told, Debts, Source.Resident, (string?)null), (AlsoTold, Loneliness, Source.HomeVisit, "professional-4711"), (TakenBack, Debts, Source.Resident, null) })
        {
            await town.Vault.KeepIfAbsent(municipality, id, new("woorden", null, "iemand@voorbeeld.nl"), now, now.AddDays(91), default);
            var outcome = await town.Grains.Neighbourhood(LivedTown.Here).Record(new(new()
            {
                Id = id,
                Theme = theme,
                Source = source,
                ObservedOn = today,
                ReceivedAt = now,
                Household = tokens,
                KeptTogether = id == TakenBack ? null : household,
                RegisteredBy = by,
            }, 1, now.AddDays(91)), default);
            outcome.Status.ShouldBe(RecordStatus.Recorded);
            await town.Vault.Confirm(municipality, id, default);
        }
        foreach (var id in new[] { NamesAnother, AnsweredFor, WordsErased }) await TellOfAnother(town, id, now);
        await town.Settle();
        (await town.Grains.Team(municipality, LivedTown.Team).QuestionsFor("professional-4711", default)).ShouldHaveSingleItem();

        await town.Vault.KeepIfAbsent(municipality, ChannelAddress, new(null, null, "wijkteam@voorbeeld.nl"), now, now.AddDays(400), default);
        (await town.Grains.Notifications(municipality, LivedTown.Team).AddChannel(new(ChannelKind.Email, ChannelAddress, null), default)).Number.ShouldNotBeNull();
        await town.Grains.Neighbourhood(LivedTown.Here).StartStop(Source.CoffeeCart, "open-plek-4711", now, default);
        var plan = new OutreachPlan { Kind = Source.WalkIn, Neighbourhood = LivedTown.Here, Place = "agenda-4711", Date = today.AddDays(7), Begin = new(9, 0), End = new(11, 0) };
        (await town.Grains.Team(municipality, LivedTown.Team).PlanOutreach(plan, default)).ShouldNotBeNull();
        await town.Grains.SocialMap(municipality).Set(
            new() { Code = SocialMapCode.Parse("buurttafel"), Name = "Tafel van 4711", Kind = SocialMapKind.Initiative, Description = "Samen eten", Contact = "In het buurthuis", CheckedOn = today }, default);
        await town.Keys.Key(municipality, KeyPurposes.Approach(Meals.ToString()), CollectiveApproach.KeptUntil(now), default);
        await town.Grains.Approach(municipality, Meals).Begin(new()
        {
            Id = Meals,
            Kind = ApproachKind.Collective,
            BegunAt = default,
            ChangedAt = default,
            Neighbourhoods = [LivedTown.Here],
            Themes = [Loneliness],
            Parts = new Dictionary<ApproachPart, WrittenPart> { [ApproachPart.Purpose] = new(ApproachWords, default) },
        }, [], default);
        await town.Grains.Conversations(municipality).Ask(new(ConversationKind.Advice, LivedTown.Team, null, new([Debts]), ConversationWords, 1), default);
        await Tell(town, StreamKeys.Team(municipality, LivedTown.Team), new PromptForTeam(SamplePrompt(now)));
        await Tell(town, StreamKeys.ResidentMail(municipality), new NewsForResidents([Told], ResidentNews.Discussed));
        await Park(town, household, now);
        await town.Logbook.Record(new(
            [new(municipality, new(1), "woorden-lezen", "gelogd-4711", new(AuditResult.Done))], [new(municipality, new(1), new(2), new("woorden-gelezen", "wijkteamwerk", "wijkteamlid"))]), default);
        await town.Settle();
        return new(household, tokens[0], address.Under((await town.Keys.Key(municipality, KeyPurposes.KeptTogether, null, default)).Span));
    }

    private static async Task TellOfAnother(LivedTown town, SignalId id, DateTimeOffset now)
    {
        var signal = new Signal
        {
            Id = id,
            Theme = Debts,
            Source = Source.HomeVisit,
            ObservedOn = DutchTime.DateOf(now),
            ReceivedAt = now,
            AboutAnother = true,
            HasWordsAboutAnother = true,
            RegisteredBy = "noemt-een-ander-4711",
        };
        await town.Vault.KeepIfAbsent(LivedTown.Municipality, id, new("woorden over een ander", null, null), now, signal.PartsKeptUntil, default);
        (await town.Grains.Neighbourhood(LivedTown.Here).Record(new(signal, 1, now.AddDays(91)), default)).Status.ShouldBe(RecordStatus.Recorded);
        await town.Vault.Confirm(LivedTown.Municipality, id, default);
    }

    private static async Task Answer(LivedTown town)
    {
        var team = town.Grains.Team(LivedTown.Municipality, LivedTown.Team);
        var told = await team.SettleThirdParty(AnsweredFor, "noemt-een-ander-4711", ThirdPartyAnswer.Told, default);
        await town.Vault.Extend(LivedTown.Municipality, AnsweredFor, told!.WordsKeptUntil, default);
        await town.Vault.ForgetParts(LivedTown.Municipality, WordsErased, default);
        (await team.SettleThirdParty(WordsErased, "noemt-een-ander-4711", ThirdPartyAnswer.Erased, default)).ShouldNotBeNull();
    }

    private static Task Tell(LivedTown town, StreamKey receiver, Message message) => town.Grains.Any(receiver).Receive(
        new(new StreamKey(LivedTown.Municipality, StreamKeys.NeighbourhoodKind, "BU99980098"), 1, GrainJson.Write(message)), default);

    // Messages that nobody can take in, because they are for another kind of grain: they are tried for a while, and then set aside.
    private static async Task Park(LivedTown town, HouseholdId household, DateTimeOffset now)
    {
        StreamKey team = StreamKeys.Team(LivedTown.Municipality, LivedTown.Team), here = StreamKeys.Neighbourhood(LivedTown.Here);
        var gathered = new GatheredSignal(Told, Debts, Source.HomeVisit, DutchTime.DateOf(now), "geparkeerd-4711", LivedTown.Here, LivedTown.Team);
        var question = new HouseholdQuestion(new(household, 9), "geparkeerd-4711", LivedTown.Team, LivedTown.Here, DutchTime.DateOf(now), Debts, [Debts], now);
        var commit = new Commit<NeighbourhoodEvent>([], new Dictionary<StreamKey, long> { [team] = 2, [here] = 2 }, null);
        (await town.Journal.Journal.Append(new(new(LivedTown.Municipality, StreamKeys.NeighbourhoodKind, "BU99980099"), 0, GrainJson.Write(commit), now)
        {
            Messages =
            [
                new(team, 1, GrainJson.Write<Message>(new SignalForHousehold(household, gathered))),
                new(team, 2, GrainJson.Write<Message>(new NewsForResidents([Told], ResidentNews.Discussed))),
                new(here, 1, GrainJson.Write<Message>(new QuestionForProfessional(question))),
                new(here, 2, GrainJson.Write<Message>(new ThirdPartyForProfessional(new(NamesAnother, "geparkeerd-4711", LivedTown.Here, Debts, DutchTime.DateOf(now), now)))),
            ],
            // As every commit of a grain brings its own.
            Reminders = [new("verdichten-63", now.AddDays(70))],
        }, default)).ShouldBe(AppendOutcome.Appended);
    }

    private static Prompt SamplePrompt(DateTimeOffset now) => new()
    {
        Id = new(LivedTown.Here, 77),
        NeighbourhoodName = "Hier",
        Theme = Theme.Standard[1],
        Kind = PromptKind.Cluster,
        From = DutchTime.DateOf(now).AddDays(-14),
        To = DutchTime.DateOf(now),
        Households = BandedCount.Of(7),
        SourceKinds = 2,
        Expected = new(0, 1),
        Explanation = "In twee weken noemden 5 tot 9 huishoudens eenzaamheid.",
        NotKnown = [],
        Questions = ["Herkent u dit?"],
        Rule = new("toename", 1, "Vergelijkt met wat gewoon is."),
        RaisedAt = now,
        ExpiresAt = now.AddDays(56),
    };

    private sealed record Known(HouseholdId Household, HouseholdToken Token, SignalId Register);
}

using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.DataQuality;
using Signals.Core.Detection;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Tests.Neighbourhoods;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Themes;

public sealed class ClusterTests
{
    private const int Size = 4;
    private static readonly DateTimeOffset Night = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<NeighbourhoodCode, Neighbourhood> town = [];
    private readonly List<NeighbourhoodEvent> happened = [];
    private readonly SharedTheme theme = new();
    private int signals;

    public ClusterTests()
    {
        // Four by four; the western half is served by one team, the eastern half by another.
        for (var place = 0; place < Size * Size; place++)
        {
            var neighbourhood = town[Code(place)] = new();
            var area = new NeighbourhoodArea(Code(place), $"Buurt {place}", new(2025), 500) { Adjacent = [.. Around(place).Select(Code)] };
            foreach (var configured in neighbourhood.Configure(new(area, TeamId.Parse(place % Size < 2 ? "west" : "oost"), Theme.Standard, DetectionSettings.Standard, IsoWeek.Of(Night) - 104)))
                neighbourhood.Apply(configured);
        }
    }

    [Fact]
    public void What_is_little_in_each_and_much_in_all_is_put_before_the_teams_once()
    {
        foreach (var place in (int[])[5, 1, 4, 6, 9]) Tell(place, households: 2);
        happened.OfType<PromptRaised>().ShouldBeEmpty();

        var finding = LookAround().ShouldHaveSingleItem();
        finding.Members.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var member in finding.Members) Apply(member.Neighbourhood, town[member.Neighbourhood].Take(finding, Night));

        var raised = happened.OfType<PromptRaised>().ShouldHaveSingleItem();
        raised.Prompt.Id.Neighbourhood.ShouldBe(finding.Members[0].Neighbourhood);
        raised.Prompt.Kind.ShouldBe(PromptKind.Cluster);
        raised.Prompt.OtherNeighbourhoods.Count.ShouldBe(finding.Members.Count - 1);
        raised.Prompt.Explanation.ShouldContain(" samen; normaal zijn dat er daar ");
        raised.Prompt.Rule.Id.ShouldBe("cluster-buurten");
        raised.OtherTeams!.Append(raised.Team).Select(team => team.ToString()).Order().ShouldBe(["oost", "west"]);
        happened.OfType<ClusterNoted>().Count().ShouldBe(finding.Members.Count - 1);

        // It stands: neither the theme nor its neighbourhoods come back to it.
        Tell(6, households: 8);
        happened.OfType<PromptRaised>().Count().ShouldBe(1);
        LookAround().ShouldBeEmpty();
    }

    [Fact]
    public void What_one_team_took_up_another_does_not_undo()
    {
        foreach (var place in (int[])[5, 1, 4, 6, 9]) Tell(place, households: 2);
        var finding = LookAround().Single();
        var centre = finding.Members[0].Neighbourhood;
        Apply(centre, town[centre].Take(finding, Night));
        var raised = happened.OfType<PromptRaised>().Single();
        Apply(centre, town[centre].NoteStatus(new(raised.Prompt.Id, PromptStatus.TakenUp, raised.Team)));

        town[centre].NoteStatus(new(raised.Prompt.Id, PromptStatus.Expired, raised.OtherTeams![0])).ShouldBeEmpty();
        town[centre].NoteStatus(new(raised.Prompt.Id, PromptStatus.SetAside, raised.Team)).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_was_told_and_is_withdrawn_is_told_too()
    {
        foreach (var place in (int[])[5, 1, 4, 6, 9]) Tell(place, households: 2);
        TellTheme();
        foreach (var recorded in happened.OfType<SignalRecorded>().ToList())
            foreach (var (code, neighbourhood) in town.Where(entry => entry.Value.Remembers(recorded.Signal.Id))) Apply(code, neighbourhood.Withdraw(recorded.Signal.Id));

        LookAround().ShouldBeEmpty();
        theme.Recents.ShouldAllBe(recent => recent.Told == 0);
    }

    [Fact]
    public void The_same_far_apart_is_no_cluster()
    {
        foreach (var place in (int[])[0, 3, 12, 15]) Tell(place, households: 2);

        LookAround().ShouldBeEmpty();
    }

    [Fact]
    public void A_cluster_rests_on_households_and_kinds_of_source_too()
    {
        foreach (var place in (int[])[5, 1, 4, 6, 9]) Tell(place, households: 2, source: Source.Resident);

        LookAround().ShouldBeEmpty();
    }

    [Fact]
    public void What_is_remembered_is_the_same_after_a_snapshot()
    {
        foreach (var place in (int[])[5, 1, 4, 6, 9]) Tell(place, households: 2);
        LookAround();
        var json = JsonSerializer.Serialize(theme, JsonSerializerOptions.Web);

        JsonSerializer.Serialize(JsonSerializer.Deserialize<SharedTheme>(json, JsonSerializerOptions.Web), JsonSerializerOptions.Web).ShouldBe(json);
    }

    [Fact]
    public void A_theme_that_appears_in_many_neighbourhoods_at_once_is_noted_and_learned_anew()
    {
        Summarise();
        for (var place = 0; place < 8; place++) Tell(place, households: 3);
        TellTheme();

        var appeared = theme.NoteAppearance(Night).OfType<ThemeAppeared>().ShouldHaveSingleItem();
        theme.Apply(appeared);
        appeared.Week.ShouldBe(IsoWeek.Of(Night));
        appeared.Note.Kind.ShouldBe(DataQualityNoteKind.ThemeAppeared);
        appeared.Note.Explanation.ShouldContain("in 8 buurten");
        theme.NoteAppearance(Night).ShouldBeEmpty();

        Apply(Code(0), [Neighbourhood.Begin(Street.Loneliness, appeared.Week)]);
        Tell(0, households: 8);
        happened.OfType<PromptRaised>().ShouldBeEmpty();
        // Only the weeks since, and as they came.
        town[Code(0)].LookAt(Street.Loneliness, Night.AddDays(7 * 14));
        var rate = town[Code(0)].Themes[Street.Loneliness].Expectation.Rate;
        (rate.Taken, Math.Round(rate.Count)).ShouldBe((9, 11));
    }

    [Fact]
    public void A_theme_that_was_told_of_before_does_not_appear()
    {
        for (var place = 0; place < 8; place++)
            town[Code(place)].Apply(new HistoryLoaded([.. Enumerable.Range(8, 52).Select(ago => new WeeklyCount(Street.Loneliness, IsoWeek.Of(Night) - ago, 1))]));
        Summarise();
        for (var place = 0; place < 8; place++) Tell(place, households: 3);
        TellTheme();

        theme.NoteAppearance(Night).ShouldBeEmpty();
    }

    [Fact]
    public void A_theme_that_nobody_tells_of_any_more_is_noted_once()
    {
        for (var place = 0; place < 8; place++)
            town[Code(place)].Apply(new HistoryLoaded([.. Enumerable.Range(20, 80).Select(ago => new WeeklyCount(Street.Loneliness, IsoWeek.Of(Night) - ago, 1))]));
        Tell(0, households: 4);
        TellTheme();
        Summarise();
        theme.NoteDisappearance(Night).ShouldBeEmpty();
        Summarise(Night.AddDays(7 * 7));
        theme.NoteDisappearance(Night.AddDays(7 * 7)).ShouldBeEmpty();

        var later = Night.AddDays(7 * 30);
        Summarise(later);
        var disappeared = theme.NoteDisappearance(later).OfType<ThemeDisappeared>().ShouldHaveSingleItem();
        disappeared.Note.Explanation.ShouldContain("nergens meer");
        theme.Apply(disappeared);
        theme.NoteDisappearance(later).ShouldBeEmpty();
    }

    private void Tell(int place, int households, Source source = Source.WalkIn)
    {
        for (var household = 0; household < households; household++)
        {
            signals++;
            Apply(Code(place), [town[Code(place)].Record(new()
            {
                Id = new((UInt128)signals),
                Theme = Street.Loneliness,
                Source = household == 0 ? source : Source.Resident,
                ObservedOn = new(2026, 11, 19),
                ReceivedAt = Night,
                Household = [Street.Token(signals)],
            })]);
        }
        Apply(Code(place), town[Code(place)].LookAt(Street.Loneliness, Night));
    }

    private List<ClusterFinding> LookAround()
    {
        TellTheme();
        var found = theme.LookAround(Night);
        foreach (var one in found) theme.Apply(one);
        return [.. found.OfType<ClusterFound>().Select(one => one.Finding)];
    }

    private void TellTheme()
    {
        foreach (var (code, neighbourhood) in town)
        {
            var told = neighbourhood.TellRecents(Night);
            Apply(code, told);
            foreach (var recent in told.OfType<RecentsTold>().SelectMany(one => one.Recents)) theme.Apply(SharedTheme.Gather(recent));
        }
    }

    private void Summarise(DateTimeOffset? now = null)
    {
        foreach (var (code, neighbourhood) in town)
        {
            var told = neighbourhood.Summarise(now ?? Night);
            Apply(code, told);
            foreach (var summary in told.OfType<ThemesSummarised>().SelectMany(one => one.Summaries).Where(summary => summary.Theme == Street.Loneliness)) theme.Apply(new SummaryGathered(summary));
        }
    }

    private void Apply(NeighbourhoodCode code, IEnumerable<NeighbourhoodEvent> events)
    {
        foreach (var one in events)
        {
            town[code].Apply(one);
            happened.Add(one);
        }
    }

    private static NeighbourhoodCode Code(int place) => NeighbourhoodCode.Parse($"BU999901{place:D2}");

    private static IEnumerable<int> Around(int place) =>
        from other in Enumerable.Range(0, Size * Size)
        where Math.Abs((other / Size) - (place / Size)) + Math.Abs((other % Size) - (place % Size)) == 1
        select other;
}

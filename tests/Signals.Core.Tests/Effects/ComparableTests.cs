using System.Text.Json;
using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Effects;

public sealed class ComparableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    private readonly SharedTheme theme = new();

    [Fact]
    public void The_nearest_in_usual_rate_are_chosen_and_of_two_as_near_the_lower_code()
    {
        Known(1, 50);
        Known(2, 400);
        foreach (var number in Enumerable.Range(3, 9)) Known(number, 50 + number);
        Known(12, 50);
        Known(13, 50);

        Chosen([1]).ShouldBe([12, 13, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public void Own_adjacent_quiet_and_little_known_neighbourhoods_and_those_of_another_approach_are_left_out()
    {
        foreach (var number in Enumerable.Range(1, 12)) Known(number, 50);
        Known(13, 10, weeks: 20);
        theme.Apply(new RecentsGathered(Recent(1, [3])));
        theme.Apply(new RecentsGathered(Recent(4, [1])));
        theme.Apply(new RecentsGathered(Recent(5, []) with { QuietUntil = Now.AddDays(1) }));
        theme.Apply(new RecentsGathered(Recent(6, []) with { QuietUntil = Now.AddDays(-1) }));
        theme.Apply(theme.Comparable("before", [Code(7)], [], Now.AddDays(-7 * 60)));
        theme.Apply(theme.Comparable("long ago", [Code(8)], [], Now.AddDays(-7 * 80)));

        Chosen([1], adjacent: [2]).ShouldBe([6, 8, 9, 10, 11, 12]);
    }

    [Fact]
    public void One_to_which_another_approach_spread_is_left_out_for_a_year_and_a_half()
    {
        foreach (var number in Enumerable.Range(1, 8)) Known(number, 50);
        theme.Apply(new ApproachSpread([Code(2)], IsoWeek.Of(Now) - 77));
        theme.Apply(new ApproachSpread([Code(3)], IsoWeek.Of(Now) - 78));

        Chosen([1]).ShouldBe([3, 4, 5, 6, 7, 8]);
        theme.Apply(new ApproachSpread([Code(4)], IsoWeek.Of(Now)));
        theme.Spreads.Keys.ShouldBe([Code(2), Code(4)]);
    }

    [Fact]
    public void One_that_ended_is_left_out_and_so_is_one_with_a_prompt_that_stands_though_nothing_was_told_for_weeks()
    {
        foreach (var number in Enumerable.Range(1, 8)) Known(number, 50);
        theme.Apply(new NeighbourhoodEnded(Code(2)));
        theme.Apply(new RecentsGathered(Recent(3, []) with { Week = IsoWeek.Of(Now) - 7, QuietUntil = Now.AddDays(2) }));
        theme.Apply(new RecentsGathered(Recent(4, [])));
        theme.Recents.ShouldHaveSingleItem().Neighbourhood.ShouldBe(Code(4));

        Chosen([1]).ShouldBe([4, 5, 6, 7, 8]);
    }

    [Fact]
    public void Fewer_than_four_allow_no_claim_and_neither_does_an_approach_where_nothing_is_known()
    {
        foreach (var number in Enumerable.Range(1, 4)) Known(number, 50);
        theme.Comparable("a", [Code(1)], [], Now).Choice.AllowsClaims.ShouldBeFalse();
        Known(5, 50);
        theme.Comparable("a", [Code(1)], [], Now).Choice.AllowsClaims.ShouldBeTrue();
        theme.Comparable("a", [Code(99)], [], Now).Choice.Neighbourhoods.ShouldBeEmpty();
    }

    [Fact]
    public void A_choice_stands_whatever_happens_after_it()
    {
        foreach (var number in Enumerable.Range(1, 6)) Known(number, 50);
        var first = theme.Comparable("a", [Code(1)], [], Now);
        theme.Apply(first);
        foreach (var number in Enumerable.Range(2, 5)) Known(number, 5_000);
        foreach (var number in Enumerable.Range(10, 9)) Known(number, 50);

        theme.Comparable("a", [Code(1)], [], Now.AddDays(200)).ShouldBeSameAs(first);
        var read = JsonSerializer.Deserialize<SharedTheme>(JsonSerializer.Serialize(theme))!;
        JsonSerializer.Serialize(read.Comparable("a", [Code(1)], [], Now)).ShouldBe(JsonSerializer.Serialize(first));
        read.Comparisons.ShouldHaveSingleItem();
        first.Choice.Week.ShouldBe(IsoWeek.Of(Now));
        foreach (var sentence in first.Choice.InWords.Split(". ")) sentence.Split(' ').Length.ShouldBeLessThanOrEqualTo(25);
    }

    [Fact]
    public void While_too_little_is_known_a_choice_waits_and_is_made_as_soon_as_enough_is()
    {
        Compare("a", 1, Now).ShouldHaveSingleItem().ShouldBe("awaited");
        Compare("a", 1, Now.AddDays(1)).ShouldBeEmpty();
        ChooseAwaited(Now.AddDays(7)).ShouldBeEmpty();

        foreach (var number in Enumerable.Range(1, 5)) Known(number, 50);
        Compare("b", 5, Now.AddDays(8)).ShouldHaveSingleItem().ShouldBe("awaited");
        Known(7, 50);
        ChooseAwaited(Now.AddDays(14)).ShouldBe(["a", "b"]);
        theme.AwaitedComparisons.ShouldBeEmpty();
        foreach (var chosen in theme.Comparisons) chosen.Choice.Neighbourhoods.Select(code => code.Number % 100).ShouldBe([2, 3, 4, 7]);
        Compare("a", 1, Now.AddDays(15)).ShouldHaveSingleItem().ShouldBe("chosen");
    }

    [Fact]
    public void A_choice_waits_for_eight_weeks_and_no_longer_than_there_is_room()
    {
        Compare("a", 1, Now);
        var read = JsonSerializer.Deserialize<SharedTheme>(JsonSerializer.Serialize(theme))!;
        read.ChooseAwaited(Now.AddDays(7 * (SharedTheme.WeeksToWait - 1))).ShouldBeEmpty();
        ((ComparisonChosen)read.ChooseAwaited(Now.AddDays(7 * SharedTheme.WeeksToWait)).ShouldHaveSingleItem()).Choice.AllowsClaims.ShouldBeFalse();

        for (var number = 1; number < SharedTheme.ComparisonsKept; number++) Compare($"a{number}", 1, Now).ShouldBe(["awaited"]);
        Compare("one more", 1, Now).ShouldBe(["chosen"]);
    }

    [Fact]
    public void No_more_choices_are_kept_than_are_needed()
    {
        for (var number = 0; number <= SharedTheme.ComparisonsKept; number++) theme.Apply(theme.Comparable($"a{number}", [Code(1)], [], Now));

        theme.Comparisons.Count.ShouldBe(SharedTheme.ComparisonsKept);
        theme.Comparisons.First().Approach.ShouldBe("a1");
    }

    [Fact]
    public void A_theme_of_an_older_version_has_chosen_nothing()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(theme))!.AsObject();
        json.Remove("Comparisons").ShouldBeTrue();
        json.Remove("AwaitedComparisons").ShouldBeTrue();
        json.Remove("Spreads").ShouldBeTrue();

        var read = json.Deserialize<SharedTheme>()!;
        read.Comparisons.ShouldBeEmpty();
        read.AwaitedComparisons.ShouldBeEmpty();
    }

    private string[] Compare(string approach, int own, DateTimeOffset now) => Applied(theme.Compare(approach, [Code(own)], [], now), happened => happened is ComparisonAwaited ? "awaited" : "chosen");

    private string[] ChooseAwaited(DateTimeOffset now) => Applied(theme.ChooseAwaited(now), happened => ((ComparisonChosen)happened).Approach);

    private string[] Applied(IReadOnlyList<SharedThemeEvent> events, Func<SharedThemeEvent, string> name)
    {
        foreach (var happened in events) theme.Apply(happened);
        return [.. events.Select(name)];
    }

    private int[] Chosen(int[] own, int[]? adjacent = null) =>
        [.. theme.Comparable("a", [.. own.Select(Code)], [.. (adjacent ?? []).Select(Code)], Now).Choice.Neighbourhoods.Select(code => code.Number % 100)];

    private void Known(int number, double count, double weeks = 100) =>
        theme.Apply(new SummaryGathered(new(Theme.Standard[1].Code, Code(number), new(count, weeks, new()), [], [0, 0, 0, 0, 0, 0, 0])));

    private static RecentTelling Recent(int number, int[] adjacent) => new()
    {
        Theme = Theme.Standard[1],
        Neighbourhood = Code(number),
        Name = "Buurt",
        Team = TeamId.Parse("west"),
        Adjacent = [.. adjacent.Select(Code)],
        Settings = DetectionSettings.Standard,
        Week = IsoWeek.Of(Now),
        Counts = [1, 0, 0, 0, 0, 0],
        Means = [1, 1, 1, 1, 1, 1],
        Dispersion = 1.3,
        Uncertainty = 0.1,
        Tellings = [new(), new(), new(), new()],
    };

    private static NeighbourhoodCode Code(int number) => new(99_990_000 + number);
}

using Signals.Core.Areas;
using Signals.Core.Detection;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Prompts;
using Signals.Core.Teams;
using Signals.Core.Themes;
using Signals.Core.Time;

namespace Signals.Core.Tests.Neighbourhoods;

/// <summary>A neighbourhood that a test tells things, day by day, with every event it gave.</summary>
internal sealed class Street
{
    public static readonly ThemeCode Loneliness = ThemeCode.Parse("eenzaamheid");
    public static readonly ThemeCode Debts = ThemeCode.Parse("geldzorgen");
    public static readonly NeighbourhoodCode Code = NeighbourhoodCode.Parse("BU99990102");

    private int signals;

    public Street(DetectionSettings? settings = null, DateTimeOffset? from = null, bool isNewcomer = false)
    {
        Now = from ?? Now;
        var area = new NeighbourhoodArea(Code, "Vloeiweide", new(2025), 800);
        Emit(Neighbourhood.Configure(
            new(area, TeamId.Parse("midden"), Theme.Standard, settings ?? DetectionSettings.Standard, IsoWeek.Of(Now)) { IsNewcomer = isNewcomer }));
    }

    public Neighbourhood Neighbourhood { get; } = new();

    public List<NeighbourhoodEvent> Events { get; } = [];

    /// <summary>Thursday 19 November 2026, 10:00 in Amsterdam, unless the test went on.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    public IEnumerable<Prompt> Prompts => Events.OfType<PromptRaised>().Select(raised => raised.Prompt);

    /// <summary>Two years in which a theme was told about once in so many weeks.</summary>
    public Street WithHistory(ThemeCode theme, int everyWeeks)
    {
        var week = IsoWeek.Of(Now);
        Emit([new HistoryLoaded([.. Enumerable.Range(14, 104).Where(i => i % everyWeeks == 0).Select(i => new WeeklyCount(theme, week - i, 1))])]);
        return this;
    }

    /// <summary>Somebody tells something, and the neighbourhood looks at the theme.</summary>
    public Signal Tell(ThemeCode theme, Source source, int? household = null, int daysAgo = 0, int people = 1, HouseholdId? keptTogether = null, string? place = null)
    {
        var signal = Signal(theme, source, household, daysAgo, people, keptTogether, place);
        Emit([Neighbourhood.Record(signal)]);
        Look(theme);
        return signal;
    }

    /// <summary>A source enters a stack on one theme at once, and only then the neighbourhood looks.</summary>
    public IReadOnlyList<Signal> Stack(ThemeCode theme, Source source, int firstHousehold, int size)
    {
        var stack = Enumerable.Range(firstHousehold, size).Select(household => Signal(theme, source, household)).ToList();
        foreach (var signal in stack) Emit([Neighbourhood.Record(signal)]);
        Look(theme);
        return stack;
    }

    private Signal Signal(ThemeCode theme, Source source, int? household, int daysAgo = 0, int people = 1, HouseholdId? keptTogether = null, string? place = null) => new()
    {
        Id = new((UInt128)(++signals)),
        Theme = theme,
        Source = source,
        ObservedOn = DutchTime.DateOf(Now).AddDays(-daysAgo),
        ReceivedAt = Now,
        Household = household is { } number ? [Token(number)] : [],
        People = people,
        KeptTogether = keptTogether,
        Place = place,
    };

    private void Look(ThemeCode theme)
    {
        Emit(Neighbourhood.NoteBulkEntries(Now));
        Emit(Neighbourhood.LookAt(theme, Now));
    }

    public static HouseholdToken Token(int household) => new((UInt128)household + 1_000_000);

    public void Emit(IEnumerable<NeighbourhoodEvent> happened)
    {
        foreach (var one in happened)
        {
            Neighbourhood.Apply(one);
            Events.Add(one);
        }
    }
}

using Signals.Core.Detection;
using Signals.Core.Time;

namespace Signals.Core.Neighbourhoods;

// How a theme learns what is usual, from its weekly counts.
public sealed partial class ThemeStream
{
    // Of a theme that has just appeared nobody knows what is much: its first weeks are taken as they come.
    private const int WeeksTakenWhole = 26;

    // Weeks of rises that the team confirmed, and of those that it holds to be usual; both derived from the prompts.
    private HashSet<IsoWeek> confirmed = [];
    private HashSet<IsoWeek> ordinary = [];

    /// <summary>Forgets what is usual, to learn it anew from the weekly counts, if it rests on a week that has changed.</summary>
    internal void Relearn(IsoWeek changed)
    {
        if (Expectation.Through is { } through && changed <= through) Relearn();
    }

    /// <summary>Forgets what is usual, to learn it anew from the weekly counts.</summary>
    internal void Relearn()
    {
        Expectation = new();
        untold.Clear();
    }

    /// <summary>Heeds what the team thought of prompts.</summary>
    /// <param name="rises">Weeks of rises that it confirmed: these are left out of what is usual.</param>
    /// <param name="usual">Weeks of rises that it holds to be usual: however much was told in these, all of it is taken in.</param>
    internal void Heed(IEnumerable<IsoWeek> rises, IEnumerable<IsoWeek> usual) => (confirmed, ordinary) = ([.. rises], [.. usual]);

    /// <summary>Learns anew from a week on, in which the theme appeared.</summary>
    internal void BeginAnew(IsoWeek week)
    {
        BegunIn = week;
        Relearn();
    }

    /// <summary>Takes over what the theme lends, and learns everything anew with it: so what is usual depends on counts and model alone, not on when it was learned.</summary>
    internal void Borrow(ThemeModel model)
    {
        Model = model;
        Relearn();
    }

    /// <summary>Takes closed weeks into what is usual.</summary>
    internal void Learn(IsoWeek since, IsoWeek through, Effort effort)
    {
        if (BegunIn is { } begun && begun > since) since = begun;
        for (var week = Expectation.Through is { } last ? last + 1 : since; week <= through; week += 1)
            if (TakeIn(Expectation, week, since, effort) is var (usual, told) && !(ToldThrough >= week))
                untold[week] = new(week, usual, told);
    }

    // What the rate alone would have brought, and how much of what was told it took in; null for a week that teaches nothing.
    private (double Usual, int Told)? TakeIn(Expectation expectation, IsoWeek week, IsoWeek since, Effort effort)
    {
        if (confirmed.Contains(week))
        {
            expectation.Pass(week);
            return null;
        }
        var (phase, put) = (YearPhase.Of(week), effort.Of(week));
        var (season, count) = (Model.Season.At(phase), CountOf(week));
        var usual = expectation.Rate.Of(put, Model).Mean;
        var told = ordinary.Contains(week) || (BegunIn is { } first && week - first < WeeksTakenWhole)
            ? expectation.TakeInWhole(week, count, season * put)
            : expectation.TakeIn(week, phase, season, count, put, Model);
        if (expectation.IsToFollow(Model)) expectation.Follow([.. Past(since, week, effort)]);
        return (usual, told);
    }

    private IEnumerable<PastWeek> Past(IsoWeek since, IsoWeek through, Effort effort)
    {
        for (var week = since; week <= through; week += 1)
            if (!confirmed.Contains(week)) yield return new(week, YearPhase.Of(week), CountOf(week), effort.Of(week));
    }
}

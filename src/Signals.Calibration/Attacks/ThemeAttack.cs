using Signals.Core.Areas;
using Signals.Core.Trends;

namespace Signals.Calibration.Attacks;

/// <summary>Reckons with everything that was released of one theme in one quarter. What came in between two releases was added, never taken away.</summary>
internal sealed class ThemeAttack : IDisposable
{
    private readonly List<NeighbourhoodCode> areas;
    private readonly List<IReadOnlyDictionary<NeighbourhoodCode, QuarterCell?>> truths = [];
    private readonly IReadOnlyList<Release> releases;
    private readonly int off;
    private readonly Attacker attacker;

    /// <param name="releases">At least one, oldest first, all by the same areas.</param>
    /// <param name="off">How far a figure can be off at most, as far as an attacker can know.</param>
    public ThemeAttack(IReadOnlyList<Release> releases, int off)
    {
        (this.releases, this.off) = (releases, off);
        areas = [.. releases[0].Truth.Keys.Order()];
        foreach (var release in releases)
            if (truths.Count == 0 || !ReferenceEquals(truths[^1], release.Truth)) truths.Add(release.Truth);
        attacker = new(truths.Count * areas.Count);
        foreach (var release in releases)
        {
            var heirs = release.Redrawn.ToDictionary(succession => succession.Former.Code, succession => succession.Heirs);
            foreach (var figure in release.Figures) Learn(figure, truths.IndexOf(release.Truth) * areas.Count, heirs);
        }
        for (var later = areas.Count; later < truths.Count * areas.Count; later++) attacker.LearnOrder(later - areas.Count, later);
    }

    /// <summary>How much was published at the last, how far it was off, and what the attacker knows of what is too small for it.</summary>
    /// <param name="small">Counts of small cells so far, with how often each occurs: for whoever guesses blindly.</param>
    /// <exception cref="InvalidOperationException">The attacker rules out the truth, and so was told something wrong.</exception>
    public AttackResult Run(Dictionary<int, int> small)
    {
        var result = AttackResult.None;
        var published = releases.Last(release => release.Redrawn.Count == 0).Figures.ToDictionary(figure => figure.Area, figure => figure.Count, StringComparer.Ordinal);
        foreach (var cell in areas.SelectMany(area => (string[])[area.ToString(), area.District.ToString(), area.Municipality.ToString()]).Distinct())
        {
            List<int> members = [.. areas.Index().Where(area => LiesIn(area.Item, cell)).Select(area => area.Index)];
            var (people, households) = (members.Sum(member => Cell(member)?.People ?? 0), members.Sum(member => Cell(member)?.Households ?? 0));
            result = result with { Cells = result.Cells + 1, PlainlyPublished = result.PlainlyPublished + (households < Disclosure.FewestHouseholds ? 0 : 1) };
            if (published.GetValueOrDefault(cell) is { } count) result = result with { Published = result.Published + 1, TotalError = result.TotalError + Math.Abs(count - people) };
            if (households >= Disclosure.FewestHouseholds) continue;
            var bounds = attacker.Bounds([.. members.Select(member => ((truths.Count - 1) * areas.Count) + member)]);
            if (people < bounds.Least - 0.001 || people > bounds.Most + 0.001) throw new InvalidOperationException("The attacker rules out the truth, and so knows something wrong.");
            var guess = (int)Math.Round((bounds.Least + Math.Min(bounds.Most, Disclosure.FewestHouseholds - 1)) / 2);
            small[people] = small.GetValueOrDefault(people) + 1;
            result = result with
            {
                Small = result.Small + 1,
                Found = result.Found + (Attacker.IsFound(bounds) ? 1 : 0),
                Narrowest = Math.Min(result.Narrowest, bounds.Most - bounds.Least),
                Guessed = result.Guessed + (guess == people ? 1 : 0),
            };
        }
        return result;

        QuarterCell? Cell(int member) => truths[^1][areas[member]];
    }

    public void Dispose() => attacker.Dispose();

    // Of a neighbourhood that was divided a figure is an estimate, and tells nothing that its own did not.
    private void Learn(AreaFigure figure, int offset, Dictionary<NeighbourhoodCode, IReadOnlyList<AreaHeir>> heirs)
    {
        if (figure.Count is not { } count || figure.IsEstimated) return;
        List<int> members = [.. areas.Index().Where(area => LiesIn(heirs.GetValueOrDefault(area.Item) is [var heir] ? heir.Code : area.Item, figure.Area)).Select(area => offset + area.Index)];
        // A sum of figures has the noise of each, and is rounded once more. A district or a municipality is no such sum.
        if (members.Count > 1 && figure.Area.StartsWith("BU", StringComparison.Ordinal))
        {
            var most = (members.Count * off) + Disclosure.RoundedTo;
            attacker.Learn(members, Math.Max(0, count - most), count + most);
        }
        else attacker.Learn(members, Math.Max(Disclosure.FewestHouseholds, count - off), count + off);
    }

    private static bool LiesIn(NeighbourhoodCode area, string cell) => cell == area.ToString() || cell == area.District.ToString() || cell == area.Municipality.ToString();
}

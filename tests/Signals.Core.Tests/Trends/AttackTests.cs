using FsCheck;
using FsCheck.Fluent;
using Signals.Core.Areas;
using Signals.Core.Trends;

namespace Signals.Core.Tests.Trends;

/// <summary>Somebody has every figure of every level and takes away, adds up and reckons with what noise and rounding leave open.</summary>
public sealed class AttackTests
{
    [Fact]
    public void No_withheld_figure_can_be_found_even_without_noise_and_rounding() =>
        Each(town =>
        {
            var known = new Span();
            foreach (var area in town.Areas.Where(area => !area.IsWithheld)) known.Add(area.Indicator);
            return town.Areas.Where(area => area.IsWithheld).All(area => !known.Contains(area.Indicator));
        });

    [Fact]
    public void Whatever_totals_leave_over_stands_for_ten_households_at_least() =>
        Each(town => town.Areas.Where(area => !area.IsWithheld).All(total =>
        {
            // All that is given inside of it, taken away: what lies in a given part is in that part.
            var left = total.Members.ToHashSet();
            foreach (var part in town.Areas.Where(part => part != total && !part.IsWithheld && part.Members.IsSubsetOf(total.Members))) left.ExceptWith(part.Members);
            return left.Count == 0 || left.Sum(town.Households) >= Disclosure.FewestHouseholds;
        }));

    [Fact]
    public void Within_what_noise_rounding_and_totals_leave_open_every_number_below_ten_fits_a_withheld_neighbourhood() =>
        Each(town =>
        {
            var (low, high) = (new double[town.Size], Enumerable.Repeat(double.PositiveInfinity, town.Size).ToArray());
            var totals = town.Areas.Where(area => !area.IsWithheld).Select(area => (area.Members, Low: area.Count - Off, High: area.Count + Off)).ToList();
            for (var moved = true; moved;)
            {
                moved = false;
                foreach (var (members, least, most) in totals)
                    foreach (var one in members)
                    {
                        var others = members.Where(other => other != one).ToList();
                        var (from, to) = (Math.Max(low[one], least - others.Sum(other => high[other])), Math.Min(high[one], most - others.Sum(other => low[other])));
                        moved |= from > low[one] + 1e-9 || to < high[one] - 1e-9;
                        (low[one], high[one]) = (from, to);
                    }
            }
            return town.Areas.Where(area => area.IsWithheld && area.Members.Count == 1).All(area => low[area.Members.Single()] <= 0 && high[area.Members.Single()] >= 9);
        });

    // Whoever knows the most that is added knows this.
    private static double Off => Cells.Noise.Most + (Disclosure.RoundedTo / 2);

    private static void Each(Func<AttackedTown, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => holds(new(new System.Random(seed)))).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private sealed class AttackedTown
    {
        private readonly List<QuarterCell> cells = [];

        public AttackedTown(System.Random chance)
        {
            var told = new SortedDictionary<NeighbourhoodCode, QuarterCell?>();
            var typical = chance.Next(1, 25);
            for (var district = 0; district < chance.Next(1, 7); district++)
            {
                var liveliness = chance.NextDouble() < 0.2 ? 0.1 : 1;
                for (var i = 0; i < chance.Next(1, 7); i++)
                {
                    var households = chance.NextDouble() < 0.15 ? 0 : (int)(liveliness * typical * -Math.Log(1 - chance.NextDouble()));
                    told[Cells.Code(district, i)] = Cells.Cell(households + (chance.Next(3) == 0 ? chance.Next(12) : 0), households);
                }
            }
            cells.AddRange(told.Values!);
            var places = told.Keys.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
            foreach (var (code, figure) in Cells.Protected(told))
                Areas.Add(new(figure, [.. places.Where(place => code.StartsWith("GM", StringComparison.Ordinal) || code == place.Key.ToString() || code == place.Key.District.ToString()).Select(place => place.Value)], Size));
        }

        public int Size => cells.Count;

        public List<AttackedArea> Areas { get; } = [];

        public int Households(int place) => cells[place].Households;
    }

    private sealed class AttackedArea(AreaFigure figure, HashSet<int> members, int size)
    {
        public HashSet<int> Members => members;

        public bool IsWithheld => figure.IsWithheld;

        public int Count => figure.Count!.Value;

        public double[] Indicator => [.. Enumerable.Range(0, size).Select(place => members.Contains(place) ? 1.0 : 0.0)];
    }

    /// <summary>Every sum of multiples of what is known.</summary>
    private sealed class Span
    {
        private readonly List<(int Pivot, double[] Row)> rows = [];

        public void Add(double[] known)
        {
            var rest = Reduced(known);
            var pivot = Array.FindIndex(rest, number => Math.Abs(number) > 1e-9);
            if (pivot >= 0) rows.Add((pivot, [.. rest.Select(number => number / rest[pivot])]));
        }

        public bool Contains(double[] sought) => Reduced(sought).All(number => Math.Abs(number) <= 1e-9);

        private double[] Reduced(double[] row)
        {
            var rest = row.ToArray();
            foreach (var (pivot, known) in rows)
            {
                var times = rest[pivot];
                for (var i = 0; i < rest.Length; i++) rest[i] -= times * known[i];
            }
            return rest;
        }
    }
}

using Signals.Calibration.Attacks;
using Signals.Calibration.Towns;
using Signals.Core.Time;

namespace Signals.Calibration.Tests.Attacks;

public sealed class AttackTests
{
    private static readonly IsoWeek First = IsoWeek.Parse("2022-W01");

    [Fact]
    public void Who_reckons_with_every_figure_finds_small_counts_beside_plain_suppression_and_none_beside_the_platforms()
    {
        var town = AttackedTown.Of(Cases(), themes: 3, quarters: 8, late: 0.05);

        var (plain, platform) = (town.Attack(Protection.PlainSuppression), town.Attack(Protection.OfThePlatform));

        plain.Cells.ShouldBe(3 * 8 * (30 + 5 + 1));
        platform.Small.ShouldBe(plain.Small);
        plain.Small.ShouldBeGreaterThan(200);
        plain.Found.ShouldBeGreaterThan(0, "or else the attacker can do nothing");
        plain.MeanError.ShouldBe(0);
        platform.Found.ShouldBe(0);
        platform.Narrowest.ShouldBeGreaterThan(9);
        platform.Published.ShouldBeGreaterThan(plain.Published / 2);
        platform.MeanError.ShouldBeInRange(0.5, 4);
    }

    [Fact]
    public void An_attacker_finds_what_is_left_over_and_notices_what_cannot_be()
    {
        using var attacker = new Attacker(3);
        attacker.Learn([0, 1, 2], 30, 30);
        attacker.Learn([0, 1], 25, 25);
        Attacker.IsFound(attacker.Bounds([2])).ShouldBeTrue();
        Attacker.IsFound(attacker.Bounds([0])).ShouldBeFalse();
        attacker.Bounds([0]).ShouldBe((0, 25));
        attacker.LearnOrder(0, 2);
        attacker.Bounds([0]).Most.ShouldBe(5, 1e-6);

        attacker.Learn([2], 9, 9);
        Should.Throw<InvalidOperationException>(() => attacker.Bounds([2]));
    }

    // Three themes in thirty areas of five districts, some of them lively.
    private static List<(IsoWeek, string, string)> Cases()
    {
        var (chance, cases) = (new Chance(7), new List<(IsoWeek, string, string)>());
        for (var district = 0; district < 5; district++)
            for (var area = 0; area < 6; area++)
                foreach (var (theme, rate) in new[] { ("a", 0.3), ("b", 0.8), ("c", 2.0) })
                {
                    var own = rate * chance.Gamma(2, 2);
                    for (var week = 0; week < 120; week++)
                        for (var told = chance.Count(own, 1.2); told > 0; told--) cases.Add((First + week, $"{area:D2} Wijk{district}", theme));
                }
        return cases;
    }
}

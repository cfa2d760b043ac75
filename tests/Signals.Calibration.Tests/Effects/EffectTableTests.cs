using Signals.Calibration.Effects;
using Signals.Core.Effects;

namespace Signals.Calibration.Tests.Effects;

/// <summary>A small run of the simulation behind docs/effect.md, with a seed of its own.</summary>
public sealed class EffectTableTests
{
    private const int Towns = 60;
    private const int Seed = 20_261_124;

    // Where most is told most is claimed.
    private const double Level = 2;

    [Theory]
    [InlineData("anywhere, strong drift")]
    [InlineData("fading outbreak")]
    [InlineData("rise that stays")]
    [InlineData("common change")]
    [InlineData("outreach ended")]
    [InlineData("all, three together")]
    public void At_most_one_in_twenty_is_said_to_have_changed_something_though_it_did_nothing(string name)
    {
        var towns = EffectTable.Measure(EffectScenario.WithoutEffect.Single(scenario => scenario.Name == name), Level, Towns, Seed, cell: 0);

        towns.ShouldAllBe(town => town.Told.Count == 2, $"seed {Seed}");
        EffectTable.FalseClaims(towns).ShouldBeLessThanOrEqualTo(0.05, $"seed {Seed}");
    }

    [Fact]
    public void A_large_fall_where_much_is_told_is_mostly_seen_and_never_taken_for_a_rise()
    {
        var scenario = EffectScenario.WithEffect.Single(scenario => scenario.Fall == 0.6);
        var told = EffectTable.Measure(scenario, Level, Towns, Seed, cell: 7).SelectMany(town => town.Told).Where(one => one.Expected >= 40).ToList();

        told.Count(one => one.Verdict == EffectVerdict.Less).ShouldBeGreaterThan(told.Count / 3, $"seed {Seed}");
        told.ShouldNotContain(one => one.Verdict == EffectVerdict.More, $"seed {Seed}");
        told.Count(one => one.Low <= 0.4 && one.High >= 0.4).ShouldBeGreaterThan((int)(0.9 * told.Count), $"seed {Seed}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_towns()
    {
        var scenario = EffectScenario.WithoutEffect[^1];

        Once().ShouldBe(Once());

        IEnumerable<EffectEstimate> Once() => [.. EffectTable.Measure(scenario, Level, towns: 6, Seed, cell: 9).SelectMany(town => town.Told)];
    }
}

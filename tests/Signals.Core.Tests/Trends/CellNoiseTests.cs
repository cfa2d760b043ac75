using Signals.Core.Trends;

namespace Signals.Core.Tests.Trends;

public sealed class CellNoiseTests
{
    [Fact]
    public void What_is_added_is_none_on_average_and_never_more_than_the_table_holds()
    {
        foreach (var noise in Enumerable.Range(0, 20).Select(Secret))
        {
            List<int> drawn = [.. Enumerable.Range(0, 20_000).Select(people => noise.On(noise.KeyOf(Cells.Code(0, 0), Cells.Quarter, Cells.Cell(people + 1, 1))))];

            drawn.Average().ShouldBe(0, 0.1);
            drawn.Average(value => value * value).ShouldBe(noise.Variance, 0.3);
            drawn.Max(Math.Abs).ShouldBeLessThanOrEqualTo(noise.Most);
            noise.On(0).ShouldBe(-noise.Most);
            noise.On(ulong.MaxValue).ShouldBe(noise.Most);
        }
    }

    [Fact]
    public void Who_knows_the_method_does_not_know_the_table()
    {
        List<CellNoise> noises = [.. Enumerable.Range(0, 40).Select(Secret)];

        noises.Select(noise => noise.Most).Distinct().Order().ShouldBe([6, 7, 8, 9]);
        noises.Select(noise => noise.Variance).Distinct().Count().ShouldBe(40);
        Should.Throw<ArgumentException>(() => new CellNoise(new byte[15]));
    }

    [Fact]
    public void The_same_cell_has_the_same_noise_and_another_count_quarter_or_town_has_another()
    {
        var noise = Secret(1);
        var key = noise.KeyOf(Cells.Code(0, 0), Cells.Quarter, Cells.Cell(20, 15));

        Secret(1).KeyOf(Cells.Code(0, 0), Cells.Quarter, Cells.Cell(20, 15)).ShouldBe(key);
        foreach (var other in new[]
        {
            Secret(2).KeyOf(Cells.Code(0, 0), Cells.Quarter, Cells.Cell(20, 15)), noise.KeyOf(Cells.Code(0, 1), Cells.Quarter, Cells.Cell(20, 15)),
            noise.KeyOf(Cells.Code(0, 0), Cells.Quarter + 1, Cells.Cell(20, 15)), noise.KeyOf(Cells.Code(0, 0), Cells.Quarter, Cells.Cell(21, 15)),
            noise.KeyOf(Cells.Code(0, 0), Cells.Quarter, Cells.Cell(20, 16)),
        }) other.ShouldNotBe(key);
        noise.KeyOf(Cells.Code(0, 0), Cells.Quarter, Cells.Cell(0, 0)).ShouldBe(0UL, "what is not there adds nothing to a total's key");
    }

    [Fact]
    public void A_total_is_noisy_by_itself_and_not_the_sum_of_its_parts()
    {
        var differing = 0;
        for (var people = 20; people < 220; people++)
        {
            var figures = Disclosure.Protect(Cells.Municipality, Cells.Quarter, Cells.Theme, Cells.Of([people, people + 3], [people + 1, people + 2]), Cells.Noise).ToDictionary(entry => entry.Figure.Area, entry => entry.Figure.Count);
            if (figures["WK999800"] != figures["BU99980000"] + figures["BU99980001"]) differing++;
        }
        differing.ShouldBeGreaterThan(100);
    }

    private static CellNoise Secret(int number) => new([.. Enumerable.Repeat((byte)number, 32)]);
}

using Signals.Gateway.Areas;

namespace Signals.Gateway.Tests.Areas;

public sealed class PercentageTests
{
    [Theory]
    [InlineData(new double[0], new int[0])]
    [InlineData(new[] { 12.5 }, new[] { 100 })]
    [InlineData(new[] { 75.0, 25.0 }, new[] { 75, 25 })]
    [InlineData(new[] { 1.0, 1.0, 1.0 }, new[] { 34, 33, 33 })]
    [InlineData(new[] { 100_000.0, 1.0 }, new[] { 99, 1 })]
    [InlineData(new[] { 0.001, 1_000.0, 0.001, 0.001 }, new[] { 1, 97, 1, 1 })]
    public void They_make_a_hundred_and_each_is_one_at_least(double[] weights, int[] percentages) => Percentages.Of(weights).ShouldBe(percentages);
}

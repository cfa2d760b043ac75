namespace Signals.Gateway.Areas;

/// <summary>Weights as whole percentages.</summary>
internal static class Percentages
{
    private const int All = 100;

    /// <summary>Each weight as a percentage of all: 1 at least, 100 together, and else as close to the weights as whole numbers can be (largest remainders).</summary>
    /// <param name="weights">At most 100, above 0.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> weights)
    {
        if (weights.Count == 0) return [];
        var exact = weights.Select(weight => All * weight / weights.Sum()).ToList();
        var whole = exact.Select(share => (int)share).ToList();
        foreach (var index in exact.Index().OrderByDescending(share => share.Item - (int)share.Item).ThenBy(share => share.Index).Take(All - whole.Sum()).Select(share => share.Index)) whole[index]++;
        for (var none = whole.IndexOf(0); none >= 0; none = whole.IndexOf(0))
        {
            whole[whole.IndexOf(whole.Max())]--;
            whole[none] = 1;
        }
        return whole;
    }
}

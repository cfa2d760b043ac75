using Google.OrTools.LinearSolver;

namespace Signals.Calibration.Attacks;

/// <summary>Somebody who has every figure that was ever released of one theme in one quarter, knows how figures are made and how far they can be off, and reckons with all of them at once.</summary>
/// <remarks>Each figure bounds the sum of what lies in its area. The least and the most that an area can have come to are two linear programmes over all these bounds (Willenborg and de Waal 2001, on auditing).</remarks>
internal sealed class Attacker : IDisposable
{
    private const double Exactly = 1e-6;

    // More than any town tells in a quarter: whoever knows nothing else knows that, and a solver does not have to tell what has no end from what cannot be.
    private const double MostEver = 1_000_000;

    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Variable[] counts;

    /// <param name="counts">How many unknown counts there are, each from 0 to a million.</param>
    public Attacker(int counts) => this.counts = solver.MakeNumVarArray(counts, 0, MostEver, "count");

    /// <summary>Learns from a figure that some counts together lie between two numbers.</summary>
    public void Learn(IEnumerable<int> members, double least, double most)
    {
        var bound = solver.MakeConstraint(least, most);
        foreach (var member in members) bound.SetCoefficient(counts[member], 1);
    }

    /// <summary>Learns that one count is no lower than another: what came in later was added.</summary>
    public void LearnOrder(int lower, int higher)
    {
        var bound = solver.MakeConstraint(0, double.PositiveInfinity);
        bound.SetCoefficient(counts[higher], 1);
        bound.SetCoefficient(counts[lower], -1);
    }

    /// <summary>The least and the most that some counts together can be.</summary>
    /// <exception cref="InvalidOperationException">What was learned contradicts itself.</exception>
    public (double Least, double Most) Bounds(IReadOnlyList<int> members) => (Extreme(members, isLeast: true), Extreme(members, isLeast: false));

    /// <summary>Whether bounds leave one whole number.</summary>
    public static bool IsFound((double Least, double Most) bounds) => Math.Ceiling(bounds.Least - Exactly) == Math.Floor(bounds.Most + Exactly);

    public void Dispose() => solver.Dispose();

    private double Extreme(IReadOnlyList<int> members, bool isLeast)
    {
        var objective = solver.Objective();
        objective.Clear();
        foreach (var member in members) objective.SetCoefficient(counts[member], 1);
        if (isLeast) objective.SetMinimization();
        else objective.SetMaximization();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL ? objective.Value() : throw new InvalidOperationException("The released figures contradict each other.");
    }
}

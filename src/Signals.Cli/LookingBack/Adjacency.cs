using Signals.Cli.Lines;
using Signals.Core.Detection;

namespace Signals.Cli.LookingBack;

/// <summary>Which neighbourhoods lie beside each other: <c>neighbourhood,neighbour</c>, each pair once or both ways.</summary>
internal sealed class Adjacency
{
    private static readonly string[] Columns = ["neighbourhood", "neighbour"];

    private readonly Dictionary<string, SortedSet<string>> around = [];

    /// <exception cref="CommandFailedException">The file cannot be read, or a line of it.</exception>
    public static Adjacency Read(string path)
    {
        var adjacency = new Adjacency();
        foreach (var line in new SourceFile(path).Lines(Columns, ','))
        {
            if (line.Values is not [{ Length: > 0 } one, { Length: > 0 } other] || one == other)
                throw new CommandFailedException($"{path}, line {line.Number}: {line.Fault?.Message ?? "a line names two different neighbourhoods."}");
            adjacency.Add(one, other);
            adjacency.Add(other, one);
        }
        return adjacency;
    }

    /// <summary>The zone around each of a theme's neighbourhoods, itself included, as places in the list; of more than <see cref="ZoneLikelihood.MostMembers"/>, those first by name.</summary>
    public int[][] Zones(IReadOnlyList<string> neighbourhoods)
    {
        var places = neighbourhoods.Select((name, place) => (name, place)).ToDictionary(one => one.name, one => one.place);
        return [.. neighbourhoods.Select((name, place) => (int[])
            [place, .. around.GetValueOrDefault(name, []).Where(places.ContainsKey).Take(ZoneLikelihood.MostMembers - 1).Select(other => places[other])])];
    }

    private void Add(string one, string other)
    {
        if (!around.TryGetValue(one, out var others)) around[one] = others = new(StringComparer.Ordinal);
        others.Add(other);
    }
}

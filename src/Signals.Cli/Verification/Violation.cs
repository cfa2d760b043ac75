using System.Globalization;
using Signals.Grains.Journal;

namespace Signals.Cli.Verification;

/// <summary>Something that cannot be so. Tells where, and never what a commit holds.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The commit; null where it is about the whole stream.</param>
/// <param name="What">What is wrong.</param>
internal sealed record Violation(StreamKey Stream, long? Version, string What)
{
    public override string ToString() => Version is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"{Stream} version {version}: {What}")
        : $"{Stream}: {What}";
}

/// <summary>What was found. Counts all of it and keeps the first <see cref="MostKept"/>.</summary>
internal sealed class Violations
{
    public const int MostKept = 1_000;

    private readonly List<Violation> kept = [];

    public long Count { get; private set; }

    public IReadOnlyList<Violation> Kept => kept;

    public void Add(StreamKey stream, long? version, string what)
    {
        Count++;
        if (kept.Count < MostKept) kept.Add(new(stream, version, what));
    }
}

namespace Signals.Grains.Engine;

/// <summary>When to act on what comes in many parts: a while after the last of them, and no longer than so long after the first.</summary>
/// <remarks>Of one activation: a later one begins to count anew.</remarks>
/// <param name="quiet">How long after the last.</param>
/// <param name="longest">How long after the first at most.</param>
internal sealed class Patience(TimeSpan quiet, TimeSpan longest)
{
    private DateTimeOffset? first;

    /// <summary>When to act, now that another part has come in.</summary>
    public DateTimeOffset After(DateTimeOffset now)
    {
        var latest = (first ??= now) + longest;
        return now + quiet < latest ? now + quiet : latest;
    }

    /// <summary>Notes that it was acted on.</summary>
    public void End() => first = null;
}

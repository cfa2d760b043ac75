namespace Signals.Grains.Engine;

/// <summary>The reminders by which a stream ends: it tells those it spoke with to forget it, and is then deleted with its name.</summary>
internal static class Parting
{
    public const string Farewell = "afscheid";

    private const string Oblivion = "vergeten";

    // Long enough that nearly every farewell was taken in; as long as one was not, it waits.
    private static readonly TimeSpan UntilOblivion = TimeSpan.FromDays(1);

    public static bool Concerns(string reminder) => reminder is Farewell or Oblivion;

    /// <summary>Takes the next step.</summary>
    public static void Go<TState, TEvent>(Turn<TState, TEvent> turn, string reminder) where TState : class, new()
    {
        if (reminder == Oblivion)
        {
            turn.Forgets = true;
            return;
        }
        turn.SayFarewell();
        turn.Remind(Farewell, null);
        turn.Remind(Oblivion, turn.Now + UntilOblivion);
    }
}

using Signals.Grains.Journal;

namespace Signals.Grains.Reminders;

/// <summary>Reminders that commits have set. Rows of the journal's own database, due by the same clock as everything else.</summary>
public interface IReminderBook
{
    /// <summary>Reminders that are due, earliest first. Each is handed out once per lease, and again after it until a commit of its grain sets or clears it.</summary>
    Task<IReadOnlyList<DueReminder>> ClaimDue(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation);
}

/// <param name="Grain">The grain to wake.</param>
/// <param name="Name">The reminder's name.</param>
/// <param name="DueAt">When it was due.</param>
public sealed record DueReminder(StreamKey Grain, string Name, DateTimeOffset DueAt);

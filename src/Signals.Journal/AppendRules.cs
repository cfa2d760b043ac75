using System.Text.RegularExpressions;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>What an append must be before it is handed in. Broken rules name the rule and never the content.</summary>
internal static partial class AppendRules
{
    private const int MostCommitBytes = 8 * 1024 * 1024;
    private const int MostMessageBytes = 1024 * 1024;
    private const int MostTraceCharacters = 55;

    public static void Check(Append append)
    {
        if (append.ExpectedVersion < 0) throw new ArgumentOutOfRangeException(nameof(append), "An expected version is 0 or more.");
        if (append.Payload.Length is 0 or > MostCommitBytes) throw new ArgumentException("A commit is 1 byte to 8 MiB.", nameof(append));
        foreach (var message in append.Messages)
        {
            if (message.Number < 1) throw new ArgumentOutOfRangeException(nameof(append), "Messages are numbered from 1.");
            if (message.Trace is { Length: > MostTraceCharacters }) throw new ArgumentException("A trace has at most 55 characters.", nameof(append));
            if (message.Payload.Length is 0 or > MostMessageBytes) throw new ArgumentException("A message is 1 byte to 1 MiB.", nameof(append));
        }
        foreach (var reminder in append.Reminders)
        {
            if (!ReminderName().IsMatch(reminder.Name)) throw new ArgumentException("A reminder's name is 1 to 60 letters, digits and hyphens.", nameof(append));
        }
        RefuseDoubles(append.Registrations, r => r.Signal, "A commit registers a signal once.");
        RefuseDoubles(append.Messages, m => (m.Receiver, m.Number), "A commit sends one message under a number.");
        RefuseDoubles(append.Reminders, r => r.Name, "A commit changes a reminder once.");
    }

    private static void RefuseDoubles<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key, string rule)
    {
        if (items.Count < 2) return;
        var seen = new HashSet<TKey>(items.Count);
        foreach (var item in items)
        {
            if (!seen.Add(key(item))) throw new ArgumentException(rule, nameof(items));
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReminderName();
}

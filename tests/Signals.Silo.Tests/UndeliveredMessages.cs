using Microsoft.Extensions.Logging.Abstractions;
using Signals.Core.Areas;
using Signals.Core.Themes;
using Signals.Embedded;
using Signals.Grains.Delivery;
using Signals.Grains.Journal;
using Signals.Journal.Sqlite;

namespace Signals.Silo.Tests;

/// <summary>Leaves messages behind that nobody had time to deliver.</summary>
internal static class UndeliveredMessages
{
    /// <summary>Gives the sample municipality another theme, of which it has yet to tell its twelve neighbourhoods.</summary>
    /// <param name="journal">The file of a platform that has stopped.</param>
    /// <param name="theme">The theme's code.</param>
    public static async Task Leave(string journal, string theme)
    {
        await using var store = await SqliteJournal.Open(new() { Path = journal }, TimeProvider.System, NullLogger.Instance);
        await using var platform = new EmbeddedPlatform(store.Journal, new Unread(store.Outbox), store.Reminders, TimeProvider.System, NullLoggerFactory.Instance);
        await platform.Grains.Municipality(MunicipalityCode.Parse("GM9999")).AddThemes([new(ThemeCode.Parse(theme), "Een thema erbij")], default);
    }

    public static async Task<int> Count(IJournalInspection journal)
    {
        var count = 0;
        await foreach (var _ in journal.Messages(default)) count++;
        return count;
    }

    private sealed class Unread(IOutbox outbox) : IOutbox
    {
        public Task<IReadOnlyList<PendingMessage>> Pending(StreamKey sender, DateTimeOffset now, int most, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<PendingMessage>>([]);

        public Task Acknowledge(StreamKey sender, StreamKey receiver, long throughNumber, CancellationToken cancellation) =>
            outbox.Acknowledge(sender, receiver, throughNumber, cancellation);

        public Task PutOff(StreamKey sender, StreamKey receiver, long number, int attempts, DateTimeOffset until, CancellationToken cancellation) =>
            outbox.PutOff(sender, receiver, number, attempts, until, cancellation);

        public Task Park(StreamKey sender, StreamKey receiver, long number, int attempts, CancellationToken cancellation) =>
            outbox.Park(sender, receiver, number, attempts, cancellation);

        public Task<int> Lapse(DateTimeOffset sentBefore, int most, CancellationToken cancellation) => outbox.Lapse(sentBefore, most, cancellation);

        public Task<IReadOnlyList<StreamKey>> ClaimSenders(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation) =>
            outbox.ClaimSenders(now, lease, most, cancellation);

        public Task<IReadOnlyList<PendingMessage>> Parked(MunicipalityCode municipality, int most, CancellationToken cancellation) =>
            outbox.Parked(municipality, most, cancellation);

        public Task<bool> Unpark(StreamKey sender, StreamKey receiver, long number, CancellationToken cancellation) =>
            outbox.Unpark(sender, receiver, number, cancellation);

        public Task<OutboxStanding> Standing(CancellationToken cancellation) => outbox.Standing(cancellation);
    }
}

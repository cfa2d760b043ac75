using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;
using Signals.Grains.Journal;

namespace Signals.Journal.Occupancy;

/// <summary>Has a PostgreSQL schema, alone or shared, for as long as a session of its own lives. A session that breaks is replaced at once.</summary>
/// <remarks>
/// Between the break and the replacement another process may take the schema, and then both may write for a moment. The journal's
/// version checks keep that harmless; this only sees to it that it does not last.
/// </remarks>
internal sealed class SessionHold : IHold
{
    /// <summary>How long a start waits for a process that is just ending.</summary>
    public static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(3);

    /// <summary>How long a broken session may go unreplaced.</summary>
    public static readonly TimeSpan MostTimeWithout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<string> lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<CancellationToken, Task<Session>> open;
    private readonly DatabaseUse use;
    private readonly string schema;
    private readonly ILogger logger;
    private readonly Task watching;
    private Session session;

    private SessionHold(Session session, Func<CancellationToken, Task<Session>> open, DatabaseUse use, string schema, ILogger logger)
    {
        (this.session, this.open, this.use, this.schema, this.logger) = (session, open, use, schema, logger);
        watching = Task.Run(Watch);
    }

    public Task<string> Lost => lost.Task;

    /// <exception cref="DatabaseOccupiedException">Others have it in a way that does not go together with this use.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached.</exception>
    public static async Task<SessionHold> Take(string connectionString, string schema, DatabaseUse use, ILogger logger, CancellationToken cancellation)
    {
        Session? session = null;
        try
        {
            session = await Open(cancellation);
            for (var waited = Stopwatch.StartNew(); !await session.TryTake(use, cancellation); await Task.Delay(Pause, cancellation))
                if (waited.Elapsed >= PatienceAtStart)
                    throw new DatabaseOccupiedException(Occupied(schema, use, await session.Holders(cancellation)));
            return new(session, Open, use, schema, logger);
        }
        catch (Exception reason)
        {
            if (session is not null) await session.DisposeAsync();
            if (IsBreak(reason)) throw new JournalUnavailableException("The database cannot be reached.", reason);
            throw;
        }

        Task<Session> Open(CancellationToken stop) => Session.Open(connectionString, schema, stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested) return;
        await stopping.CancelAsync();
        await watching;
        await session.DisposeAsync();
    }

    /// <summary>One line that names who has the schema and what to do.</summary>
    public static string Occupied(string schema, DatabaseUse use, IReadOnlyList<Holder> holders)
    {
        const int mostNamed = 5;
        var who = holders.Count == 0 ? "it has just gone, so try again" : string.Join("; ", holders.Take(mostNamed)) + (holders.Count > mostNamed ? "; and more" : "");
        return use == DatabaseUse.Alone
            ? $"Another process runs on this database, schema {schema}: {who}. Stop it, or give this one a database or schema of its own. Only silos and gateways of a cluster share one."
            : $"A process that needs this database to itself runs on it, schema {schema}: {who}. Stop it, or wait until it is done.";
    }

    private static bool IsBreak(Exception reason) =>
        reason is NpgsqlException or IOException or SocketException or TimeoutException or ObjectDisposedException or InvalidOperationException;

    private async Task Watch()
    {
        try
        {
            while (true)
            {
                await UntilBroken();
                logger.LogWarning("The session that holds schema {Schema} broke; it is taken again.", schema);
                if (await TakeAgain() is not { } reason) continue;
                lost.SetResult(reason);
                return;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Given up on purpose.
        }
    }

    private async Task UntilBroken()
    {
        try
        {
            while (true) await session.StayWell(Interval, stopping.Token);
        }
        catch (Exception broken) when (IsBreak(broken))
        {
            await session.DisposeAsync();
        }
    }

    /// <returns>Why it could not be taken again; null if it was.</returns>
    private async Task<string?> TakeAgain()
    {
        var old = session.Own;
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < MostTimeWithout; await Task.Delay(Pause, stopping.Token))
        {
            Session? next = null;
            try
            {
                next = await open(stopping.Token);
                if (await next.TryTake(use, stopping.Token))
                {
                    session = next;
                    next = null;
                    return null;
                }
                var holders = await next.Holders(stopping.Token);
                // The server may not have noticed yet that the old connection is gone.
                if (holders.Any(holder => holder.Is(old))) await next.EndOld(old, stopping.Token);
                else if (holders.Count > 0) return Occupied(schema, use, holders);
            }
            catch (Exception broken) when (IsBreak(broken))
            {
                // Tried again until the time is up.
            }
            finally
            {
                if (next is not null) await next.DisposeAsync();
            }
        }
        return $"The database, schema {schema}, could not be held again within {MostTimeWithout.TotalSeconds:0} seconds after its connection broke. See that it can be reached, and start again.";
    }
}

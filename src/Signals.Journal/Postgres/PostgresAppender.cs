using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;
using Signals.Grains.Journal;

namespace Signals.Journal.Postgres;

/// <summary>Merges appends that wait at the same moment into one round trip and one commit.</summary>
internal sealed class PostgresAppender : IAppender, IAsyncDisposable
{
    private const int MostTriesAlone = 3;

    private readonly NpgsqlDataSource source;
    private readonly ILogger logger;
    private readonly Rounds<WaitingAppend> commits;

    public PostgresAppender(NpgsqlDataSource source, PostgresJournalOptions options, ILogger logger)
    {
        this.source = source;
        this.logger = logger;
        commits = new(options.MostWaiting, options.MostInBatch, options.MostMerges, Commit);
    }

    public Task<AppendOutcome> Append(Append append)
    {
        var waiting = new WaitingAppend(append);
        commits.Submit(waiting);
        return waiting.Outcome;
    }

    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private Task Commit(IReadOnlyList<WaitingAppend> appends)
    {
        JournalMeter.Shared(appends.Count);
        return Commit(appends, triesLeft: MostTriesAlone);
    }

    private async Task Commit(IReadOnlyList<WaitingAppend> appends, int triesLeft)
    {
        PostgresException refusal;
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            if (await Merge(connection, appends) is not { } refused) return;
            refusal = refused;
        }
        catch (NpgsqlException reason)
        {
            logger.LogWarning("The database cannot be reached: {Count} appends failed.", appends.Count);
            Fail(appends, new JournalUnavailableException("The database cannot be reached.", reason));
            return;
        }
        if (appends.Count == 1)
        {
            await Settle(appends[0], refusal, triesLeft);
            return;
        }
        logger.LogInformation("A merge of {Count} appends was refused ({SqlState}); each is tried alone.", appends.Count, refusal.SqlState);
        foreach (var append in appends) await Commit([append], MostTriesAlone);
    }

    // From the moment that the statements leave for the server until its last answer, a break leaves the outcome open. An error that
    // the server reports and survives is different: it has rolled everything back.
    private async Task<PostgresException?> Merge(NpgsqlConnection connection, IReadOnlyList<WaitingAppend> appends)
    {
        try
        {
            var took = await new Merge(appends).Run(connection);
            for (var i = 0; i < appends.Count; i++) appends[i].Settle(took[i] ? AppendOutcome.Appended : AppendOutcome.Conflict);
            return null;
        }
        catch (PostgresException refused) when (refused.InvariantSeverity == "ERROR")
        {
            return refused;
        }
        catch (Exception broken) when (broken is NpgsqlException or IOException or SocketException or TimeoutException or OperationCanceledException)
        {
            logger.LogWarning(broken, "The connection broke at a commit: {Count} appends are unknown.", appends.Count);
            foreach (var append in appends) append.Settle(AppendOutcome.Unknown);
            return null;
        }
    }

    private async Task Settle(WaitingAppend append, PostgresException refusal, int triesLeft)
    {
        switch (refusal.SqlState)
        {
            case PostgresErrorCodes.UniqueViolation when refusal.ConstraintName == "registration_key":
                append.Settle(AppendOutcome.Conflict);
                break;
            case PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure when triesLeft > 1:
                await Commit([append], triesLeft - 1);
                break;
            default:
                logger.LogWarning("An append was refused ({SqlState}).", refusal.SqlState);
                append.Failed(new JournalUnavailableException($"The database refused an append ({refusal.SqlState}).", refusal));
                break;
        }
    }

    private static void Fail(IReadOnlyList<WaitingAppend> appends, Exception reason)
    {
        foreach (var append in appends) append.Failed(reason);
    }
}

internal sealed class WaitingAppend(Append append) : IWaiting
{
    private readonly TaskCompletionSource<AppendOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Append Append => append;

    public int Size => append.Payload.Length;

    public Task<AppendOutcome> Outcome => outcome.Task;

    public void Settle(AppendOutcome result) => outcome.TrySetResult(result);

    public void Failed(Exception reason) => outcome.TrySetException(reason);
}

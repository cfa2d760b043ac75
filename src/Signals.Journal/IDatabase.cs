using System.Data.Common;
using Signals.Core.Follow;
using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>What the statements that both dialects share need of a database. Each method throws <see cref="JournalUnavailableException"/> if it fails.</summary>
internal interface IDatabase
{
    /// <summary>Appended to a SELECT to keep the rows it returns from being changed by others until the transaction ends.</summary>
    string LockRows { get; }

    /// <summary>As <see cref="LockRows"/>, passing over rows that others hold.</summary>
    string LockFreeRows { get; }

    /// <summary>The expression that gives the next row of the log its id.</summary>
    string NextRow { get; }

    /// <summary>The condition that a column is among the values of a parameter.</summary>
    string Among(string parameter);

    /// <summary>The registrations <c>r</c> of <c>@municipality</c> whose signal is among <c>@signals</c>, as a table to select from.</summary>
    string AskedRegistrations { get; }

    /// <summary>Signals as the value of such a parameter.</summary>
    object Signals(IEnumerable<SignalId> signals);

    /// <summary>Runs one statement that changes nothing.</summary>
    Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation);

    /// <summary>A connection with an open transaction that sees one moment throughout.</summary>
    Task<DbConnection> OpenMoment(CancellationToken cancellation);

    /// <summary>Runs one statement that changes something, durably.</summary>
    Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation);

    /// <summary>Runs several statements as one transaction, durably. The work must be safe to run again if it threw.</summary>
    Task<T> Transact<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation);

    /// <summary>As <see cref="Transact"/>, for a deletion that leaves no more behind in the database's files than it must.</summary>
    Task<T> Erase<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation);
}

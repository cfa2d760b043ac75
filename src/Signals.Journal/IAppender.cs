using Signals.Grains.Journal;

namespace Signals.Journal;

/// <summary>The way of an append into the database: where the dialects differ most.</summary>
internal interface IAppender
{
    /// <inheritdoc cref="IJournal.Append"/>
    Task<AppendOutcome> Append(Append append);
}

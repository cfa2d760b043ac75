namespace Signals.Journal.Occupancy;

/// <summary>That this process has a database, alone or shared. Disposing gives it up; the end of the process does so too, however it ends.</summary>
internal interface IHold : IAsyncDisposable
{
    /// <summary>Completes, with the reason in one line, when the database is no longer held and could not be taken again.</summary>
    Task<string> Lost { get; }
}

internal static class Holding
{
    /// <summary>Opens what is held. Gives the hold up if that fails.</summary>
    public static async Task<T> Open<T>(this IHold hold, Func<Task<T>> open)
    {
        try
        {
            return await open();
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }
}

using System.Diagnostics;
using Signals.Grains.Journal;

namespace Signals.Journal.Occupancy;

/// <summary>Has a database file alone, by the operating system's lock on an empty file beside it. The lock ends with the process.</summary>
/// <remarks>The file stays when the lock goes: taking it away could take it from whoever locks it next. Locks on network shares do not hold.</remarks>
internal sealed class FileHold : IHold
{
    // Someone who only looks whether the file is locked locks it for a moment too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // How Linux, macOS and Windows say that another has the file.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;

    private FileHold(FileStream file) => this.file = file;

    // The kernel takes the lock from nobody.
    public Task<string> Lost { get; } = new TaskCompletionSource<string>().Task;

    /// <param name="database">The database file.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="DatabaseOccupiedException">Another process has it.</exception>
    /// <exception cref="JournalUnavailableException">The file beside it cannot be opened.</exception>
    public static async Task<FileHold> Take(string database, CancellationToken cancellation)
    {
        var path = LockFile(database);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Pause, cancellation))
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException held) when (HeldByAnother.Contains(held.HResult))
            {
                if (waited.Elapsed >= Patience)
                    throw new DatabaseOccupiedException(
                        $"Another process runs on {Path.GetFileName(database)}: stop it ('fuser {Path.GetFileName(path)}' in that folder tells which it is), or give this one a data folder of its own.");
            }
            catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
            {
                throw new JournalUnavailableException("The file that keeps other processes off the database cannot be opened.", reason);
            }
        }
    }

    /// <summary>Whether a process has the file at this moment.</summary>
    public static bool IsTaken(string database)
    {
        try
        {
            using var file = new FileStream(LockFile(database), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException held)
        {
            return HeldByAnother.Contains(held.HResult);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static string LockFile(string database) => Path.GetFullPath(database) + ".lock";
}

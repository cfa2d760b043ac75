namespace Signals.Gateway.Imports;

/// <summary>
/// Passes an answer on as fast as its reader takes it, and keeps the rest in a temporary file. Many clients read nothing before they have sent
/// everything; waiting for them while they wait for us would last for ever.
/// </summary>
internal sealed class Spool : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly FileStream file = new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Create,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        BufferSize = 0,
    });

    private readonly SemaphoreSlim grown = new(0, 1);
    private readonly MemoryStream gathered = new(BufferBytes);
    private long written;
    private bool complete;

    public async ValueTask Write(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        gathered.Write(bytes.Span);
        if (gathered.Length >= BufferBytes) await Flush(cancellation);
    }

    /// <summary>Lets the reader have everything up to here.</summary>
    public async ValueTask Flush(CancellationToken cancellation)
    {
        if (gathered.Length == 0) return;
        var bytes = gathered.GetBuffer().AsMemory(0, (int)gathered.Length);
        await RandomAccess.WriteAsync(file.SafeFileHandle, bytes, written, cancellation);
        Interlocked.Add(ref written, bytes.Length);
        gathered.SetLength(0);
        Signal();
    }

    public async ValueTask Complete(CancellationToken cancellation)
    {
        await Flush(cancellation);
        Volatile.Write(ref complete, true);
        Signal();
    }

    /// <summary>Copies everything to the reader, until complete.</summary>
    public async Task CopyTo(Stream reader, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        for (long position = 0; ;)
        {
            var done = Volatile.Read(ref complete);
            var available = Interlocked.Read(ref written) - position;
            if (available > 0)
            {
                var wanted = buffer.AsMemory(0, (int)Math.Min(available, buffer.Length));
                var read = await RandomAccess.ReadAsync(file.SafeFileHandle, wanted, position, cancellation);
                await reader.WriteAsync(buffer.AsMemory(0, read), cancellation);
                await reader.FlushAsync(cancellation);
                position += read;
            }
            else if (done)
            {
                return;
            }
            else
            {
                await grown.WaitAsync(cancellation);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await gathered.DisposeAsync();
        grown.Dispose();
    }

    private void Signal()
    {
        // Only the writer releases, so that the count never passes one.
        if (grown.CurrentCount == 0) grown.Release();
    }
}

using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Signals.Gateway.Logbook;

/// <summary>An answer's body of which nothing leaves, no header either, before something else is done.</summary>
/// <param name="body">What it goes to.</param>
/// <param name="before">Done before the first byte, and again until it succeeds once.</param>
internal sealed class GatedBody(IHttpResponseBodyFeature body, Func<Task> before) : Stream, IHttpResponseBodyFeature
{
    private PipeWriter? writer;
    private bool isOpen;

    public Stream Stream => this;

    public PipeWriter Writer => writer ??= PipeWriter.Create(this, new StreamPipeWriterOptions(leaveOpen: true));

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Lets through what was written and not flushed; of an empty answer, that it may leave.</summary>
    public async Task Pass()
    {
        await Open();
        if (writer is not null) await writer.FlushAsync();
    }

    public void DisableBuffering() => body.DisableBuffering();

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await Open();
        await body.StartAsync(cancellationToken);
    }

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        await Pass();
        await body.SendFileAsync(path, offset, count, cancellationToken);
    }

    public async Task CompleteAsync()
    {
        await Pass();
        await body.CompleteAsync();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Open();
        await body.Stream.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await Open();
        await body.Stream.FlushAsync(cancellationToken);
    }

    public override void Flush() => throw new NotSupportedException("Answers are written asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task Open()
    {
        if (isOpen) return;
        await before();
        isOpen = true;
    }
}

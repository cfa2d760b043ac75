using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Signals.Testing.Mail;

/// <summary>A real mail server on this machine, that keeps what it is sent and behaves as it is told.</summary>
public sealed class MailSink : IAsyncDisposable
{
    /// <summary>Takes every mail.</summary>
    public const string Accepting = "accept";

    /// <summary>Says nothing to whoever connects.</summary>
    public const string Hanging = "hang";

    /// <summary>Breaks every connection.</summary>
    public const string Dropping = "drop";

    /// <summary>Takes a mail, and breaks the connection before it says so.</summary>
    public const string Forgetful = "forget";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<ReceivedMail> received = new();
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int connections;

    private MailSink(Process process) => this.process = process;

    public int Port { get; private set; }

    /// <summary>Every mail that it was sent, in order, also those that it did not take.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <summary>How often somebody connected.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <param name="certificate">For <c>localhost</c>.</param>
    /// <param name="security"><c>starttls</c>, <c>tls</c>, <c>plain</c>, or <c>nosignin</c>: STARTTLS, where nobody can sign in.</param>
    /// <param name="user">Who has to sign in; anybody need not if left out.</param>
    /// <param name="password">With which password.</param>
    public static async Task<MailSink> Begin(TestCertificate certificate, string security = "starttls", string? user = null, string? password = null)
    {
        var script = Repository.File("tests/Signals.Testing/Mail/sink.mjs");
        var start = new ProcessStartInfo("node", [script, certificate.CertificateFile, certificate.KeyFile, security, .. user is null ? (string[])[] : [user, password!]])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var sink = new MailSink(Process.Start(start)!);
        sink.process.OutputDataReceived += (_, line) => sink.Hear(line.Data);
        sink.process.BeginOutputReadLine();
        sink.Port = await sink.port.Task.WaitAsync(Patience);
        return sink;
    }

    /// <summary>What it was sent, once that is so many mails. It tells of a mail a moment after it took it.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> AtLeast(int count)
    {
        for (var waited = Stopwatch.StartNew(); received.Count < count && waited.Elapsed < Patience;) await Task.Delay(5);
        return Received;
    }

    /// <summary>
    /// Behaves so from now on. A number is the SMTP status with which it refuses every receiver, and after <c>mail</c> or <c>data</c> every sender or every
    /// mail; what follows the number it says with it, as in <c>data 550 5.7.60</c>.
    /// </summary>
    public async Task Be(string mood)
    {
        var done = moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await process.StandardInput.WriteLineAsync(mood);
        await process.StandardInput.FlushAsync();
        await done.Task.WaitAsync(Patience);
    }

    public Task Be(int status) => Be(status.ToString(CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        var told = JsonDocument.Parse(line).RootElement;
        if (told.TryGetProperty("port", out var number)) port.TrySetResult(number.GetInt32());
        else if (told.TryGetProperty("connected", out _)) Interlocked.Increment(ref connections);
        else if (told.TryGetProperty("mood", out _)) moved.TrySetResult();
        else if (told.TryGetProperty("mail", out var mail))
            received.Enqueue(new(
                mail.GetBytesFromBase64(), [.. told.GetProperty("to").EnumerateArray().Select(one => one.GetString()!)], told.GetProperty("secure").GetBoolean(),
                told.GetProperty("user").GetString(), told.GetProperty("host").GetString()));
    }
}

/// <summary>A mail as it came in.</summary>
/// <param name="Raw">Headers and body.</param>
/// <param name="To">To whom the envelope says it goes.</param>
/// <param name="IsSecure">Whether the connection was.</param>
/// <param name="User">Who signed in; null for nobody.</param>
/// <param name="Host">The name that the sender gave itself.</param>
public sealed record ReceivedMail(byte[] Raw, IReadOnlyList<string> To, bool IsSecure, string? User, string? Host);

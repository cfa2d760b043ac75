using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Journal;
using Signals.Testing;

namespace Signals.Journal.Tests;

/// <summary>A journal open on a test's own database, and words to speak to it with.</summary>
public abstract class StoreContract(TestDatabase database) : IAsyncLifetime
{
    protected static readonly MunicipalityCode Here = new(9_999);
    protected static readonly MunicipalityCode Elsewhere = new(9_998);
    protected static readonly StreamKey Neighbourhood = new(Here, "buurt", "BU99990102");
    protected static readonly StreamKey OtherNeighbourhood = new(Here, "buurt", "BU99990103");
    protected static readonly StreamKey Team = new(Here, "wijkteam", "noord");
    protected static readonly StreamKey Theme = new(Here, "thema", "eenzaamheid");

    protected static CancellationToken None => CancellationToken.None;

    protected TestDatabase Database => database;

    protected ManualClock Clock { get; } = new();

    protected JournalStore Store { get; private set; } = null!;

    protected IJournal Journal => Store.Journal;

    protected DateTimeOffset Now => Clock.GetUtcNow();

    public virtual async Task InitializeAsync()
    {
        await database.Prepare();
        Store = await database.OpenJournal(Clock);
    }

    public virtual async Task DisposeAsync()
    {
        if (Store is not null) await Store.DisposeAsync();
        await database.DisposeAsync();
    }

    protected static byte[] Json(string text) => Encoding.UTF8.GetBytes($"{{\"wat\":\"{text}\"}}");

    protected static string Text(ReadOnlyMemory<byte> payload) => Encoding.UTF8.GetString(payload.Span);

    protected static SignalId Signal(int number) => new(((UInt128)0xF00D << 96) + (UInt128)number);

    protected Append Commit(StreamKey stream, long expected, string text = "x") => new(stream, expected, Json(text), Now);

    protected Registration Register(int signal, TimeSpan? kept = null) =>
        new(Signal(signal), (UInt128)signal * 7, Now, Now + (kept ?? TimeSpan.FromDays(30)));

    protected Task<AppendOutcome> Append(Append append) => Journal.Append(append, None);

    protected async Task Grow(StreamKey stream, int from, int through)
    {
        for (var version = from; version < through; version++)
            (await Append(Commit(stream, version, $"{version + 1}"))).ShouldBe(AppendOutcome.Appended);
    }

    protected async Task Reopen()
    {
        await Store.DisposeAsync();
        Store = await database.OpenJournal(Clock);
    }

    protected static Microsoft.Extensions.Logging.ILogger Quiet => NullLogger.Instance;
}

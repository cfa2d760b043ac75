using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Signals.Cli.Logbook;
using Signals.Core.Areas;
using Signals.Grains.Logbook;
using Signals.Journal;
using Signals.Journal.Logbook;
using Signals.Journal.Postgres;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Cli.Tests.Logbook;

/// <summary>Both logs of two nodes on one database, written and closed, with anchors of each in a folder.</summary>
internal sealed class WrittenLogs : IAsyncDisposable
{
    public static readonly MunicipalityCode Here = new(9_999);

    private readonly TemporaryFolder folder = new();
    private readonly string? postgres;

    private WrittenLogs(string? postgres) => this.postgres = postgres;

    public ManualClock Clock { get; } = new();

    public IReadOnlyList<string> Anchors => [folder.File("anchors-a"), folder.File("anchors-b")];

    public static async Task<WrittenLogs> Begin(Database kind, int entriesOfEach = 12)
    {
        var logs = new WrittenLogs(await kind.Fresh());
        await using var vault = await logs.OpenVault();
        await using var a = await logs.Open(vault, 0);
        await using var b = await logs.Open(vault, 1);
        for (var i = 0; i < entriesOfEach; i++)
        {
            await a.Logbook.Record(Entry(i, 1 + (i % 3)), default);
            await b.Logbook.Record(Entry(1_000 + i, 1), default);
            logs.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        return logs;
    }

    public static LogEntry Entry(int number, int lines) => new(
        [.. Enumerable.Range(0, lines).Select(line => new AuditLine(Here, new((UInt128)number), line == 0 ? "woorden.gelezen" : "aanleiding.gelezen", $"account-{number % 5}",
            new(AuditResult.Done) { Status = 200, Role = "wijkteamlid", Purpose = "wijkteam", ObjectKind = "aanleiding", Object = $"{number}-{line}" }))],
        [.. Enumerable.Range(0, lines).Select(line => new ProcessingLine(Here, new((UInt128)number), new((UInt128)((number * 10) + line + 1)), new("woorden-lezen", "wijkteam", "wijkteamlid")))]);

    public Task<VaultStore> OpenVault() => postgres is null
        ? SqliteVault.Open(new() { Path = folder.File("vault.db"), MasterKey = new byte[32] }, Clock, NullLogger.Instance)
        : PostgresVault.Open(new() { ConnectionString = postgres, MasterKey = new byte[32] }, Clock, NullLogger.Instance);

    public Task<LogbookStore> Open(VaultStore vault, int node) =>
        LogbookStore.Open(vault, new() { Anchors = Anchors[node], Node = node == 0 ? "a" : "b" }, Clock, NullLogger.Instance);

    public async Task<DbConnection> Connect()
    {
        DbConnection connection = postgres is null ? new SqliteConnection($"Data Source={folder.File("vault.db")};Pooling=False") : new NpgsqlConnection($"{postgres};Search Path=vault");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>What the verifying command says, and its exit code.</summary>
    public async Task<(int Code, string Said)> Verify(params string[] anchors)
    {
        var console = new CommandConsole();
        var code = await new LogbookCommand(console.Console, TimeSpan.Zero).Run(Inspect, anchors.Length > 0 ? anchors : Anchors, default);
        return (code, console.Text);
    }

    public async Task<List<LogLine>> Read(LogKind kind)
    {
        await using var logbook = await Inspect();
        return await logbook.Lines(kind, default).Select(LogLine.Of).ToListAsync();
    }

    /// <summary>Puts lines in the place of a whole log, as somebody who can write to the database.</summary>
    public async Task Put(LogKind kind, IEnumerable<LogLine> lines)
    {
        await using var connection = await Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        var audit = kind == LogKind.Audit;
        await connection.ExecuteAsync($"DELETE FROM {(audit ? "audit_line" : "processing_line")}", transaction: transaction);
        var text = audit
            ? "INSERT INTO audit_line VALUES (@Node, @Sequence, @RecordedAt, @Anchored, @Municipality, @Operation, @Event, @Account, @Payload, @Hash)"
            : "INSERT INTO processing_line VALUES (@Node, @Sequence, @RecordedAt, @Anchored, @Municipality, @Operation, @Subject, @Payload, @Hash)";
        await connection.ExecuteAsync(text, lines.Select(line => new
        {
            line.Node,
            line.Sequence,
            line.RecordedAt,
            line.Anchored,
            line.Municipality,
            Operation = Bits(line.Operation),
            line.Event,
            line.Account,
            Subject = Bits(line.Subject),
            line.Payload,
            line.Hash,
        }), transaction);
        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<InspectedLogbook> Inspect() => postgres is null ? InspectedLogbook.OfSqlite(folder.File("vault.db"), default) : InspectedLogbook.OfPostgres(postgres, "vault", default);

    private object Bits(UInt128 value)
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return postgres is null ? bytes : new Guid(bytes, bigEndian: true);
    }
}

/// <summary>A line that can be tampered with.</summary>
internal sealed record LogLine
{
    public required string Node { get; set; }

    public required long Sequence { get; set; }

    public required long RecordedAt { get; set; }

    public required long Anchored { get; set; }

    public required int Municipality { get; set; }

    public required UInt128 Operation { get; set; }

    public required string Event { get; set; }

    public required string Account { get; set; }

    public required UInt128 Subject { get; set; }

    public required byte[] Payload { get; set; }

    public required byte[] Hash { get; set; }

    public static LogLine Of(InspectedLine line) => new()
    {
        Node = line.Node,
        Sequence = line.Sequence,
        RecordedAt = line.RecordedAt,
        Anchored = line.Anchored,
        Municipality = line.Municipality,
        Operation = line.Operation,
        Event = line.Event,
        Account = line.Account,
        Subject = line.Subject,
        Payload = line.Payload,
        Hash = line.Hash,
    };

    public InspectedLine ToInspected() => new(Node, Sequence, RecordedAt, Anchored, Municipality, Operation, Event, Account, Subject, Payload, Hash);
}

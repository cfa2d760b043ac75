using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Core.Areas;
using Signals.Core.Teams;
using Signals.Embedded;
using Signals.Gateway.Households;
using Signals.Grains.Engine;
using Signals.Grains.Logbook;
using Signals.Grains.Vault;
using Signals.Journal;
using Signals.Journal.Logbook;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Register.Tests.Retention;

/// <summary>A town on real files that lives through years, day by day: sweeping, and keeping house, as a process does. Whatever is stored can be asked for by its place.</summary>
internal sealed class LivedTown : IAsyncDisposable
{
    public static readonly MunicipalityCode Municipality = MunicipalityCode.Parse("GM9998");
    public static readonly NeighbourhoodCode Here = NeighbourhoodCode.Parse("BU99980001");
    public static readonly TeamId Team = TeamId.Parse("west");

    private readonly TemporaryFolder folder = new();
    private JournalStore journal = null!;
    private VaultStore vault = null!;
    private LogbookStore logs = null!;
    private EmbeddedPlatform platform = null!;
    private Housekeeping housekeeping = null!;

    private LivedTown() { }

    public static DateTimeOffset Begin { get; } = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    public ManualClock Clock { get; } = new(Begin);

    public IGrains Grains => platform.Grains;

    public IVault Vault => vault.Vault;

    public IKeyRing Keys => vault.Keys;

    public JournalStore Journal => journal;

    public ILogbook Logbook => logs.Logbook;

    public HouseholdRegister Households => new(vault.Vault, vault.Keys, Grains, Clock);

    /// <summary>The days that have passed.</summary>
    public int Day => (int)(Clock.GetUtcNow() - Begin).TotalDays;

    public static async Task<LivedTown> Build()
    {
        var town = new LivedTown();
        await town.Open();
        var municipality = town.Grains.Municipality(Municipality);
        await municipality.FormTeam(new(Team, "Wijkteam West", [Here.District]), default);
        await municipality.LoadAreas("Proefdorp", [new(Here.District, "West", new(2025))], [new(Here, "Hier", new(2025), 500)], default);
        await town.Settle();
        return town;
    }

    public async Task PassDay()
    {
        Clock.Advance(Begin.AddDays(Day + 1) - Clock.GetUtcNow());
        await Settle();
    }

    /// <summary>Ends the process and begins again on the same files.</summary>
    public async Task Restart()
    {
        await Close();
        await Open();
    }

    /// <summary>Everything that is due is done.</summary>
    public async Task Settle()
    {
        for (var round = 0; round < 5; round++)
        {
            await platform.Sweeper.Sweep(default);
            Clock.Advance(TimeSpan.FromSeconds(40));
        }
        await housekeeping.KeepHouse(default);
    }

    /// <summary>What is stored in a place of the register, as text.</summary>
    public async Task<string> Stored(string place)
    {
        var text = new StringBuilder();
        if (place.StartsWith("stream:", StringComparison.Ordinal))
        {
            await foreach (var stream in journal.Inspection.Streams(default))
            {
                if (stream.Key.Kind != place["stream:".Length..]) continue;
                foreach (var payload in stream.Stored.Commits.Select(commit => commit.Payload).Append(stream.Stored.Snapshot?.Payload ?? default))
                    text.AppendLine(Encoding.UTF8.GetString(payload.Span));
            }
        }
        else if (place == "outbox")
        {
            await foreach (var message in journal.Inspection.Messages(default)) text.AppendLine(Encoding.UTF8.GetString(message.Message.Payload.Span));
        }
        else
        {
            var table = (place == "vault" ? "vault.personal_part" : place["table:".Length..]).Split('.');
            await Rows(folder.File($"{table[0]}.db"), table[1], text);
        }
        return text.ToString();
    }

    /// <summary>The age of the oldest commit in the log of any stream that tells anything, and the kind of that stream.</summary>
    public async Task<(TimeSpan Age, string Kind)> OldestCommit()
    {
        (TimeSpan Age, string Kind) oldest = (TimeSpan.Zero, "");
        await foreach (var stream in journal.Inspection.Streams(default))
            foreach (var commit in stream.Stored.Commits.Where(commit => !commit.Payload.Span.SequenceEqual("""{"events":[]}"""u8)))
                if (Clock.GetUtcNow() - commit.RecordedAt is var age && age > oldest.Age) oldest = (age, stream.Key.Kind);
        return oldest;
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        folder.Dispose();
    }

    private static async Task Rows(string file, string table, StringBuilder text)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // The name is of the register, never of a visitor.
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                text.Append(reader.GetValue(column) is byte[] bytes ? Convert.ToHexStringLower(bytes) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)).Append('|');
            text.AppendLine();
        }
    }

    private async Task Open()
    {
        journal = await SqliteJournal.Open(new() { Path = folder.File("journal.db") }, Clock, NullLogger.Instance);
        vault = await SqliteVault.Open(new() { Path = folder.File("vault.db"), MasterKey = new byte[32] }, Clock, NullLogger.Instance);
        logs = await LogbookStore.Open(vault, new() { Anchors = folder.File("anchors") }, Clock, NullLogger.Instance);
        platform = new(journal.Journal, journal.Outbox, journal.Reminders, Clock, NullLoggerFactory.Instance, keys: vault.Keys, post: new(new NoCourier(), vault.Vault, vault.Keys, logs.Logbook));
        housekeeping = new(journal.Journal, journal.Outbox, vault.Vault, vault.Keys, logs.Records, new(), Clock, NullLogger<Housekeeping>.Instance);
    }

    private async Task Close()
    {
        await platform.DisposeAsync();
        await logs.DisposeAsync();
        await vault.DisposeAsync();
        await journal.DisposeAsync();
    }
}

using Dapper;
using Signals.Grains.Journal;
using Signals.Grains.Reminders;

namespace Signals.Journal;

/// <summary>Due reminders, by statements that both dialects understand.</summary>
internal sealed class ReminderBook(IDatabase database) : IReminderBook
{
    private const string AnyDue = "SELECT EXISTS (SELECT 1 FROM reminder WHERE due_at <= @now AND claimed_until <= @now)";

    private readonly string claim =
        $"""
        UPDATE reminder SET claimed_until = @until WHERE (municipality, stream, name) IN (
            SELECT municipality, stream, name FROM reminder
            WHERE due_at <= @now AND claimed_until <= @now ORDER BY due_at LIMIT @most {database.LockFreeRows})
        RETURNING stream AS "Stream", name AS "Reminder", due_at AS "DueAt"
        """;

    private readonly string grainKeys =
        $"""SELECT id AS "Id", municipality AS "Municipality", kind AS "Kind", name AS "Name" FROM head WHERE id {database.Among("@ids")}""";

    public async Task<IReadOnlyList<DueReminder>> ClaimDue(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation)
    {
        var question = new { now = Instant.Of(now), until = Instant.Of(now + lease), most };
        // A look mostly finds nothing; reading first keeps it from waiting among the writers.
        if (!await database.Read(c => c.ExecuteScalarAsync<bool>(Sql.Of(AnyDue, question, cancellation)), cancellation)) return [];
        var claimed = (await database.Write(c => c.QueryAsync<ReminderRow>(Sql.Of(claim, question, cancellation)), cancellation)).AsList();
        var ids = new { ids = claimed.Select(r => r.Stream).Distinct().ToArray() };
        var grains = (await database.Read(c => c.QueryAsync<GrainRow>(Sql.Of(grainKeys, ids, cancellation)), cancellation)).ToDictionary(g => g.Id);
        // A grain may have been forgotten since, its reminders with it.
        return [.. claimed.Where(r => grains.ContainsKey(r.Stream)).OrderBy(r => r.DueAt.Value).Select(r => new DueReminder(grains[r.Stream].Key, r.Reminder, r.DueAt.Time))];
    }

    private sealed class ReminderRow
    {
        public long Stream { get; init; }

        public string Reminder { get; init; } = "";

        public Instant DueAt { get; init; }
    }

    private sealed class GrainRow
    {
        public long Id { get; init; }

        public int Municipality { get; init; }

        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";

        public StreamKey Key => new(new(Municipality), Kind, Name);
    }
}

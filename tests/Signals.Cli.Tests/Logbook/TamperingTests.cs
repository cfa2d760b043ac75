using System.Text;
using Signals.Cli.Logbook;
using Signals.Grains.Logbook;
using Signals.Testing;
using Xunit.Abstractions;

namespace Signals.Cli.Tests.Logbook;

/// <summary>
/// Somebody who can write to the database, or to the anchors, but not to both. Every way is tried at random places, as often as
/// <c>SIGNALS_TAMPERINGS</c> says, for each log; 100 times on SQLite and 15 on PostgreSQL unless set.
/// </summary>
public sealed class TamperingTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;
    private const int AnchorTimesEach = 60;

    // A round on PostgreSQL takes six times as long.
    private static readonly int? TimesAsked =
        int.TryParse(Environment.GetEnvironmentVariable("SIGNALS_TAMPERINGS"), System.Globalization.CultureInfo.InvariantCulture, out var times) ? times : null;

    private static readonly Dictionary<string, (Func<LogKind, List<LogLine>, Random, IEnumerable<LogLine>> Tamper, string Expected)> OfLines = new()
    {
        ["altered"] = (Alter, "altered"),
        ["altered, and its own hash made again"] = (AlterAndHash, "altered"),
        ["altered, and all hashes after it made again"] = (AlterAndHashTheRest, "rewritten"),
        ["removed from the middle"] = (RemoveMiddle, "removed"),
        ["removed from the beginning"] = (RemoveHead, "removed"),
        ["removed, and the rest numbered and hashed again"] = (RemoveAndHashTheRest, ""),
        ["truncated"] = (Truncate, "truncated"),
        ["one node's lines all gone"] = (RemoveNode, "truncated"),
        ["two lines swapped"] = (Swap, "reordered"),
        ["contents of two lines swapped"] = (SwapContents, "altered"),
        ["moved to another node"] = (MoveToOtherNode, ""),
        ["forged at the end"] = (ForgeAtEnd, "not anchored"),
    };

    private static readonly Dictionary<string, Func<byte[], Random, byte[]?>> OfAnchors = new()
    {
        ["anchors cut"] = (file, chance) => CutLines(file, chance),
        ["anchors cut and the last one altered"] = (file, chance) => AlterLast(CutLines(file, chance)),
        ["last anchor altered"] = (file, _) => AlterLast(file),
        ["anchors gone"] = (_, _) => null,
    };

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Whatever_is_done_to_lines_is_found_and_nothing_is_found_where_nothing_was_done(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind);
        var chance = new Random(Seed);
        foreach (var log in (LogKind[])[LogKind.Audit, LogKind.Processing])
        {
            var original = await logs.Read(log);
            foreach (var (way, (tamper, expected)) in OfLines)
            {
                var (tried, found, named) = (0, 0, 0);
                while (tried < (TimesAsked ?? (kind == Database.Sqlite ? 100 : 15)))
                {
                    var changed = tamper(log, [.. original.Select(line => line with { })], chance).ToList();
                    await logs.Put(log, changed);
                    var (code, said) = await logs.Verify();
                    tried++;
                    if (code != 0) found++;
                    if (said.Contains($"  {expected}", StringComparison.Ordinal)) named++;
                }
                output.WriteLine($"{kind} {log}: {way}: tried {tried}, found {found}, named '{expected}' {named} (seed {Seed})");
                found.ShouldBe(tried, way);
                named.ShouldBe(tried, way);
                await logs.Put(log, original);
                var (clean, nothing) = await logs.Verify();
                clean.ShouldBe(0, nothing);
            }
        }
    }

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Whatever_is_done_to_anchors_is_found(Database kind)
    {
        await using var logs = await WrittenLogs.Begin(kind);
        var chance = new Random(Seed);
        foreach (var (way, tamper) in OfAnchors)
        {
            var (tried, found) = (0, 0);
            while (tried < AnchorTimesEach)
            {
                var path = Directory.GetFiles(logs.Anchors[chance.Next(2)], "anchors.ndjson", SearchOption.AllDirectories).Single();
                var original = await File.ReadAllBytesAsync(path);
                if (tamper(original, chance) is { } changed) await File.WriteAllBytesAsync(path, changed);
                else File.Delete(path);
                var (code, _) = await logs.Verify();
                await File.WriteAllBytesAsync(path, original);
                tried++;
                if (code != 0) found++;
            }
            output.WriteLine($"{kind}: {way}: tried {tried}, found {found} (seed {Seed})");
            found.ShouldBe(tried, way);
            (await logs.Verify()).Code.ShouldBe(0);
        }
    }

    [SkippableFact]
    public async Task Logs_that_nobody_touched_are_clean_however_they_were_written()
    {
        var chance = new Random(Seed);
        for (var round = 0; round < 10; round++)
        {
            await using var logs = await WrittenLogs.Begin(Database.Sqlite, chance.Next(1, 30));
            await using var vault = await logs.OpenVault();
            for (var restarts = chance.Next(4); restarts > 0; restarts--)
            {
                await using var node = await logs.Open(vault, chance.Next(2));
                await Task.WhenAll(Enumerable.Range(0, chance.Next(1, 80)).Select(i => node.Logbook.Record(WrittenLogs.Entry(i, chance.Next(1, 4)), default)));
                logs.Clock.Advance(TimeSpan.FromHours(chance.Next(50)));
            }
            var (code, said) = await logs.Verify();
            code.ShouldBe(0, said);
        }
    }

    private static IEnumerable<LogLine> Alter(LogKind kind, List<LogLine> lines, Random chance)
    {
        Change(kind, lines[chance.Next(lines.Count)], chance, chance.Next(kind == LogKind.Audit ? 8 : 7));
        return lines;
    }

    private static IEnumerable<LogLine> AlterAndHash(LogKind kind, List<LogLine> lines, Random chance)
    {
        // The last line of a chain has none after it that would show it; its anchor does, by another name.
        var at = Pick(lines, chance, line => line.Sequence > 1 && lines.Exists(other => other.Node == line.Node && other.Sequence == line.Sequence + 1));
        Change(kind, lines[at], chance, chance.Next(2, 6));
        lines[at].Hash = LineHash.Of(lines[at - 1].Hash, kind, lines[at].ToInspected());
        return lines;
    }

    private static IEnumerable<LogLine> AlterAndHashTheRest(LogKind kind, List<LogLine> lines, Random chance)
    {
        var at = chance.Next(lines.Count);
        Change(kind, lines[at], chance, chance.Next(2, 6));
        HashFrom(kind, lines, at);
        return lines;
    }

    private static IEnumerable<LogLine> RemoveMiddle(LogKind kind, List<LogLine> lines, Random chance)
    {
        var at = Pick(lines, chance, line => line.Sequence > 1 && lines.Exists(other => other.Node == line.Node && other.Sequence == line.Sequence + 3));
        lines.RemoveRange(at, chance.Next(1, 4));
        return lines;
    }

    private static IEnumerable<LogLine> RemoveHead(LogKind kind, List<LogLine> lines, Random chance)
    {
        var node = lines[chance.Next(lines.Count)].Node;
        var most = chance.Next(1, lines.Count(line => line.Node == node));
        return lines.Where(line => line.Node != node || line.Sequence > most);
    }

    private static List<LogLine> RemoveAndHashTheRest(LogKind kind, List<LogLine> lines, Random chance)
    {
        var at = chance.Next(lines.Count);
        var node = lines[at].Node;
        lines.RemoveAt(at);
        for (var i = at; i < lines.Count && lines[i].Node == node; i++) lines[i].Sequence--;
        HashFrom(kind, lines, at, node);
        return lines;
    }

    private static IEnumerable<LogLine> Truncate(LogKind kind, List<LogLine> lines, Random chance)
    {
        var node = lines[chance.Next(lines.Count)].Node;
        var left = chance.Next(0, lines.Count(line => line.Node == node));
        return lines.Where(line => line.Node != node || line.Sequence <= left);
    }

    private static IEnumerable<LogLine> RemoveNode(LogKind kind, List<LogLine> lines, Random chance)
    {
        var node = lines[chance.Next(lines.Count)].Node;
        return lines.Where(line => line.Node != node);
    }

    private static IEnumerable<LogLine> Swap(LogKind kind, List<LogLine> lines, Random chance)
    {
        var (one, other) = TwoOfOneNode(lines, chance);
        (one.Sequence, other.Sequence) = (other.Sequence, one.Sequence);
        return lines;
    }

    private static IEnumerable<LogLine> SwapContents(LogKind kind, List<LogLine> lines, Random chance)
    {
        var (one, other) = TwoOfOneNode(lines, chance);
        (one.Payload, other.Payload) = (other.Payload, one.Payload);
        (one.Operation, other.Operation) = (other.Operation, one.Operation);
        one.RecordedAt++;
        return lines;
    }

    private static IEnumerable<LogLine> MoveToOtherNode(LogKind kind, List<LogLine> lines, Random chance)
    {
        var line = lines[chance.Next(lines.Count)];
        var other = lines.First(one => one.Node != line.Node).Node;
        line.Sequence = lines.Where(one => one.Node == other).Max(one => one.Sequence) + 1;
        line.Node = other;
        return lines;
    }

    private static IEnumerable<LogLine> ForgeAtEnd(LogKind kind, List<LogLine> lines, Random chance)
    {
        var node = lines[chance.Next(lines.Count)].Node;
        var last = lines.Last(line => line.Node == node);
        var forged = last with { Sequence = last.Sequence + 1, Anchored = last.Sequence, Operation = (UInt128)chance.Next() };
        forged.Hash = LineHash.Of(last.Hash, kind, forged.ToInspected());
        return lines.Append(forged);
    }

    private static void Change(LogKind kind, LogLine line, Random chance, int what)
    {
        switch (what)
        {
            case 0: line.Hash = [.. line.Hash.Select((b, i) => i == 3 ? (byte)(b + 1) : b)]; break;
            case 1: line.Anchored++; break;
            case 2: line.RecordedAt += chance.Next(1, 1_000); break;
            case 3: line.Municipality++; break;
            case 4: line.Operation++; break;
            case 5: line.Payload = [.. line.Payload.Select((b, i) => i == line.Payload.Length / 2 ? (byte)(b ^ (1 << chance.Next(7))) : b)]; break;
            case 6 when kind == LogKind.Processing: line.Subject++; break;
            case 6: line.Event += "x"; break;
            default: line.Account = "iemand-anders"; break;
        }
    }

    private static void HashFrom(LogKind kind, List<LogLine> lines, int at, string? ofNode = null)
    {
        var node = ofNode ?? lines[at].Node;
        for (var i = at; i < lines.Count && lines[i].Node == node; i++)
            lines[i].Hash = LineHash.Of(lines[i].Sequence == 1 ? new byte[32] : lines[i - 1].Hash, kind, lines[i].ToInspected());
    }

    private static (LogLine One, LogLine Other) TwoOfOneNode(List<LogLine> lines, Random chance)
    {
        var one = lines[chance.Next(lines.Count)];
        var others = lines.Where(line => line.Node == one.Node && line.Sequence != one.Sequence).ToList();
        return (one, others[chance.Next(others.Count)]);
    }

    private static int Pick(List<LogLine> lines, Random chance, Predicate<LogLine> fits)
    {
        var places = lines.Index().Where(pair => fits(pair.Item)).Select(pair => pair.Index).ToList();
        return places[chance.Next(places.Count)];
    }

    private static byte[] CutLines(byte[] file, Random chance)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Encoding.UTF8.GetBytes(string.Concat(lines.Take(chance.Next(lines.Length - 1)).Select(line => line + "\n")));
    }

    private static byte[] AlterLast(byte[] file)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0) return file;
        var hash = lines[^1].IndexOf("\"hash\":\"", StringComparison.Ordinal) + 8;
        lines[^1] = lines[^1][..hash] + (lines[^1][hash] == 'a' ? 'b' : 'a') + lines[^1][(hash + 1)..];
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
    }
}

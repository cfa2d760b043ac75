using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Signals.Gateway.Tests.Imports;

public sealed class ImportTests(Town town) : IClassFixture<Town>
{
    private const string Header = "sleutel,waargenomenOp,buurt,thema,bron,aantal,plek,overAnder,postcode,huisnummer,toevoeging\n";

    [Fact]
    public async Task A_file_is_read_line_by_line_and_a_second_time_creates_nothing()
    {
        var file = new StringBuilder("waargenomenOp;buurt;thema;bron\r\n");
        for (var i = 0; i < 5_000; i++)
            file.Append($"{town.Clock.GetUtcNow().AddDays(-i % 800):yyyy-MM-dd};BU9999{i % 3:D2}0{i % 4};wonen;inloop\r\n");
        var first = await Import(file.ToString());
        first.Count.ShouldBe(5_001);
        first.Take(5_000).Select(line => line.GetProperty("regel").GetInt32()).ShouldBe(Enumerable.Range(2, 5_000));
        first.Take(5_000).ShouldAllBe(line => line.GetProperty("status").GetString() == "aangemaakt");
        Totals(first).ShouldBe((5_000, 5_000, 0, 0));
        Totals(await Import(file.ToString())).ShouldBe((5_000, 0, 5_000, 0));
    }

    [Fact]
    public async Task Bad_lines_never_stop_good_ones()
    {
        const string good = "2026-11-19,BU99990102,geldzorgen,inloop,,,,,,";
        (string Line, string Field)[] bad =
        [
            (",gisteren,BU99990102,geldzorgen,inloop,,,,,,", "/waargenomenOp"), (",,BU99990102,geldzorgen,inloop,,,,,,", "/waargenomenOp"),
            (",2026-11-21,BU99990102,geldzorgen,inloop,,,,,,", "/waargenomenOp"), (",1989-12-31,BU99990102,geldzorgen,inloop,,,,,,", "/waargenomenOp"),
            (",2026-13-01,BU99990102,geldzorgen,inloop,,,,,,", "/waargenomenOp"), (",2026-11-19T10:00:00,BU99990102,geldzorgen,inloop,,,,,,", "/waargenomenOp"),
            (",2026-11-19,BU99999999,geldzorgen,inloop,,,,,,", "/buurt"), (",2026-11-19,,geldzorgen,inloop,,,,,,", "/buurt"),
            (",2026-11-19,BU99990102,onzin,inloop,,,,,,", "/thema"), (",2026-11-19,BU99990102,geldzorgen,elders,,,,,,", "/bron"),
            (",2026-11-19,BU99990102,geldzorgen,inloop,21,,,,,", "/aantal"), (",2026-11-19,BU99990102,geldzorgen,bewoner,3,,,,,", "/aantal"),
            (",2026-11-19,BU99990102,geldzorgen,inloop,,nergens,,,,", "/plek"), (",2026-11-19,BU99990102,geldzorgen,inloop,,,misschien,,,", "/overAnder"),
            (",2026-11-19,BU99990102,geldzorgen,inloop,,,,99,12,", "/postcode"), (",2026-11-19,BU99990102,geldzorgen,inloop,,,,9999AB,,", "/huisnummer"),
            (",2026-11-19,BU99990102,geldzorgen,inloop,,,,9999AB,twaalf,", "/huisnummer"), (",2026-11-19,BU99990102", ""),
            (",\"2026-11-19,BU99990102,geldzorgen,inloop,,,,,,", ""), (",2026-11-19,BU99990102,geldzorgen,inloop,,,,,," + new string('x', 70_000), ""),
            ("\uFFFF", ""), ("a\u0001b,2026-11-19,BU99990102,geldzorgen,inloop,,,,,,", "/sleutel"),
        ];
        var file = new StringBuilder(Header);
        foreach (var (line, number) in bad.Select((line, number) => (line.Line, number))) file.Append($"{line}\ngoed-{number},{good}\n");
        var bytes = Encoding.UTF8.GetBytes(file.ToString());
        // The line of U+FFFF becomes bytes that are no UTF-8.
        for (var at = bytes.AsSpan().IndexOf("\uFFFF"u8); at >= 0; at = -1) bytes[at] = 0xFF;

        var results = await Import(bytes);
        Totals(results).ShouldBe((bad.Length * 2, bad.Length, 0, bad.Length));
        for (var i = 0; i < bad.Length; i++)
        {
            var refused = results[2 * i];
            refused.GetProperty("status").GetString().ShouldBe("afgewezen", bad[i].Line);
            refused.GetProperty("fouten").EnumerateArray().Select(error => error.GetProperty("veld").GetString()).ShouldContain(bad[i].Field);
            results[(2 * i) + 1].GetProperty("status").GetString().ShouldBe("aangemaakt");
        }
    }

    [Fact]
    public async Task NDJSON_is_read_packed_or_not()
    {
        const string file = """
            {"sleutel":"n-1","waargenomenOp":"2026-11-18T10:00:00+01:00","buurt":"BU99990200","thema":"taal","bron":"huisbezoek","postcode":"9999AB","huisnummer":3}
            {"sleutel":"n-1","waargenomenOp":"2026-11-18T10:00:00+01:00","buurt":"BU99990200","thema":"taal","bron":"huisbezoek","postcode":"9999AB","huisnummer":3}
            {"sleutel":"n-1","waargenomenOp":"2026-11-17","buurt":"BU99990200","thema":"taal","bron":"huisbezoek"}

            {"waargenomenOp":"2026-11-18","buurt":"BU99990200","thema":"taal","bron":"huisbezoek","waarneming":"vrije tekst"}
            {"waargenomenOp":
            {"waargenomenOp":"2026-11-18","buurt":"BU99990200","thema":"taal","bron":"huisbezoek"}
            {"waargenomenOp":"2026-11-18","buurt":"BU99990200","thema":"taal","bron":"huisbezoek"}
            """;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(file));
        var results = await Import(packed.ToArray(), "application/x-ndjson", "gzip");
        results.SkipLast(1).Select(line => (line.GetProperty("regel").GetInt32(), line.GetProperty("status").GetString())).ShouldBe(
            [(1, "aangemaakt"), (2, "dubbel"), (3, "afgewezen"), (5, "afgewezen"), (6, "afgewezen"), (7, "aangemaakt"), (8, "aangemaakt")]);
        results[3].GetProperty("fouten")[0].GetProperty("veld").GetString().ShouldBe("/waarneming");
        Totals(await Import(Encoding.UTF8.GetBytes(file), "application/x-ndjson")).ShouldBe((7, 0, 4, 3));
    }

    [Fact]
    public async Task A_file_that_is_packed_wrongly_keeps_what_was_read()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Header));
            for (var i = 0; i < 5_000; i++) gzip.Write(Encoding.UTF8.GetBytes($"stuk-{i},2026-11-19,BU99990103,geldzorgen,inloop,,,,,,\n"));
        }
        var broken = packed.ToArray();
        broken[^6] ^= 0xFF;
        var totals = Totals(await Import(broken, "text/csv", "gzip"));
        totals.Created.ShouldBeGreaterThan(0);
        totals.Refused.ShouldBe(1);
    }

    [Theory]
    [InlineData("waargenomenOp,buurt,thema,bron,naam,waarneming", "/naam|/waarneming")]
    [InlineData("waargenomenOp,buurt,buurt", "/bron|/buurt|/thema")]
    [InlineData("", "/|/bron|/buurt|/thema|/waargenomenOp")]
    [InlineData("\"waargenomenOp", "")]
    public async Task A_header_that_is_wrong_is_refused(string header, string fields)
    {
        var answer = await town.Post("/v1/importen", header + "\n2026-11-19", "beheerder", type: "text/csv");
        answer.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.Order(StringComparer.Ordinal).ShouldBe(fields.Split('|'));
    }

    [Fact]
    public async Task A_sender_who_reads_nothing_until_all_is_sent_is_served()
    {
        var line = Encoding.UTF8.GetBytes("2026-11-19,BU99990102,geldzorgen,onbekend\n");
        using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", new Uri(town.App.Urls.First()).Port);
        await using var stream = socket.GetStream();
        const int lines = 120_000;
        var head = Encoding.UTF8.GetBytes("waargenomenOp,buurt,thema,bron\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/importen HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer demo-beheerder\r\nContent-Type: text/csv\r\nContent-Length: {head.Length + (lines * line.Length)}\r\n\r\n"));
        await stream.WriteAsync(head);
        for (var i = 0; i < lines; i++) await stream.WriteAsync(line).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldContain($"\"afgewezen\":{lines}");
    }

    private Task<List<JsonElement>> Import(string file) => Import(Encoding.UTF8.GetBytes(file));

    private async Task<List<JsonElement>> Import(byte[] file, string type = "text/csv", string? encoding = null)
    {
        var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        var answer = await town.Send(HttpMethod.Post, "/v1/importen", "beheerder", content);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Type.ShouldBe("application/x-ndjson");
        return [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static (int Lines, int Created, int Known, int Refused) Totals(List<JsonElement> results)
    {
        var totals = results[^1].GetProperty("totaal");
        return (totals.GetProperty("regels").GetInt32(), totals.GetProperty("aangemaakt").GetInt32(), totals.GetProperty("dubbel").GetInt32(), totals.GetProperty("afgewezen").GetInt32());
    }
}

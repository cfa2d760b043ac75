using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>Durability seen, not assumed: the system calls show that the disk was flushed before anybody was told.</summary>
public sealed partial class FlushTests
{
    private const string Strace = "/usr/bin/strace";

    [SkippableFact]
    public async Task SQLite_flushes_between_the_request_and_the_201()
    {
        Skip.IfNot(File.Exists(Strace), "strace is not installed");
        using var folder = new TemporaryFolder();
        var trace = folder.File("calls");
        await using var silo = await SiloProcess.Begin(around: [Strace, "-f", "-ttt", "-s", "200", "-e", "trace=fsync,fdatasync,recvfrom,recvmsg,sendto,sendmsg", "-o", trace]);

        await Tell(silo);

        await silo.Kill();
        var (asked, answered) = Exchange(await File.ReadAllLinesAsync(trace));
        Flushes(await File.ReadAllLinesAsync(trace)).ShouldContain(flush => asked < flush && flush < answered);
    }

    [SkippableFact]
    public async Task PostgreSQL_flushes_between_the_request_and_the_201()
    {
        Skip.IfNot(File.Exists(Strace), "strace is not installed");
        var server = await PostgresServer.OrSkip();
        var postmaster = await Postmaster(server);
        Skip.If(postmaster is null, "the PostgreSQL server runs elsewhere, out of strace's sight");
        using var folder = new TemporaryFolder();
        var (calls, flushes) = (folder.File("calls"), folder.File("flushes"));
        await using var silo = await SiloProcess.Begin(
            await Database.Postgres.Fresh(), [Strace, "-f", "-ttt", "-s", "200", "-e", "trace=recvfrom,recvmsg,sendto,sendmsg", "-o", calls]);
        var processes = Children(postmaster.Value).Append(postmaster.Value).SelectMany(id => new[] { "-p", id.ToString(CultureInfo.InvariantCulture) });
        using var watching = Process.Start(new ProcessStartInfo(Strace, ["-f", "-ttt", "-e", "trace=fsync,fdatasync", "-o", flushes, .. processes]) { RedirectStandardError = true })!;
        await watching.StandardError.ReadLineAsync();

        await Tell(silo);

        await silo.Kill();
        watching.Kill();
        await watching.WaitForExitAsync();
        var (asked, answered) = Exchange(await File.ReadAllLinesAsync(calls));
        Flushes(await File.ReadAllLinesAsync(flushes)).ShouldContain(flush => asked < flush && flush < answered);
    }

    // A signal without free text, so that the only flush it can owe is that of the journal.
    private static async Task Tell(SiloProcess silo)
    {
        using var client = silo.Client();
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var response = await silo.Tell(client, new { thema = "taal", buurt = "BU99990203", bron = "bewoner" });
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static (double Asked, double Answered) Exchange(string[] trace) =>
        (At(trace.First(line => line.Contains("POST /v1/signalen", StringComparison.Ordinal))),
            At(trace.First(line => line.Contains("HTTP/1.1 201", StringComparison.Ordinal))));

    // When a flush had come back, not when it was asked for.
    private static IEnumerable<double> Flushes(string[] trace) =>
        trace.Where(line => Flush().IsMatch(line) && line.EndsWith("= 0", StringComparison.Ordinal)).Select(At);

    private static double At(string line) => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static async Task<int?> Postmaster(PostgresServer server)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT current_setting('data_directory')", connection);
        var file = Path.Combine((string)(await command.ExecuteScalarAsync())!, "postmaster.pid");
        return File.Exists(file) ? int.Parse((await File.ReadAllLinesAsync(file))[0], CultureInfo.InvariantCulture) : null;
    }

    private static IEnumerable<int> Children(int process) =>
        File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\b(fsync|fdatasync)\b")]
    private static partial Regex Flush();
}

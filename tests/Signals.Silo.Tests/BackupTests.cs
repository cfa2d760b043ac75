using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Signals.Testing;

namespace Signals.Silo.Tests;

/// <summary>The scripts in <c>deploy/backup</c>, as an administrator runs them.</summary>
public sealed class BackupTests
{
    [SkippableFact]
    public async Task The_drill_comes_back_to_a_moment_and_revives_nobody()
    {
        Skip.IfNot(Directory.Exists("/usr/lib/postgresql"), "PostgreSQL's programs are not installed");
        Skip.IfNot(File.Exists("/usr/bin/curl"), "curl is not installed");

        var (code, said) = await Run("drill");

        code.ShouldBe(0, said);
        said.ShouldContain("nobody who was erased has come back");
        said.ShouldContain("verify: clean");
        said.TrimEnd().ShouldEndWith("drill passed");
    }

    [SkippableFact]
    public async Task A_running_platform_on_SQLite_is_backed_up_and_restored_without_reviving_anybody()
    {
        Skip.IfNot(File.Exists("/usr/bin/sqlite3"), "sqlite3 is not installed");
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Begin();
        using var client = silo.Client();
        using var first = await silo.Tell(client, Signal("eerste"), "eerste");
        var answer = await first.Content.ReadAsStringAsync();
        using var erased = await silo.Tell(client, Signal("tweede"), "tweede");
        var code = System.Text.Json.JsonDocument.Parse(await erased.Content.ReadAsStringAsync()).RootElement.GetProperty("volgcode").GetString();

        using var member = silo.Client("wijkteamlid");
        using var named = await silo.Tell(member, new { thema = "geldzorgen", buurt = "BU99990202", bron = "huisbezoek", overAnder = true, waarneming = "Over een ander" });
        var another = System.Text.Json.JsonDocument.Parse(await named.Content.ReadAsStringAsync()).RootElement;
        for (var tries = 0; !(await member.GetStringAsync("/v1/derden")).Contains(another.GetProperty("id").GetString()!, StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(200);
            await Task.Delay(50);
        }

        var backups = new List<(string File, string Backup)>();
        foreach (var file in (string[])["journal.db", "vault.db"])
        {
            var (done, said) = await Run("backup", "sqlite", Path.Combine(silo.DataFolder, file), folder.File(file), "30");
            done.ShouldBe(0, said);
            backups.Add((file, said.Trim()));
        }
        (await member.PostAsync($"/v1/derden/{another.GetProperty("id").GetString()}/afhandelen", JsonContent.Create(new { keuze = "wissen" }))).EnsureSuccessStatusCode();
        (await client.PostAsync("/v1/meldingen/intrekken", System.Net.Http.Json.JsonContent.Create(new { volgcode = code }))).EnsureSuccessStatusCode();
        await silo.Kill();
        var (listed, erasures) = await SignalsCommand.Run("erasures", "list", "--data", silo.DataFolder);
        listed.ShouldBe(0, erasures);
        await File.WriteAllTextAsync(folder.File("erasures"), erasures);
        (await Run("restore", "sqlite", backups[1].Backup, silo.DataFolder)).ExitCode.ShouldBe(1, "what is there must not be written over");
        foreach (var file in Directory.GetFiles(silo.DataFolder, "*.db*")) File.Delete(file);

        foreach (var (_, backup) in backups) (await Run("restore", "sqlite", backup, silo.DataFolder)).ExitCode.ShouldBe(0);
        var (replayed, told) = await SignalsCommand.Run("erasures", "replay", folder.File("erasures"), "--data", silo.DataFolder);

        replayed.ShouldBe(0, told);
        told.ShouldContain("2 erasures, of which 2 had to be done again; 1 signals taken back again", Case.Sensitive, "of one only the words were erased");
        var (verified, report) = await SignalsCommand.Run("verify", "--sqlite", Path.Combine(silo.DataFolder, "journal.db"));
        verified.ShouldBe(0, report);
        await silo.Restart();
        using var again = silo.Client();
        using var repeat = await silo.Tell(again, Signal("eerste"), "eerste");
        repeat.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await repeat.Content.ReadAsStringAsync()).ShouldBe(answer);
        (await again.PostAsync("/v1/meldingen/opvragen", JsonContent.Create(new { volgcode = another.GetProperty("volgcode").GetString() }))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task Of_whoever_took_back_what_they_told_or_whose_term_is_over_nothing_shows_after_a_restore()
    {
        Skip.IfNot(File.Exists("/usr/bin/sqlite3"), "sqlite3 is not installed");
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Begin();
        using var resident = silo.Client();
        using var member = silo.Client("wijkteamlid");
        var codes = new List<(string Code, string Id)>();
        for (var house = 0; house < 10; house++)
            codes.Add(await Tell(silo, resident, new
            {
                thema = "eenzaamheid",
                buurt = "BU99990201",
                bron = "bewoner",
                waarneming = $"woorden van {Letter(house)}",
                huishouden = new { postcode = "9999AB", huisnummer = 100 + house },
                contact = new { email = $"{Letter(house)}@voorbeeld.example", toestemming = true },
                bijElkaarHouden = true,
            }));
        using var volunteer = silo.Client("vrijwilliger");
        for (var time = 0; time < 2; time++) await Tell(silo, volunteer, new { thema = "eenzaamheid", buurt = "BU99990201", bron = "inloop" });
        // One without words and without an address: nothing of it was ever in the vault.
        var bare = await Tell(silo, resident, new { thema = "taal", buurt = "BU99990203", bron = "bewoner" });
        await Eventually(async () => (await Words(member)).Contains("woorden van b", StringComparison.Ordinal));

        var backups = new List<string>();
        foreach (var file in (string[])["journal.db", "vault.db"]) backups.Add((await Run("backup", "sqlite", Path.Combine(silo.DataFolder, file), folder.File(file), "30")).Said.Trim());
        foreach (var (code, _) in (IEnumerable<(string, string)>)[codes[0], bare])
            (await resident.PostAsync("/v1/meldingen/intrekken", JsonContent.Create(new { volgcode = code }))).EnsureSuccessStatusCode();
        (await StopTogether(silo, codes[3].Code)).ShouldBe(HttpStatusCode.NoContent);
        await silo.Kill();
        var (_, erasures) = await SignalsCommand.Run("erasures", "list", "--data", silo.DataFolder);
        await File.WriteAllTextAsync(folder.File("erasures"), erasures);
        foreach (var file in Directory.GetFiles(silo.DataFolder, "*.db*")) File.Delete(file);
        foreach (var backup in backups) (await Run("restore", "sqlite", backup, silo.DataFolder)).ExitCode.ShouldBe(0);
        // As if the backup had lain there until one's time was over.
        await Change(Path.Combine(silo.DataFolder, "vault.db"), $"UPDATE personal_part SET keep_until = kept_at + 1 WHERE hex(signal) = '{codes[1].Id.ToUpperInvariant()}'");
        var (replayed, told) = await SignalsCommand.Run("erasures", "replay", folder.File("erasures"), "--data", silo.DataFolder);

        replayed.ShouldBe(0, told);
        told.ShouldContain("4 erasures, of which 3 had to be done again; 2 signals taken back again, 1 households let go again");
        (await SignalsCommand.Run("verify", "--sqlite", Path.Combine(silo.DataFolder, "journal.db"))).ExitCode.ShouldBe(0);
        await silo.Restart();
        (await Ask(silo, codes[0].Code)).ShouldBe(HttpStatusCode.NotFound);
        (await Ask(silo, bare.Code)).ShouldBe(HttpStatusCode.NotFound);
        (await Ask(silo, codes[2].Code)).ShouldBe(HttpStatusCode.OK);
        (await StopTogether(silo, codes[3].Code)).ShouldBe(HttpStatusCode.NotFound, "the household is not revived");
        var words = await Words(member);
        words.ShouldContain("woorden van c");
        words.ShouldNotContain("woorden van a");
        words.ShouldNotContain("woorden van b");
        await Eventually(async () => await Count(Path.Combine(silo.DataFolder, "vault.db"), codes[0].Id) + await Count(Path.Combine(silo.DataFolder, "vault.db"), codes[1].Id) == 0);
        (await silo.Stop()).ShouldBe(0);
        var (again, nothing) = await SignalsCommand.Run("erasures", "replay", folder.File("erasures"), "--data", silo.DataFolder);
        again.ShouldBe(0, nothing);
        nothing.ShouldContain("4 erasures, of which 0 had to be done again; 0 signals taken back again, 0 households let go again");
        // The list came along, for the restore after this one.
        (await SignalsCommand.Run("erasures", "list", "--data", silo.DataFolder)).Said.ShouldBe(erasures);
    }

    [SkippableFact]
    public async Task A_backup_is_kept_for_thirty_days_at_most_and_goes_though_none_comes_after_it()
    {
        Skip.IfNot(File.Exists("/usr/bin/sqlite3"), "sqlite3 is not installed");
        using var folder = new TemporaryFolder();
        await Change(folder.File("journal.db"), "CREATE TABLE log(a)");

        var (code, said) = await Run("backup", "sqlite", folder.File("journal.db"), folder.File("kept"), "31");
        code.ShouldBe(1);
        said.ShouldContain("at most 30 days");
        var kept = (await Run("backup", "sqlite", folder.File("journal.db"), folder.File("kept"), "30")).Said.Trim();

        // By its name, whatever copying did to the times of its files.
        var now = DateTime.UtcNow;
        string Made(int daysAgo) => Path.Combine(folder.File("kept"), now.AddDays(-daysAgo).ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var days in (int[])[10, 29, 31, 58]) Directory.CreateDirectory(Made(days));
        Directory.CreateDirectory(Path.Combine(folder.File("kept"), $".{Path.GetFileName(Made(40))}"));
        Directory.CreateDirectory(Path.Combine(folder.File("kept"), "notes"));
        (await Run("backup", "prune", folder.File("kept"), "30")).ExitCode.ShouldBe(0);

        Directory.GetDirectories(folder.File("kept")).Select(Path.GetFileName).Order()
            .ShouldBe(((string[])[Made(29), Made(10), kept, "notes"]).Select(Path.GetFileName).Order());
    }

    private static char Letter(int house) => (char)('a' + house);

    private static async Task<(string Code, string Id)> Tell(SiloProcess silo, HttpClient client, object signal)
    {
        using var response = await silo.Tell(client, signal);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var answer = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return (answer.GetProperty("volgcode").GetString()!, answer.GetProperty("id").GetString()!);
    }

    private static async Task<HttpStatusCode> Ask(SiloProcess silo, string code)
    {
        using var resident = silo.Client();
        return (await resident.PostAsync("/v1/meldingen/opvragen", JsonContent.Create(new { volgcode = code }))).StatusCode;
    }

    private static async Task<HttpStatusCode> StopTogether(SiloProcess silo, string code)
    {
        using var resident = silo.Client();
        return (await resident.PostAsync("/v1/meldingen/bij-elkaar-stoppen", JsonContent.Create(new { volgcode = code }))).StatusCode;
    }

    private static async Task<string> Words(HttpClient member)
    {
        using var response = await member.GetAsync("/v1/aanleidingen/BU99990201-1/woorden");
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<long> Count(string vault, string signal)
    {
        await using var connection = new SqliteConnection($"Data Source={vault};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand($"SELECT count(*) FROM personal_part WHERE hex(signal) = '{signal.ToUpperInvariant()}'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Change(string file, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("It did not become so.");
    }

    private static object Signal(string words) => new { thema = "taal", buurt = "BU99990203", bron = "bewoner", waarneming = words };

    private static async Task<(int ExitCode, string Said)> Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.File(Path.Combine("deploy", "backup", script)), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SIGNALS_CONFIGURATION"] = Repository.Configuration;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}

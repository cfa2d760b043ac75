using System.Diagnostics;
using System.Net;
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

        var backups = new List<(string File, string Backup)>();
        foreach (var file in (string[])["journal.db", "vault.db"])
        {
            var (done, said) = await Run("backup", "sqlite", Path.Combine(silo.DataFolder, file), folder.File(file), "30");
            done.ShouldBe(0, said);
            backups.Add((file, said.Trim()));
        }
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
        told.ShouldContain("1 erasures, of which 1 had to be done again");
        var (verified, report) = await SignalsCommand.Run("verify", "--sqlite", Path.Combine(silo.DataFolder, "journal.db"));
        verified.ShouldBe(0, report);
        await silo.Restart();
        using var again = silo.Client();
        using var repeat = await silo.Tell(again, Signal("eerste"), "eerste");
        repeat.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await repeat.Content.ReadAsStringAsync()).ShouldBe(answer);
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

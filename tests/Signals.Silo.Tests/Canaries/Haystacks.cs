using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Signals.Silo.Tests.Canaries;

/// <summary>Everything that a platform leaves behind, as bytes to look through.</summary>
internal static class Haystacks
{
    /// <summary>Every file of a folder, byte by byte, with those below it.</summary>
    public static void LookAtFolder(this Sweep sweep, string kind, string folder, Func<Canary, bool>? allowed = null)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            // Locks are held by whoever runs, and empty; a socket holds nothing.
            if (file.EndsWith(".lock", StringComparison.Ordinal) || Path.GetFileName(file) == "lock" || Path.GetFileName(file).StartsWith(".s.PGSQL", StringComparison.Ordinal)) continue;
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[stream.Length];
                sweep.Look(kind, Path.GetFileName(file), bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)), allowed);
            }
            catch (FileNotFoundException)
            {
                // A server removes files of its own while it runs.
            }
        }
    }

    /// <summary>Every value of every table of a SQLite file: what lies on several pages is in one piece here.</summary>
    public static async Task LookAtTables(this Sweep sweep, string file, Func<Canary, bool>? allowed = null)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var command = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        foreach (var table in tables)
        {
            using var whole = new MemoryStream();
            await using var command = new SqliteCommand($"SELECT * FROM \"{table}\"", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    whole.Write(reader.GetValue(column) switch { byte[] bytes => bytes, string text => Encoding.UTF8.GetBytes(text), var other => Encoding.ASCII.GetBytes($"{other}") });
                    whole.Write("\n"u8);
                }
            sweep.Look("tables", $"{Path.GetFileName(file)} {table}", whole.ToArray(), allowed);
        }
    }

    /// <summary>A database of PostgreSQL: a dump as its own program writes it, and every file of the server.</summary>
    public static async Task LookAtServer(this Sweep sweep, string connectionString, Func<Canary, bool>? allowed = null)
    {
        var at = new NpgsqlConnectionStringBuilder(connectionString);
        var programs = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last();
        var start = new ProcessStartInfo(Path.Combine(programs, "bin", "pg_dump"), ["-h", at.Host!, "-p", $"{at.Port}", "-U", at.Username!, "-d", at.Database!, "--inserts"]) { RedirectStandardOutput = true };
        using (var dump = Process.Start(start)!)
        {
            using var text = new MemoryStream();
            await dump.StandardOutput.BaseStream.CopyToAsync(text);
            await dump.WaitForExitAsync();
            dump.ExitCode.ShouldBe(0);
            sweep.Look("pg_dump", at.Database!, text.ToArray(), allowed);
        }
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SHOW data_directory", connection);
        var folder = (string)(await command.ExecuteScalarAsync())!;
        // With its log beside it.
        sweep.LookAtFolder("PostgreSQL's files", Path.GetDirectoryName(folder)!, allowed);
    }

    /// <summary>Every list of a municipality's file.</summary>
    public static async Task LookAtArchive(this Sweep sweep, string file, Func<Canary, bool>? allowed = null)
    {
        await using var archive = await ZipFile.OpenReadAsync(file);
        foreach (var entry in archive.Entries)
        {
            await using var stream = await entry.OpenAsync();
            using var whole = new MemoryStream();
            await stream.CopyToAsync(whole);
            sweep.Look("export", entry.FullName, whole.ToArray(), allowed);
        }
    }
}

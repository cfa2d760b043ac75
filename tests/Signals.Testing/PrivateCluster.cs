using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Signals.Testing;

/// <summary>Starts a PostgreSQL cluster in a temporary folder, on a free loopback port, and stops it when the process ends.</summary>
internal static class PrivateCluster
{
    // Losing these data is no loss; what the tests ask of PostgreSQL does not change without the flushes.
    private const string Settings = "-c fsync=off -c max_connections=200 -c listen_addresses=127.0.0.1";

    /// <exception cref="PostgresAbsentException">PostgreSQL is not installed or does not start.</exception>
    public static async Task<string> Start()
    {
        var programs = FindPrograms();
        var folder = Directory.CreateTempSubdirectory("signals-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        // initdb refuses to run as root.
        var asPostgres = Environment.UserName == "root";
        if (asPostgres) await Run("chown", ["postgres", folder]);
        var port = FreePort();
        await RunAs(asPostgres, Path.Combine(programs, "initdb"), ["-D", data, "-U", "signals", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await RunAs(asPostgres, Path.Combine(programs, "pg_ctl"),
            ["-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o", $"{Settings} -p {port.ToString(CultureInfo.InvariantCulture)} -k {folder}", "start"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(asPostgres, programs, data, folder);
        return new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "signals",
            Database = "postgres",
        }.ToString();
    }

    private static string FindPrograms()
    {
        string[] installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = installed.OrderByDescending(f => f, StringComparer.Ordinal).Select(f => Path.Combine(f, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return folders.FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")))
            ?? throw new PostgresAbsentException("PostgreSQL is not installed here; set SIGNALS_TEST_POSTGRES to a connection string to run this test.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Stop(bool asPostgres, string programs, string data, string folder)
    {
        RunAs(asPostgres, Path.Combine(programs, "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"]).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private static Task RunAs(bool asPostgres, string program, string[] arguments) =>
        asPostgres ? Run("runuser", ["-u", "postgres", "--", program, .. arguments]) : Run(program, arguments);

    private static async Task Run(string program, string[] arguments)
    {
        try
        {
            // Output is not redirected to a pipe: the server would inherit it and the pipe would never close.
            using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new PostgresAbsentException($"A private PostgreSQL server did not start: {Path.GetFileName(program)} ended with {process.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception reason)
        {
            throw new PostgresAbsentException("A private PostgreSQL server did not start.", reason);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Signals.Testing;

/// <summary>Starts a PostgreSQL cluster in a temporary folder, on a free loopback port. It goes when this process ends, however it ends.</summary>
internal sealed class PrivateCluster
{
    // With its flushes, as it runs in earnest: a test watches for them.
    private const string Settings = "-c max_connections=200 -c listen_addresses=127.0.0.1";

    // A test host is given no time to clean up after itself, so that a process of its own does it.
    private const string CleanUp =
        """
        owner=$1; folder=$2; shift 2
        while kill -0 "$owner" 2>/dev/null; do sleep 1; done
        "$@"
        rm -rf "$folder"
        """;

    private readonly bool asPostgres;
    private readonly string server;
    private readonly string data;

    private PrivateCluster(bool asPostgres, string server, string data, string connectionString) =>
        (this.asPostgres, this.server, this.data, ConnectionString) = (asPostgres, server, data, connectionString);

    /// <summary>Leads to its database, as its owner.</summary>
    public string ConnectionString { get; }

    /// <exception cref="PostgresAbsentException">PostgreSQL is not installed or does not start.</exception>
    public static async Task<PrivateCluster> Start()
    {
        var programs = FindPrograms();
        var folder = Directory.CreateTempSubdirectory("signals-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        // initdb refuses to run as root.
        var asPostgres = Environment.UserName == "root";
        if (asPostgres) await Run("chown", ["postgres", folder]);
        var port = Loopback.FreePort();
        await RunAs(asPostgres, Path.Combine(programs, "initdb"), ["-D", data, "-U", "signals", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        var server = Path.Combine(programs, "pg_ctl");
        using var cleaner = Begin("setsid",
            ["sh", "-c", CleanUp, "sh", Text(Environment.ProcessId), folder, .. As(asPostgres, server, ["-D", data, "-m", "immediate", "-w", "stop"])]);
        await RunAs(asPostgres, server,
            ["-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o", $"{Settings} -p {Text(port)} -k {folder}", "start"]);
        var connection = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "signals", Database = "postgres" };
        return new(asPostgres, server, data, connection.ToString());
    }

    /// <summary>Stops it as a crash would, and starts it again.</summary>
    public Task Restart() => RunAs(asPostgres, server, ["-D", data, "-m", "immediate", "-w", "-t", "60", "-l", Path.Combine(data, "..", "log"), "restart"]);

    private static string FindPrograms()
    {
        string[] installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folders = installed.OrderByDescending(f => f, StringComparer.Ordinal).Select(f => Path.Combine(f, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        return folders.FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")))
            ?? throw new PostgresAbsentException("PostgreSQL is not installed here; set SIGNALS_TEST_POSTGRES to a connection string to run this test.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] As(bool asPostgres, string program, string[] arguments) =>
        asPostgres ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];

    private static Task RunAs(bool asPostgres, string program, string[] arguments)
    {
        var words = As(asPostgres, program, arguments);
        return Run(words[0], words[1..]);
    }

    private static async Task Run(string program, string[] arguments)
    {
        using var process = Begin(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new PostgresAbsentException($"A private PostgreSQL server did not start: one of its programs ended with {Text(process.ExitCode)}.");
    }

    // Output is not redirected to a pipe: the server would inherit it and the pipe would never close.
    private static Process Begin(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        }
        catch (System.ComponentModel.Win32Exception reason)
        {
            throw new PostgresAbsentException("A private PostgreSQL server did not start.", reason);
        }
    }
}

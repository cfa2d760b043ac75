using Signals.Channels;
using Signals.Gateway;
using Signals.Journal.Vault;
using Signals.Silo.Telemetry;

namespace Signals.Silo;

/// <summary>What an installation sets, under <c>Signals</c> in appsettings.json or as environment variables (<c>Signals__Database=postgres</c>).</summary>
public sealed record SiloOptions
{
    /// <summary>What this process is: <see cref="Role.All"/> (default), <see cref="Role.Silo"/> or <see cref="Role.Gateway"/>.</summary>
    public Role Role { get; init; } = Role.All;

    /// <summary>Where the SQLite files and the keys live; made if it is not there. Default <c>data</c> in the working folder.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary><see cref="DatabaseKind.Sqlite"/> (default) or <see cref="DatabaseKind.Postgres"/>.</summary>
    public DatabaseKind Database { get; init; } = DatabaseKind.Sqlite;

    /// <summary>The journal's database, when it is PostgreSQL.</summary>
    public string? Journal { get; init; }

    /// <summary>The vault's database, when it is PostgreSQL: apart from the journal's if you can. Default that of the journal.</summary>
    public string? Vault { get; init; }

    /// <summary>
    /// A file with the 32 bytes under which every other key is wrapped, or a folder with several such files, of which the last by name that ends in <c>.key</c> is current. Default
    /// <c>master.key</c> in the data folder, made on first start. Keep a copy apart from backups of the vault.
    /// </summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>A master key that stays in OpenBao or HashiCorp Vault, in place of one in a file. None unless set.</summary>
    public TransitOptions? Transit { get; init; }

    /// <summary>Where figures for monitoring are served, at <c>/metrics</c>: not to be reached from outside. Empty for nowhere. Default <c>http://127.0.0.1:5081</c>.</summary>
    public string Management { get; init; } = "http://127.0.0.1:5081";

    /// <summary>The audit log and the processing log.</summary>
    public LogbookSettings Logbook { get; init; } = new();

    /// <summary>Where traces, metrics and logs are sent.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>What a silo or a gateway of a cluster sets.</summary>
    public ClusterSettings Cluster { get; init; } = new();

    /// <summary>How people and systems outside are reached. Whoever holds grains sends, so a gateway of a cluster needs none of it.</summary>
    public ChannelsOptions Channels { get; init; } = new();

    /// <summary>The gateway's own settings.</summary>
    public GatewayOptions Gateway { get; init; } = new();

    /// <summary>The vault's database, when it is PostgreSQL.</summary>
    internal string VaultDatabase => Vault ?? Journal!;

    /// <summary>The database of the cluster's membership.</summary>
    internal string MembershipDatabase => Cluster.Membership ?? Journal!;

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="environment">Some of them may only be left out in Development.</param>
    /// <exception cref="SettingsException">Settings are missing or wrong; the message names every one of them and says what to do.</exception>
    public static SiloOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        SiloOptions options;
        try
        {
            options = configuration.GetSection("Signals").Get<SiloOptions>() ?? new();
        }
        catch (InvalidOperationException failure)
        {
            throw new SettingsException(failure.Message);
        }
        var problems = options.Problems(environment.IsDevelopment()).ToList();
        return problems.Count == 0 ? options : throw new SettingsException(string.Join(Environment.NewLine, problems));
    }

    private IEnumerable<string> Problems(bool development)
    {
        if (Role != Role.All && Database != DatabaseKind.Postgres)
            yield return "Signals:Database must be Postgres for a silo or a gateway: a cluster shares one database.";
        else if (Database == DatabaseKind.Postgres && Role != Role.Gateway && string.IsNullOrWhiteSpace(Journal))
            yield return "Signals:Journal is missing. Give the connection string of the PostgreSQL database, or set Signals:Database to Sqlite.";
        else if (Role == Role.Gateway && string.IsNullOrWhiteSpace(Journal) && (string.IsNullOrWhiteSpace(Vault) || string.IsNullOrWhiteSpace(Cluster.Membership)))
            yield return "Signals:Vault and Signals:Cluster:Membership are missing. A gateway needs the connection strings of both databases.";
        foreach (var problem in Role == Role.Gateway ? [] : Channels.Problems(development)) yield return problem;
        foreach (var problem in Transit?.Problems() ?? []) yield return problem;
        foreach (var problem in Logbook.Problems()) yield return problem;
        if (Role == Role.All) yield break;
        if (Transit is null && !File.Exists(MasterKeyFile) && !Directory.Exists(MasterKeyFile))
            yield return "Signals:MasterKeyFile must name the file with the 32 bytes that all members share. Make one with: head -c 32 /dev/urandom > master.key";
        foreach (var problem in Cluster.Problems(development)) yield return problem;
    }
}

/// <summary>A setting is missing or wrong. The message names it and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>What a process is.</summary>
public enum Role
{
    /// <summary>The whole platform in one process, on the embedded engine.</summary>
    All,

    /// <summary>Holds grains in a cluster; faces nobody outside.</summary>
    Silo,

    /// <summary>Faces the outside and calls the grains of a cluster; holds none.</summary>
    Gateway,
}

/// <summary>Which database holds journal and vault.</summary>
public enum DatabaseKind
{
    /// <summary>Two files in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}
